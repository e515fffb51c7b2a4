"""Replies of the owner's chat and changes in the API's words, with their buttons."""

from __future__ import annotations

from typing import Any

from assistant.orders.wire import to_json
from assistant.owner.describing import described
from assistant.owner.messages import Said
from assistant.owner.office import Desk
from assistant.owner.phrases import say
from assistant.owner.reply import ChangeTold, OwnerReply
from assistant.scheduling.changes import kind_of
from assistant.scheduling.ledger import Made

_PRESSED = {"confirm": "yes", "drop": "no", "undo": "undo"}


def of_reply(reply: OwnerReply) -> dict[str, Any]:
    told = {name: value for name, value in reply.to_json().items() if name != "lacks"}
    change = _of_change(reply.change, reply.language) if reply.change is not None else None
    return {**told, "change": change}


def of_said(said: Said) -> dict[str, Any]:
    return {"id": said.id, "text": said.text, "at": to_json(said.at), "reply": of_reply(said.reply)}


def of_made(made: Made, desk: Desk) -> dict[str, Any]:
    status = "undone" if made.undone_at else "done"
    about = {"kind": kind_of(made.change), "text": described(made.change, made.edits, desk.tongue), "origin": made.origin}
    moments = {"at": to_json(made.at), "undone_at": to_json(made.undone_at)}
    return {"id": made.id, "status": status, **about, **moments, "buttons": _buttons(made.id, status, desk.tongue.language)}


def _of_change(change: ChangeTold, language: str) -> dict[str, Any]:
    buttons = [] if change.undoes and change.status == "done" else _buttons(change.id, change.status, language)
    return {**to_json(change), "buttons": buttons}


def _buttons(id: str, status: str, language: str) -> list[dict[str, str]]:
    steps = {"waiting": ("confirm", "drop"), "done": ("undo",)}.get(status, ())
    return [{"label": say(_PRESSED[step], language), "method": "POST", "href": f"/api/changes/{id}/{step}"} for step in steps]
