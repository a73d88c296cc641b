"""What editors wrote: files to typed entries, with every mistake located."""
