"""Guides as files to take along: a tagged, fillable PDF and an editable Word file, both from one Paper.

shelf.py is the door: `documents(gallery)` makes what is missing in `.cache/documents/` and says where each file is.
"""
