"""What drives the agent: LangChain chat models, the embedded one and any provider's, all briefed the same way."""
