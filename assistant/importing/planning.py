"""From what files say and what is stored to what will be stored: decided and embedded before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from assistant.importing import documents
from assistant.importing.documents import Document
from assistant.importing.drafts import Draft, check_bodies
from assistant.importing.figures import unknown_prices
from assistant.importing.knowledge_passages import freelancer_passages, passages_of_documents, rule_passages
from assistant.importing.overrides import Merged, Prefer, merge
from assistant.importing.problems import Problems
from assistant.importing.reading import File
from assistant.importing.report import OwnerReport
from assistant.importing.stored import Records, Stored, StoredDocument, write_records
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.passages import MARKETPLACE
from assistant.retrieval.store import PassagePlan, apply_plan, bump, plan_passages


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records an owner will have, the documents as they were read, and what to tell the person who imports."""

    stored: Stored
    records: Records
    read: Mapping[str, Document]
    conflicts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    wanted: Wanted
    passages: PassagePlan
    warnings: tuple[str, ...]


def wanted_by(draft: Draft, stored: Stored, prefer: Prefer, problems: Problems) -> Wanted:
    before = stored.records
    merged = Merged(dict(before.bodies), before.overrides, ())
    if draft.whole and draft.owner != MARKETPLACE:
        merged = merge(draft.bodies, before.overrides, prefer)
        check_bodies(merged.bodies, "", draft.owner, problems)
    rules = tuple(sorted(draft.policies, key=lambda p: (p["id"], p["valid_from"]))) if draft.whole else before.policies
    kept, warnings = _documents(draft, before.documents)
    records = Records(merged.bodies, rules, kept, merged.overrides)
    return Wanted(stored, records, draft.documents, merged.conflicts, warnings)


def planned(wanted: Wanted, embedder: Embedder, now: datetime, progress: Callable[[int, int], None] | None = None) -> Plan:
    """Takes as long as the embedding model does; no transaction is open meanwhile."""
    owner = wanted.stored.owner
    read = [wanted.read.get(path) or _again(document) for path, document in wanted.records.documents.items()]
    told, warnings = passages_of_documents(read, owner)
    records = wanted.records
    if owner == MARKETPLACE:
        own = rule_passages(records.policies, now.date())
    else:
        own = freelancer_passages(records.bodies)
        warnings += unknown_prices(told, records.bodies)
    passages = plan_passages(wanted.stored.vectors, owner, [*own, *told], embedder, progress)
    return Plan(wanted, passages, tuple([*wanted.warnings, *warnings]))


def apply(connection: Connection, plan: Plan, now: datetime) -> OwnerReport:
    stored, records = plan.wanted.stored, plan.wanted.records
    write_records(connection, stored.owner, stored.records, records)
    changes = apply_plan(connection, plan.passages)
    before, after = _named(stored.records), _named(records)
    same = before == after and not (changes.added or changes.changed or changes.removed)
    return OwnerReport(
        owner=stored.owner,
        version=stored.version if same else bump(connection, stored.owner, now),
        added=tuple(name for name in after if name not in before),
        changed=tuple(name for name in after if name in before and before[name] != after[name]),
        removed=tuple(name for name in before if name not in after),
        passages=changes,
    )


def _documents(draft: Draft, before: Mapping[str, StoredDocument]) -> tuple[dict[str, StoredDocument], tuple[str, ...]]:
    """A folder's next import removes what came from it and is gone; what came from elsewhere stays."""
    new = {file.path: StoredDocument(file.path, draft.origin, file.content) for file in draft.files}
    kept = {path: d for path, d in before.items() if not (draft.removes and d.origin == draft.origin)}
    replaced = [path for path in new if path in kept and kept[path].origin != draft.origin and kept[path].content != new[path].content]
    warnings = [f"{path}: replaces a document of the same name that came from elsewhere" for path in replaced]
    warnings += [f"{name}: was not read; documents are .md, .txt and .pdf" for name in draft.unread]
    return dict(sorted({**kept, **new}.items())), tuple(warnings)


def _again(document: StoredDocument) -> Document:
    """A document that was imported earlier was readable then."""
    problems = Problems()
    read = documents.read(File(document.path, document.path, document.content), problems)
    problems.raise_if_any()
    assert read is not None
    return read


def _named(records: Records) -> dict[str, object]:
    """Everything by the name a person knows it by."""
    rules = {f"policies.yaml: {p['id']} ({p['valid_from']})": p for p in records.policies}
    contents = {path: document.content for path, document in records.documents.items()}
    return {**records.bodies, **rules, **contents}
