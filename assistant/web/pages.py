"""The pages people see: the landing page with its search, and a freelancer's chat."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlencode
from zlib import crc32

from babel import Locale
from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.conversations.files import TYPES
from assistant.errors import NotFound, TooMany
from assistant.orders.catalogue import Catalogue, Gig, Package
from assistant.understanding.text import visible
from assistant.web.asked import clean
from assistant.web.languages import LANGUAGES, counted, language_of, words
from assistant.web.limits import limits
from assistant.web.parts import Parts, opening
from assistant.web.search_api import NEED_LIMIT, find, worth_showing

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_FOLDER = Path(__file__).parent / "templates"
_templates = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
TINTS = 6
SHOWN = 24


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    language = language_of(request)
    other = next(code for code in LANGUAGES if code != language)
    switched = {**request.query_params, "lang": other}
    page = _templates.get_template(template).render(
        w=words(language),
        language=language,
        other=other,
        switch_href=f"?{urlencode(switched)}",
        keep=f"lang={language}" if "lang" in request.query_params else "",
        said=lambda key, count: counted(words(language)["page"], key, count),
        tint=tint,
        initials=initials,
        cheapest=cheapest,
        language_name=lambda code: Locale(language).languages.get(code, code),
        **values,
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    return HTMLResponse(page, status, headers=headers)


@router.api_route("/", methods=["GET", "HEAD"])
async def landing(request: Request, q: Annotated[str, Query()] = "") -> HTMLResponse:
    gate = opening(request)
    if not gate.ready:
        return starting(request)
    need = clean(q[:NEED_LIMIT]).strip()
    if not visible(need).strip():
        catalogues, more = await run_in_threadpool(_some, gate.parts())
        return render(request, "landing.html", need="", matches=None, catalogues=catalogues, more=more)
    try:
        await limits(request).address(request)
    except TooMany as error:
        page = render(request, "landing.html", error.status, need=need, matches=None, catalogues=(), more=0, too_many=True)
        page.headers["Retry-After"] = str(error.retry_after)
        return page
    matches, fits = worth_showing(await run_in_threadpool(find, gate.parts(), need, language_of(request)))
    return render(request, "landing.html", need=need, matches=matches, fits=fits, catalogues=(), more=0)


@router.api_route("/c/{handle}", methods=["GET", "HEAD"])
async def chat(handle: str, request: Request) -> HTMLResponse:
    gate = opening(request)
    if not gate.ready:
        return starting(request)
    parts = gate.parts()
    try:
        catalogue = await run_in_threadpool(parts.shelf.catalogue, handle)
    except NotFound:
        return render(request, "missing.html", 404)
    said = words(language_of(request))
    told = {"words": said["chat"], "handle": handle, "name": catalogue.profile.name, "limit": parts.settings.message_limit}
    gig = catalogue.gig(request.query_params.get("gig", ""))
    told |= {"gig": gig and gig.slug, "talk": said["page"]["talk_text"], "confirm": said["page"]["new_confirm"]}
    told |= {"about": gig and said["page"]["ask_gig_text"].format(gig=gig.title).strip()}
    return render(request, "chat.html", catalogue=catalogue, chosen=gig, told=told, accepts=",".join(TYPES))


@router.get("/docs")
@router.get("/api")
async def api(request: Request) -> HTMLResponse:
    schema = request.app.openapi()
    calls = [(method.upper(), path, call) for path, item in schema["paths"].items() for method, call in item.items()]
    return render(request, "api.html", calls=calls, version=schema["info"]["version"])


def starting(request: Request) -> HTMLResponse:
    """Asks /readyz and reloads; without scripts the header does."""
    page = render(request, "starting.html", 503)
    page.headers["Retry-After"] = "1"
    page.headers["Refresh"] = "3"
    return page


def chat_href(handle: str, gig: str | None = None, keep: str = "") -> str:
    query = "&".join(filter(None, (f"gig={quote(gig)}" if gig else "", keep)))
    return f"/c/{quote(handle)}" + (f"?{query}" if query else "")


def cheapest(gig: Gig) -> Package:
    return min(gig.packages, key=lambda package: package.price.minor)


def initials(name: str) -> str:
    parts = name.split()
    return "".join(part[0] for part in (parts[0], *parts[1:][-1:])).upper() if parts else "?"


def tint(handle: str) -> int:
    """One of the colours that style.css has for a person without a picture."""
    return crc32(handle.encode("utf-8", "replace")) % TINTS


def _some(parts: Parts) -> tuple[list[Catalogue], int]:
    """The first of those who are here, and how many more there are."""
    handles = parts.shelf.handles()
    found: list[Catalogue] = []
    for handle in handles[:SHOWN]:
        try:
            found.append(parts.shelf.catalogue(handle))
        except NotFound:  # removed between the two looks
            continue
    return found, max(0, len(handles) - SHOWN)


_templates.globals["chat_href"] = chat_href
