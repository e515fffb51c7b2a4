"""What a sentence asks, one family of questions per file; kinds.py says in which order they win."""
