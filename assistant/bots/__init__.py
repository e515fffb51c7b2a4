"""Channels that are no web page: each turns what it hears into Incoming and a reply into its own kind of message, nothing else."""
