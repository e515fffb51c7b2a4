"""One file per thing clients ask; each answer looks up what it needs and puts it into words."""
