"""How `speak` turns a script into sound: the script's form, voices, made sounds, and putting it all together."""
