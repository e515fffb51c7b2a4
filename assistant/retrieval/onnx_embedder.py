"""An exported model served by onnxruntime and tokenizers: no torch in the process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

_BATCH = 16


class OnnxEmbedder:
    """Each text runs on one thread (more only wait for each other); many texts are spread over the cores in batches of like length."""

    def __init__(self, folder: Path, meta: dict[str, Any], model_id: str) -> None:
        self.id = model_id
        self.dimensions: int = meta["dimensions"]
        self._meta = meta
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(meta["max_length"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])

    def embed(self, texts: Sequence[str], *, query: bool = False) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        prompt = self._meta["query_prompt" if query else "passage_prompt"]
        encodings = self._tokenizer.encode_batch_fast([prompt + text for text in texts])
        order = np.argsort([len(encoding.ids) for encoding in encodings], kind="stable")
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        vectors = np.empty((len(texts), self.dimensions), np.float32)

        def run(batch: NDArray[np.intp]) -> None:
            vectors[batch] = self._session.run(None, self._inputs([encodings[i] for i in batch]))[0]

        if len(batches) == 1:
            run(batches[0])
        else:
            with ThreadPoolExecutor(min(len(batches), os.cpu_count() or 1, 4)) as pool:
                list(pool.map(run, batches))
        return vectors

    def _inputs(self, encodings: Sequence[Encoding]) -> dict[str, NDArray[np.int64]]:
        longest = max(len(encoding.ids) for encoding in encodings)
        shape = (len(encodings), longest)
        ids, mask = np.full(shape, self._meta["pad_id"], np.int64), np.zeros(shape, np.int64)
        types = np.zeros(shape, np.int64)
        for row, encoding in enumerate(encodings):
            length = len(encoding.ids)
            where = slice(longest - length, longest) if self._meta["pad_left"] else slice(0, length)
            ids[row, where], mask[row, where], types[row, where] = encoding.ids, 1, encoding.type_ids
        every = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        return {name: every[name] for name in self._meta["inputs"]}
