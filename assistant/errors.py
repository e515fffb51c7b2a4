"""What can go wrong on purpose, as one small tree; each edge translates it once.

AssistantError
├── Invalid          422  what was sent cannot be used; says what, where and what to do
│   └── TooLarge     413
├── Unauthenticated  401
├── Forbidden        403
├── NotFound         404
├── Conflict         409
├── TooMany          429  with the seconds to wait
├── Unavailable      503
└── KnowledgeError   422  an import's list of problems, nothing of it was applied
"""

from __future__ import annotations

from collections.abc import Sequence


class AssistantError(Exception):
    """Something went wrong."""

    status = 500
    code = "error"

    def __init__(self, message: str | None = None, *, code: str | None = None) -> None:
        self.message = message or (self.__doc__ or "").strip()
        self.code = code or self.code
        super().__init__(self.message)


class Invalid(AssistantError):
    """What was sent cannot be used."""

    status = 422
    code = "invalid"


class TooLarge(Invalid):
    """What was sent is too large."""

    status = 413
    code = "too_large"


class Unauthenticated(AssistantError):
    """A token is needed: send it as `Authorization: Bearer TOKEN`."""

    status = 401
    code = "unauthenticated"


class Forbidden(AssistantError):
    """This token does not allow that."""

    status = 403
    code = "forbidden"


class NotFound(AssistantError):
    """There is no such thing here."""

    status = 404
    code = "not_found"


class Conflict(AssistantError):
    """Something else happened first."""

    status = 409
    code = "conflict"


class TooMany(AssistantError):
    """Too many requests."""

    status = 429
    code = "too_many_requests"

    def __init__(self, message: str | None = None, *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(AssistantError):
    """Not ready yet: try again in a moment."""

    status = 503
    code = "unavailable"


class KnowledgeError(Invalid):
    """The knowledge could not be imported; nothing was changed."""

    code = "knowledge"

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems) or None)
