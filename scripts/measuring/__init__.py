"""What `python3 scripts measure` is made of: an invented gallery of any size, child processes and their memory, and a
first search in a browser."""
