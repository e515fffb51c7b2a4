from __future__ import annotations

from pathlib import Path

from assistant.database.migrate import opened
from assistant.retrieval.embedding import open_embedder
from assistant.retrieval.library import Library
from assistant.settings import Settings
from assistant.turns.warming import warm
from assistant.understanding.acts import acts
from assistant.understanding.terms import lexicon


def test_what_the_first_message_needs_is_there_before_it(tmp_path: Path) -> None:
    lexicon.cache_clear()
    acts.cache_clear()
    with opened(Settings(home=tmp_path)) as database:
        library = Library(database, embedder := open_embedder(tmp_path), tmp_path)
        warm(embedder, library)
        library.close()
    assert lexicon.cache_info().currsize == 1
    assert acts.cache_info().currsize > 0
