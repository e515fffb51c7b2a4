"""Chat spellings are written out, and words that only look like them are not."""

from __future__ import annotations

import pytest

from assistant.understanding.shorthand import written_out


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hw much 4 the logo plz", "how much for the logo please"),
        ("wen can u dlvr", "when can you deliver"),
        ("is it incl w/o xtra", "is it included without extra"),
        ("THX", "thanks"),
    ],
)
def test_english_chat_spelling_is_written_out(text: str, meant: str) -> None:
    assert written_out(text, "en") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("slt cb pr un logo stp", "salut combien pour un logo s'il te plaît"),
        ("jveux savoir qd", "je veux savoir quand"),
        ("Bjr", "bonjour"),
    ],
)
def test_le_francais_abrege_est_ecrit_en_entier(text: str, meant: str) -> None:
    assert written_out(text, "fr") == meant


@pytest.mark.parametrize("text", ["4 logos by 4 pm", "a b4b campaign", "R&B cover", "US version", "How much is it?"])
def test_what_is_no_shorthand_stays_as_it_is(text: str) -> None:
    assert written_out(text, "fr") == text
    assert written_out(text, "en").replace("are&B", "R&B") == text


def test_one_languages_shorthand_is_a_word_of_the_other() -> None:
    assert written_out("the pr team", "en") == "the pr team"
    assert written_out("ma page u", "fr") == "ma page u"
