"""The only folder that imports MkDocs: thin events around plain plans and artifacts."""
