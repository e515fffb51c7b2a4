from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import Invalid, Unavailable
from assistant.retrieval.embedding import Embedder, Vectors, open_embedder, open_model
from assistant.retrieval.english_reading import made_readable
from assistant.retrieval.model_files import find_model

TEXTS = ("How much for three logos?", "Livrez-vous les fichiers sources ?", "ok", "日本語 🎉", "", "long " * 600)


def test_vectors_equal_those_of_sentence_transformers(exported_home: Path, minilm: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(find_model(None, print).folder), device="cpu", local_files_only=True)
    expected = model.encode(list(TEXTS), normalize_embeddings=True)
    assert np.abs(open_model(exported_home).embed(TEXTS) - expected).max() < 1e-4


def test_a_french_text_lies_near_its_translation(minilm: Embedder) -> None:
    french, english, other = minilm.embed(
        [
            "Combien de temps gardez-vous les fichiers après la commande ?",
            "How long do you keep the files after the order?",
            "Do you write in French?",
        ]
    )
    assert french @ english > 0.6 > 0.4 > french @ other


def test_a_model_that_knows_french_reads_it_itself() -> None:
    class Knowing:
        id, dimensions = "knowing", 2

        def embed(self, texts: Sequence[str], *, query: bool = False) -> Vectors:
            return np.tile(np.array([1, 0], np.float32), (len(texts), 1))

    model = Knowing()
    assert made_readable(model) is model


def test_a_batch_gives_the_same_vectors_as_one_text_at_a_time(minilm: Embedder) -> None:
    texts = [f"question {number} about " + "paper " * number for number in range(40)]
    alone = np.concatenate([minilm.embed([text]) for text in texts])
    assert np.abs(minilm.embed(texts) - alone).max() < 1e-5


def test_no_texts_give_no_rows(minilm: Embedder) -> None:
    assert minilm.embed([]).shape == (0, minilm.dimensions)


def test_serving_never_imports_torch(exported_home: Path, minilm: Embedder) -> None:
    code = "import sys, pathlib\nfrom assistant.retrieval.embedding import open_embedder\n"
    code += "open_embedder(pathlib.Path(sys.argv[1])).embed(['hello'])\n"
    code += "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, str(exported_home)]).returncode == 0


def test_a_model_is_exported_once_and_half_an_export_is_never_used(exported_home: Path, minilm: Embedder) -> None:
    said: list[str] = []
    (exported_home / "models" / "unfinished-crashed").mkdir()
    assert open_embedder(exported_home, progress=said.append).id == minilm.id
    assert said == []


def test_many_threads_may_embed_at_once(minilm: Embedder) -> None:
    texts = [f"question {number}" for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        together = np.concatenate(list(pool.map(lambda text: minilm.embed([text]), texts)))
    assert np.abs(together - minilm.embed(texts)).max() < 1e-5


def test_a_name_that_is_not_on_this_machine_says_what_to_do(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(Unavailable, match="name its folder"):
        open_embedder(home, "acme/no-such-model")


def test_a_folder_that_does_not_exist_or_holds_no_model_is_invalid(home: Path, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no such folder"):
        open_embedder(home, "./nowhere")
    with pytest.raises(Invalid, match="no sentence-transformers model"):
        open_embedder(home, str(tmp_path))


def test_files_that_cannot_be_loaded_as_a_model_are_invalid_and_leave_nothing_behind(home: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(Invalid, match="cannot be loaded"):
        open_embedder(home, str(broken))
    assert list((home / "models").iterdir()) == []
