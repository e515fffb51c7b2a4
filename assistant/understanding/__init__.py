"""Words to meaning, in English and French: pure functions, used by every chat model and by the checks."""
