"""The exported models kept under the home, one folder for each hash; a folder there is whole or not there at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import assistant
from assistant.errors import Invalid, Unavailable
from assistant.retrieval.model_files import ModelFiles

META = "meta.json"
_UNFINISHED = "unfinished-"
NOT_A_MODEL = 3
"""The exporter's exit status for files that sentence-transformers itself cannot load."""


def prepared(models: Path, files: ModelFiles, tell: Callable[[str], None]) -> tuple[Path, dict[str, Any]]:
    """The folder with the exported model and its description; exports it first where it is missing."""
    folder = models / files.id
    if not (folder / META).is_file():
        tell(f"preparing the embedding model {files.name}, once: this takes some seconds…")
        _export(models, folder, files)
    return folder, json.loads((folder / META).read_text("utf8"))


def _export(models: Path, folder: Path, files: ModelFiles) -> None:
    models.mkdir(parents=True, exist_ok=True)
    for left in models.glob(f"{_UNFINISHED}*"):
        if left.stat().st_mtime < time.time() - 3600:
            shutil.rmtree(left, ignore_errors=True)
    scratch = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=models))
    try:
        _run_exporter(files, scratch)
        try:
            scratch.rename(folder)
        except OSError:
            # Another process exported the same model in the meantime: its files are as good as ours.
            if not (folder / META).is_file():
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _run_exporter(files: ModelFiles, scratch: Path) -> None:
    # A process of its own, so that torch never enters the one that serves; in an empty folder, since a folder called
    # "onnx" where it runs would shadow the onnx package.
    package = str(Path(assistant.__file__).resolve().parent.parent)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH")))),
        "HF_HUB_OFFLINE": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }
    command = [sys.executable, "-m", "assistant.retrieval.onnx_export", str(files.folder), str(scratch.resolve())]
    done = subprocess.run(command, cwd=scratch, env=environment, capture_output=True, text=True, errors="replace")
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"the exporter ended with status {done.returncode}"])[-1]
        if done.returncode == NOT_A_MODEL:
            raise Invalid(f"the embedding model {files.name} cannot be loaded by sentence-transformers: {why}")
        raise Unavailable(f"the embedding model {files.name} could not be prepared: {why}")
