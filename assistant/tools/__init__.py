"""What the agent can do: one flat table of tools, and one door, `gate`, that every call goes through."""
