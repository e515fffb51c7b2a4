"""A personal assistant for freelancers on a service marketplace."""
