"""The order service: what is sold, what it costs, and within which limits."""
