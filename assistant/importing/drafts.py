"""What an import's files say of one owner, read and checked; nothing here knows what is stored already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.importing import documents
from assistant.importing.checking import checked
from assistant.importing.documents import Document
from assistant.importing.layout import Part
from assistant.importing.problems import Problems, nearest
from assistant.importing.reading import File, read_document, read_documents, read_record
from assistant.importing.rules import check_gig, check_gig_names, check_policies, check_profile
from assistant.importing.shapes import GigShape, PoliciesShape, ProfileShape, Shape
from assistant.importing.yaml_text import YamlProblem, read_yaml
from assistant.retrieval.passages import MARKETPLACE

PROFILE = "profile.yaml"
POLICIES = "policies.yaml"
FOLDER = "folder"
"""The origin of documents that came with the owner's own folder."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`bodies`: profile.yaml and gigs/*.yaml by name. `origin`: which documents this import may remove; None for none."""

    owner: str
    whole: bool
    origin: str
    removes: bool
    bodies: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    policies: tuple[dict[str, Any], ...] = ()
    files: tuple[File, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def read_draft(part: Part, problems: Problems) -> Draft:
    files, unread = _files(part, problems)
    if not part.whole and not files and not len(problems):
        problems.add(str(part.root), "", "holds no documents (.md, .txt, .pdf)")
    read = {file.path: document for file in files if (document := documents.read(file, problems))}
    folder = part.root if part.root.is_dir() else part.root.parent
    return Draft(
        owner=part.owner,
        whole=part.whole,
        origin=FOLDER if part.whole else str(folder.resolve()),
        removes=part.root.is_dir(),
        bodies=_bodies(part, problems) if part.whole and part.owner != MARKETPLACE else {},
        policies=_policies(part, problems) if part.whole and part.owner == MARKETPLACE else (),
        files=tuple(files),
        documents=read,
        unread=tuple(unread),
    )


def _files(part: Part, problems: Problems) -> tuple[list[File], list[str]]:
    if part.root.is_file():
        found = read_document(part.root, part.root.name, part.root.name, problems)
        return ([found] if found else []), []
    if part.shown and part.root.is_symlink():
        problems.add(part.shown, "", "is a link; put the folder itself here")
        return [], []
    records = (PROFILE, "gigs") if part.owner != MARKETPLACE else (POLICIES,)
    return read_documents(part.root, part.shown, records if part.whole else (), problems)


def _bodies(part: Part, problems: Problems) -> dict[str, dict[str, Any]]:
    bodies: dict[str, dict[str, Any]] = {}
    gigs = part.root / "gigs"
    files = [part.root / PROFILE, *(sorted(gigs.iterdir()) if gigs.is_dir() and not gigs.is_symlink() else ())]
    if gigs.is_symlink():
        problems.add(f"{part.shown}gigs", "", "is a link; put the folder itself here")
    for file in files:
        name = file.relative_to(part.root).as_posix()
        if file.name.startswith("."):
            continue
        if file.suffix != ".yaml":
            problems.add(part.shown + name, "", "should be a file named SLUG.yaml")
        elif file.name == PROFILE and not file.exists():
            problems.add(part.shown + PROFILE, "", "is missing" + _almost(part.root, PROFILE))
        elif body := _record(file, part.shown + name, ProfileShape if name == PROFILE else GigShape, problems):
            bodies[name] = body
    check_bodies(bodies, part.shown, part.owner, problems, [slug_of(f"gigs/{file.name}") for file in files[1:]])
    return bodies


def check_bodies(
    bodies: Mapping[str, dict[str, Any]], shown: str, handle: str, problems: Problems, slugs: Sequence[str] | None = None
) -> None:
    """What must hold between keys and files. `slugs`: all gigs there are, where some could not be read and have said so already."""
    profile = bodies.get(PROFILE)
    if profile is None:
        return
    slugs = slugs if slugs is not None else [slug_of(name) for name in bodies if name != PROFILE]
    check_profile(shown + PROFILE, profile, handle, problems)
    check_gig_names(shown + PROFILE, profile, slugs, problems)
    for name, body in bodies.items():
        if name != PROFILE:
            check_gig(shown + name, body, profile["currency"], problems)


def slug_of(name: str) -> str:
    return name.removeprefix("gigs/").removesuffix(".yaml")


def _policies(part: Part, problems: Problems) -> tuple[dict[str, Any], ...]:
    file, shown = part.root / POLICIES, part.shown + POLICIES
    if not file.exists():
        return ()
    listed = _yaml(file, shown, problems)
    if not isinstance(listed, list):
        if listed is not None:
            problems.add(shown, "", "should be a list of rules")
        return ()
    before = len(problems)
    body = checked(shown, {"policies": listed}, PoliciesShape, problems)
    if body is None or len(problems) > before:
        return ()
    check_policies(shown, body["policies"], problems)
    return tuple(body["policies"])


def _record(file: Path, shown: str, shape: type[Shape], problems: Problems) -> dict[str, Any] | None:
    before = len(problems)
    body = _yaml(file, shown, problems)
    return None if len(problems) > before else checked(shown, body, shape, problems)


def _yaml(file: Path, shown: str, problems: Problems) -> Any:
    text = read_record(file, shown, problems)
    if text is None:
        return None
    try:
        return read_yaml(text)
    except YamlProblem as problem:
        problems.add(shown, "", str(problem))
        return None


def _almost(folder: Path, wanted: str) -> str:
    return nearest(wanted, [entry.name for entry in folder.iterdir() if entry.is_file()])
