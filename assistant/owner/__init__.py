"""The freelancer's own chat: what is said in words is read back, confirmed, done once, listed, and undone exactly."""
