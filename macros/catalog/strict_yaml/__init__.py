"""What is peculiar to YAML written by people: encodings, traps, lost text; parse.py puts the parts together."""
