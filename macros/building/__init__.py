"""How a build is carried out, whichever engine asks for it: pieces of work, shared between processes, done again only
when something they looked at has changed.

A piece is a page, or the files beside one entry. `pieces.py` says which there are, `making.py` does them and writes
down what each looked at, `digests.py` says what that looks like now, `record.py` keeps both in `.cache/build/` until
the next build. Nothing here knows MkDocs, and nothing below here knows that work is shared or kept.
"""
