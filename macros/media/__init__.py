"""Facts of audio, images and transcripts: what is in a file, never what a page or a feed makes of it."""
