"""Documents become passages that are understandable alone, with their title, place, language and date."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from assistant.importing.dates import date_line
from assistant.importing.splitting import LONGEST, pieces, sentences
from tests.importing.conftest import Bench


def loaded(bench: Bench, name: str, content: str | bytes) -> list[tuple[str, str]]:
    """The titles and texts that one marketplace document gives."""
    bench.load(bench.write(name, content))
    return [(passage.title, passage.text) for passage in bench.passages("@marketplace").values() if passage.kind == "document"]


def pdf_of(*pages: str, password: str | None = None) -> bytes:
    """A PDF whose pages show these lines."""
    writer = pypdf.PdfWriter()
    for text in pages:
        page = writer.add_blank_page(300, 300)
        lines = " ".join(f"({line}) Tj 0 -16 Td" for line in text.split("\n"))
        stream = pypdf.generic.DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 250 Td {lines} ET".encode())
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        names = pypdf.generic.DictionaryObject
        kinds = {pypdf.generic.NameObject(key): pypdf.generic.NameObject(value) for key, value in font.items()}
        fonts = names({pypdf.generic.NameObject("/F1"): names(kinds)})
        page[pypdf.generic.NameObject("/Resources")] = names({pypdf.generic.NameObject("/Font"): fonts})
        page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_front_matter_says_what_a_document_is(bench: Bench) -> None:
    front = "---\ntitle: House rules\nsource: Help centre\ndate: 2026-03-01\nlanguage: fr\nofficial: true\n---\n"
    bench.load(bench.write("rules.md", f"{front}# Paiement\n\nLe paiement reste sur la plateforme."))
    (passage,) = bench.passages("@marketplace").values()
    assert (passage.title, passage.source, passage.language) == ("Paiement — House rules", "Help centre", "fr")
    assert (passage.date, passage.official) == (date(2026, 3, 1), True)


def test_without_front_matter_title_and_language_are_found(bench: Bench) -> None:
    bench.load(bench.write("avis.md", "# Les avis\n\nVous avez dix jours pour laisser un avis sur la commande."))
    (passage,) = bench.passages("@marketplace").values()
    assert (passage.title, passage.language, passage.date, passage.official) == ("Les avis", "fr", None, False)


def test_a_wrong_key_of_the_front_matter_is_named(bench: Bench) -> None:
    problems = bench.problems(bench.write("rules.md", "---\ntitel: Rules\n---\n\nPay here."))
    assert problems == 'rules.md: titel: unknown key (did you mean "title"?)'


def test_a_rule_across_the_page_is_no_front_matter(bench: Bench) -> None:
    assert loaded(bench, "rules.md", "---\nWe draw letters by hand.\n---\n\nAnd we like it.")[0][1].startswith("---\nWe draw")


def test_markdown_is_cut_by_its_headings(bench: Bench) -> None:
    prices = "**Fixed**, see [the list](http://x.y/z).\n\n```\n# not a heading\n```"
    text = f"# Guide\n\nHello there.\n\n## Prices\n\n{prices}\n\nTimes\n-----\n\nThree days."
    assert loaded(bench, "guide.md", text) == [
        ("Guide", "Hello there."),
        ("Prices — Guide", "Fixed, see the list.\n\n```\n# not a heading\n```"),
        ("Times — Guide", "Three days."),
    ]


def test_a_long_section_is_cut_between_sentences(bench: Bench) -> None:
    sentence = "This sentence number {} says a little about how letters are drawn on glass."
    text = "# Glass\n\n" + " ".join(sentence.format(n) for n in range(40))
    found = loaded(bench, "glass.md", text)
    assert len(found) > 2
    assert all(len(part) <= LONGEST and part.endswith(".") and title == "Glass" for title, part in found)
    assert " ".join(part for _, part in found) == text.removeprefix("# Glass\n\n")


def test_questions_and_answers_in_plain_text_are_pairs(bench: Bench) -> None:
    text = "Help\n\nHow long do I have to review?\nTen days after delivery.\n\nWho pays the fee?\nThe client does.\n"
    assert loaded(bench, "help.txt", text) == [
        ("How long do I have to review? — Help", "Ten days after delivery."),
        ("Who pays the fee? — Help", "The client does."),
    ]


def test_a_list_keeps_the_line_that_leads_into_it(bench: Bench) -> None:
    text = "Points\n\nExchange rates\n\nWhat points are worth:\n\n1. 100 points = 2 $\n2. 500 points = 12 $\n\nPoints end after a year.\n"
    assert loaded(bench, "points.txt", text) == [
        ("Exchange rates — Points", "What points are worth:\n1. 100 points = 2 $\n2. 500 points = 12 $"),
        ("Exchange rates — Points", "Points end after a year."),
    ]


def test_a_glossary_that_lost_its_line_breaks_is_cut_into_entries(bench: Bench) -> None:
    text = (
        "Glossary for buyers\n-\nA badge marks sellers that were vetted by hand.\n"
        "Related article: Vetted sellers - A basket holds what you have not ordered yet.\n"
        "- A brief says what you need. - A credit is money you can only spend here.\n"
    )
    assert loaded(bench, "glossary.txt", text) == [
        ("Vetted sellers — Glossary for buyers", "A badge marks sellers that were vetted by hand."),
        ("Glossary for buyers", "A basket holds what you have not ordered yet."),
        ("Glossary for buyers", "A brief says what you need."),
        ("Glossary for buyers", "A credit is money you can only spend here."),
    ]


def test_wrapped_lines_are_one_paragraph(bench: Bench) -> None:
    text = "We draw every letter by hand and only then\nturn it into a file that printers can use,\nso nothing looks like a font.\n"
    assert loaded(bench, "we.txt", text)[0][1] == text.replace("\n", " ").strip()


def test_the_end_of_a_web_page_is_no_knowledge(bench: Bench) -> None:
    text = "How it works\n\nYou order and the work begins at once.\n\nPost a Comment\n\n0 Comments\n\nWas this article helpful?"
    assert loaded(bench, "how.txt", text) == [("How it works", "You order and the work begins at once.")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Wednesday, February 8, 2012", date(2012, 2, 8)),
        ("Mis à jour le 8 février 2012", date(2012, 2, 8)),
        ("Published on 8th of February 2012", date(2012, 2, 8)),
        ("1er mars 2024", date(2024, 3, 1)),
        ("2012-02-08", date(2012, 2, 8)),
        ("February 31, 2012", None),
        ("We opened on February 8, 2012 in Paris", None),
        ("May", None),
    ],
)
def test_a_line_that_is_only_a_date_dates_its_text(line: str, found: date | None) -> None:
    assert date_line(line) == found


def test_a_pdf_is_read_page_by_page(bench: Bench) -> None:
    bench.load(bench.write("guide.pdf", pdf_of("Delivery guide\n\nFiles arrive as vectors.", "Colours are given as Pantone numbers.")))
    found = bench.passages("@marketplace").values()
    assert [(passage.title, passage.text, passage.locator) for passage in found] == [
        ("Delivery guide", "Files arrive as vectors.", "page 1"),
        ("Delivery guide", "Colours are given as Pantone numbers.", "page 2"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 and then nothing", "is broken or not a PDF"),
        (pdf_of("Secret", password="x"), "is encrypted"),
        (pdf_of(""), "holds no text (scanned pages need text recognition first)"),
        (pdf_of("Cut")[:200], "is broken or not a PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_named(bench: Bench, content: bytes, said: str) -> None:
    problems = bench.problems(bench.write("guide.pdf", content))
    assert problems.startswith("guide.pdf: ")
    assert said in problems


def test_a_document_that_replaces_another_makes_it_history(bench: Bench, tmp_path: Path) -> None:
    bench.write("marketplace/old.md", "# Fees before\n\nThe fee was three percent of everything.")
    bench.write("marketplace/new.md", "---\ntitle: Fees\nsupersedes: [Fees before, gone.md]\n---\nThe fee is five percent.")
    report = bench.load()
    found = bench.passages("@marketplace")
    assert (found["doc:old.md#1"].superseded, found["doc:new.md#1"].superseded) == (True, False)
    assert '@marketplace: new.md: supersedes "gone.md", but there is no such document' in report.warnings


@pytest.mark.parametrize(("official", "superseded"), [("true", True), ("false", False)])
def test_where_two_documents_disagree_the_newer_official_one_wins(bench: Bench, official: str, superseded: bool) -> None:
    bench.write("marketplace/a.md", "---\ndate: 2020-01-01\n---\nAn order completes by itself after 3 days.")
    bench.write("marketplace/b.md", f"---\ndate: 2026-01-01\nofficial: {official}\n---\nAn order completes by itself after 5 days.")
    report = bench.load()
    assert bench.passages("@marketplace")["doc:a.md#1"].superseded is superseded
    assert any("after 3 days" in warning and "after 5 days" in warning for warning in report.warnings)


def test_sentences_lose_nothing() -> None:
    text = "Mr. Roy pays 3.50 € (today). Is that all? Yes!\nNext line: fine… And « the end. »"
    assert sentences(text) == ["Mr. Roy pays 3.50 € (today).", "Is that all?", "Yes!", "Next line: fine…", "And « the end. »"]
    assert all(len(part) <= 50 for part in pieces("word " * 100, 50))


def test_a_price_in_a_document_that_no_record_has_is_pointed_out(bench: Bench) -> None:
    bench.write("freelancers/nora-vidal/notes.txt", "Notes\n\nA word costs 90 €, gilding from 75 €. The client pays $3 on top.")
    (warning,) = bench.load().warnings
    assert warning.startswith("nora-vidal: notes.txt, line 3: ")
    assert "75 €" in warning
