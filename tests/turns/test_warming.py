from __future__ import annotations

from pathlib import Path

from assistant.retrieval.embedding import open_embedder
from assistant.turns.warming import warm
from assistant.understanding.acts import acts
from assistant.understanding.terms import lexicon


def test_what_the_first_message_needs_is_there_before_it(tmp_path: Path) -> None:
    lexicon.cache_clear()
    acts.cache_clear()
    warm(open_embedder(tmp_path))
    assert lexicon.cache_info().currsize == 1
    assert acts.cache_info().currsize > 0
