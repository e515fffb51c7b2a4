"""The chat model that comes with the product: acts → next step → words, pure, English and French, no network."""
