"""The Python environment in .venv and the system's packages: standard library only."""
