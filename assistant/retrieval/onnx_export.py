"""Exports a sentence-transformers model to ONNX; run as `python -m assistant.retrieval.onnx_export SOURCE TARGET`."""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.retrieval.onnx_cache import META, NOT_A_MODEL
from assistant.retrieval.onnx_embedder import OnnxEmbedder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_TOLERANCE = 1e-4
_SAMPLES = (
    "How much for three logos?",
    "Un rendez-vous jeudi après-midi, c’est possible ?",
    "OK",
    "A longer text that reaches the longest input the model reads. " * 90,
)


def export(source: str, target: Path) -> None:
    """Writes model.onnx, tokenizer.json and, last, meta.json; a model that cannot be exported gets a meta.json that says why."""
    model = _load(source)
    try:
        meta = _write_onnx(model, target)
        _compare(model, OnnxEmbedder(target, meta, "new"))
    except OSError:
        raise
    except Exception as error:  # whatever stops the exporter, sentence-transformers can still serve the model
        meta = {"served_by": "sentence-transformers", "reason": f"{type(error).__name__}: {error}"[:500]}
    for path in target.iterdir():
        _flush(path)
    (target / META).write_text(json.dumps(meta, indent=1), "utf8")
    _flush(target / META)


def _load(source: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(source, device="cpu", local_files_only=True, model_kwargs={"attn_implementation": "eager"}).eval()
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}".splitlines()[0])
        raise SystemExit(NOT_A_MODEL) from error


def _write_onnx(model: SentenceTransformer, target: Path) -> dict[str, Any]:
    import torch

    class Pipeline(torch.nn.Module):  # type: ignore[misc]  # torch is not read by mypy
        """Every module of the model in turn, then unit length."""

        def __init__(self, names: list[str]) -> None:
            super().__init__()
            self.names = names
            self.stages = torch.nn.ModuleList(list(model))

        def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
            features: dict[str, Any] = dict(zip(self.names, inputs, strict=True))
            for stage in self.stages:
                features = stage(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)

    sample = model.preprocess(list(_SAMPLES[:2]))
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in sample]
    if names[:2] != ["input_ids", "attention_mask"]:
        raise ValueError(f"it reads {sorted(sample)} instead of tokens and a mask")
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pipeline(names),
            tuple(sample[name] for name in names),
            str(target / "model.onnx"),
            input_names=names,
            output_names=["vectors"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in names} | {"vectors": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
    model.tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
    return _meta(model, names)


def _meta(model: SentenceTransformer, names: list[str]) -> dict[str, Any]:
    prompts = model.prompts
    passage = next((prompts[name] for name in ("document", "passage", "corpus") if prompts.get(name)), "")
    return {
        "served_by": "onnxruntime",
        "dimensions": model.get_embedding_dimension(),
        "inputs": names,
        "max_length": model.max_seq_length or 512,
        "pad_id": model.tokenizer.pad_token_id or 0,
        "pad_left": model.tokenizer.padding_side == "left",
        "query_prompt": prompts.get("query") or "",
        "passage_prompt": passage,
    }


def _compare(model: SentenceTransformer, exported: OnnxEmbedder) -> None:
    for query, encode in ((True, model.encode_query), (False, model.encode_document)):
        expected = encode(list(_SAMPLES), normalize_embeddings=True, convert_to_numpy=True)
        worst = float(np.abs(exported.embed(_SAMPLES, query=query) - expected).max())
        if not worst <= _TOLERANCE:
            raise ValueError(f"the exported model differs from sentence-transformers by {worst:.2g}")


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


if __name__ == "__main__":
    export(sys.argv[1], Path(sys.argv[2]))
