"""The commands, one file each; README.md in this folder explains how they start."""
