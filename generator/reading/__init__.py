"""Files to values: bytes of `seeds/`, `topics/`, `mkdocs.yml` and our own language data."""
