"""The text of a PDF, page by page."""

from __future__ import annotations

import io
import logging

MOST_PAGES = 500
MOST_LETTERS = 2_000_000

# It warns of every harmless flaw in a file; what matters is raised.
logging.getLogger("pypdf").setLevel(logging.ERROR)


class PdfProblem(ValueError):
    """The file cannot be read as a PDF with text."""


def pages_of(content: bytes) -> tuple[str, ...]:
    """One text for each page, empty for a page without text. Raises PdfProblem."""
    # Here, not above: a server imports this module too, and hardly ever reads a PDF.
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PdfProblem("is encrypted; save it without a password")
        if len(reader.pages) > MOST_PAGES:
            raise PdfProblem(f"has more than {MOST_PAGES} pages")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > MOST_LETTERS:
                raise PdfProblem(f"holds more than {MOST_LETTERS} characters")
    except PdfProblem:
        raise
    except Exception as error:
        # A broken file can fail anywhere inside the reader, with whatever error that place has.
        raise PdfProblem(f"is broken or not a PDF ({type(error).__name__})") from None
    return tuple(pages)
