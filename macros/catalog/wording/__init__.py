"""What pydantic found, in an editor's words and at its place; `explain` is the door."""
