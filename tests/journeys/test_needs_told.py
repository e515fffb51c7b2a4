"""Somebody who tells a need, as people do, gets to a price without knowing what anything is called here."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from assistant.conversations.record import Incoming
from assistant.settings import Settings
from assistant.turns.start import Intro
from tests.journeys.dated import build_dated

TALKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "sauce": (
        "lena-moreau",
        ("hey, I make chutney and my present labels are awful, could you help?", "six flavours so far", "so what would I pay?"),
    ),
    "site": (
        "owen-gallagher",
        ("our plumbing site has 6 pages and we need the words rewritten", "how many rounds of changes would we get?"),
    ),
    "base": (
        "arjun-mehta",
        ("On tient tout dans un vieux fichier et on voudrait une appli web", "une trentaine de personnes, deux formulaires"),
    ),
    "budget": ("lena-moreau", ("J'aurais besoin d'un logo pour mon salon de thé", "petit budget, 200 maximum", "il y a quoi dedans ?")),
    "time": ("lena-moreau", ("would you have time before Christmas?", "how do I pay?")),
    "sum": ("lena-moreau", ("Il nous faudrait trois étiquettes pour nos cidres", "c'est un peu cher, 280 ce serait possible ?")),
    "mark": ("owen-gallagher", ("make me an offer for one page and an extra page", "when would it be ready")),
    "real": ("lena-moreau", ("merci, vous êtes quelqu'un de réel ?",)),
    "translate": ("maika-tremblay", ("j'ai une brochure de 2800 mots en anglais à traduire",)),
    "once": ("maika-tremblay", ("I need subtitles for a five minute film", "put it all in one offer please")),
}


@pytest.fixture(scope="module")
def heard(wide_home: Path) -> dict[str, list[dict[str, Any]]]:
    return asyncio.run(_heard(Settings(home=wide_home)))


async def _heard(settings: Settings) -> dict[str, list[dict[str, Any]]]:
    parts = build_dated(settings)
    found: dict[str, list[dict[str, Any]]] = {}
    for name, (handle, says) in TALKS.items():
        opened = await parts.engine.open(handle, Intro(None, None, None, None), None)
        for number, text in enumerate(says):
            answer = await parts.engine.receive(Incoming(opened.conversation, f"{name}-{number}", text))
            assert answer.reply is not None
            found.setdefault(name, []).append(answer.reply)
    await parts.engine.close()
    parts.library.close()
    parts.database.close()
    return found


def texts(replies: list[dict[str, Any]]) -> list[str]:
    return [reply["text"] for reply in replies]


def test_ones_own_old_labels_are_no_complaint_and_the_gig_is_found(heard: dict[str, list[dict[str, Any]]]) -> None:
    first, _, last = texts(heard["sauce"])
    assert heard["sauce"][0]["outcome"] == "answered"
    assert "One label" in first
    assert "€90" in last


def test_what_is_needed_counts_more_than_words_that_another_gig_shares(heard: dict[str, list[dict[str, Any]]]) -> None:
    first, second = texts(heard["site"])
    assert "£" in first
    assert "Ten-page check" not in f"{first} {second}"
    assert "revisions" in second


def test_un_besoin_dit_en_francais_trouve_le_service_et_ce_qui_suit_n_est_pas_une_question(heard: dict[str, list[dict[str, Any]]]) -> None:
    first, second = texts(heard["base"])
    assert "Clickable prototype" in first
    assert heard["base"][1]["outcome"] == "answered"
    assert heard["base"][1]["actions"] == []
    assert "Merci" in second


def test_un_budget_sans_monnaie_est_tenu(heard: dict[str, list[dict[str, Any]]]) -> None:
    _, second, third = texts(heard["budget"])
    assert "180 €" in second
    assert "420" not in second
    assert "2 pistes de logo" in third


def test_time_before_a_day_is_told_from_the_calendar_and_paying_from_the_rules(heard: dict[str, list[dict[str, Any]]]) -> None:
    first, second = texts(heard["time"])
    assert "24 December 2026" in first
    assert "escrow" in second


def test_everything_in_one_offer_is_the_wish_for_an_offer(heard: dict[str, list[dict[str, Any]]]) -> None:
    assert heard["once"][1]["outcome"] == "asked"


def test_a_bare_sum_bargains_about_all_that_was_counted(heard: dict[str, list[dict[str, Any]]]) -> None:
    assert "320 €" in heard["sum"][0]["text"]
    bargained = heard["sum"][1]["text"]
    assert "Gamme de trois étiquettes" in bargained
    assert "130" not in bargained


def test_a_question_without_its_mark_is_no_answer_to_what_the_offer_needs(heard: dict[str, list[dict[str, Any]]]) -> None:
    assert "6 days" in heard["mark"][1]["text"]
    assert "noted" not in heard["mark"][1]["text"]


def test_qui_remercie_et_demande_s_il_parle_a_quelqu_un_de_reel_apprend_que_non(heard: dict[str, list[dict[str, Any]]]) -> None:
    assert "assistant IA" in heard["real"][0]["text"]


def test_un_texte_a_traduire_est_un_besoin(heard: dict[str, list[dict[str, Any]]]) -> None:
    assert "380" in heard["translate"][0]["text"]
