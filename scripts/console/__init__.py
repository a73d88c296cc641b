"""How commands are found, started and heard: standard library only, except `running`, which needs click."""
