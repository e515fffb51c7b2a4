"""The web door: the API, the hosted chat page and the landing page."""
