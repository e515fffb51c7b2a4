"""Whole conversations as clients and freelancers live them, over HTTP, with the embedded model and the sample knowledge."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.bootstrap import build
from assistant.loading import load
from assistant.settings import Settings
from tests.databases import Server
from tests.web.shop import Shop, Talk, opened

LENA, OWEN, MAIKA = "lena-moreau", "owen-gallagher", "maika-tremblay"
STRANGE = "How many chickens has Owen painted on his boat in Iceland?"
STRANGER = "Is Owen's bicycle older than his grandmother's piano?"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shop(request: pytest.FixtureRequest, sample_home: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    home = tmp_path_factory.mktemp("walks") / "home"
    shutil.copytree(sample_home, home)
    if request.param == "sqlite":
        with opened(home, build) as furnished:
            yield furnished
        return
    server: Server = request.getfixturevalue("postgres")
    url = server.take()
    load(Settings(home=home, database_url=url), project / "knowledge")
    with opened(home, build, database_url=url) as furnished:
        yield furnished
    server.back(url)


def reply(talk: Talk, text: str) -> dict[str, Any]:
    """What the assistant replies, whatever the state."""
    found: dict[str, Any] = talk.say(text)["reply"]
    return found


def gaps(shop: Shop, handle: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shop.http.get(f"/api/freelancers/{handle}/gaps", headers=shop.owner(handle)).json()
    return found


def answer_gap(shop: Shop, handle: str, asked: str, **body: Any) -> None:
    gap = next(gap for gap in gaps(shop, handle) if asked in str(gap))
    assert shop.http.post(f"/api/gaps/{gap['id']}/answer", json=body, headers=shop.owner(handle)).status_code == 200


def test_a_client_asks_follows_up_corrects_adds_up_and_says_thanks(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "en"}, gig="packaging")
    assert "AI assistant" in talk.opened["reply"]["text"]
    assert "90" in reply(talk, "How much is one label?")["text"]
    assert "480" in reply(talk, "And the premium one?")["text"]
    assert "220" in reply(talk, "Sorry, I meant the full box. How much is it?")["text"]
    total = reply(talk, "How much would 3 full boxes with source files cost in total?")
    assert ("690" in total["text"], total["outcome"]) == (True, "answered")
    thanks = reply(talk, "Great, thank you!")
    assert (thanks["outcome"], thanks["sources"]) == ("answered", [])


def test_une_cliente_demande_deux_choses_puis_remercie(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "fr"}, gig="etiquettes")
    assert "assistant IA" in talk.opened["reply"]["text"]
    both = reply(talk, "Combien coûte une étiquette, et en combien de jours ?")
    assert all(figure in both["text"] for figure in ("130", "4 jours"))
    assert "320" in reply(talk, "Et la gamme de trois étiquettes ?")["text"]
    bye = reply(talk, "Merci beaucoup, bonne journée !")
    assert (bye["outcome"], bye["language"], bye["sources"]) == ("answered", "fr", [])


def test_an_order_grows_and_shrinks_over_several_turns(shop: Shop) -> None:
    talk = shop.open(OWEN, client={"locale": "en"})
    assert "340" in reply(talk, "How much for a small website?")["text"]
    assert "415" in reply(talk, "One more page, please.")["text"]
    assert "480" in reply(talk, "And keyword research on top, what's the total?")["text"]
    assert reply(talk, "Thanks!")["sources"] == []
    assert "415" in reply(talk, "Actually, drop the keyword research.")["text"]
    assert "11 days" in reply(talk, "And when would it be ready?")["text"]


def test_une_commande_se_precise_au_fil_des_questions(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "fr"})
    assert "180" in reply(talk, "C'est combien, le logo seul ?")["text"]
    assert "240" in reply(talk, "Il me faudrait une piste de logo en plus.")["text"]
    assert "300" in reply(talk, "Et encore une autre ?")["text"]
    assert "9 jours" in reply(talk, "Du coup, c'est prêt quand ?")["text"]
    assert "300" in reply(talk, "Ça fait donc combien en tout ?")["text"]


def test_two_packages_spoken_of_are_both(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "en"}, gig="packaging")
    assert "dieline" in reply(talk, "What does the full box include?")["text"]
    assert "range guidelines" in reply(talk, "And the bigger one?")["text"]
    assert "700" in reply(talk, "What would both cost together?")["text"]


def test_a_size_put_right_keeps_what_was_added(shop: Shop) -> None:
    talk = shop.open(MAIKA, client={"locale": "en"})
    assert "95" in reply(talk, "How much are subtitles for a 10 minute video?")["text"]
    assert "130" in reply(talk, "And burned into the picture?")["text"]
    assert "210" in reply(talk, "Sorry, it's 20 minutes actually.")["text"]


def test_what_a_passage_said_is_what_who_and_and_then_ask_of(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "en"})
    assert "print-ready" in reply(talk, "Do you print the boxes as well?")["text"]
    assert "printers" in reply(talk, "So who does?")["text"]


def test_hours_are_asked_day_by_day(shop: Shop) -> None:
    talk = shop.open(MAIKA, client={"locale": "fr"})
    assert "09:00" in reply(talk, "Vous travaillez le samedi ?")["text"]
    assert reply(talk, "Et le dimanche ?")["text"].startswith("Non")
    assert "24:00" in reply(talk, "Et le jeudi, jusqu'à quelle heure ?")["text"]


def test_a_reference_to_nothing_that_is_known_is_asked_back(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "en"}, gig="packaging")
    assert "220" in reply(talk, "How much is the full box?")["text"]
    back = reply(talk, "So what about it?")
    assert (back["outcome"], "Full box" in back["text"]) == ("asked", True)


def test_what_is_counted_says_which_package_is_meant_whatever_was_spoken_of(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "en"}, gig="packaging")
    assert "220" in reply(talk, "How much is the full box?")["text"]
    assert "300" in reply(talk, "How much would 3 labels with source files cost in total?")["text"]


def test_le_nombre_d_un_titre_n_est_pas_une_quantite(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "fr"}, gig="etiquettes")
    assert "130" in reply(talk, "Combien coûte une étiquette ?")["text"]
    assert "320" in reply(talk, "Et la gamme de trois ?")["text"]


def test_une_question_sans_reponse_est_transmise_quand_la_cliente_accepte(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "fr"})
    unknown = reply(talk, "Quel est le prénom du chat de Léna ?")
    assert (unknown["outcome"], unknown["language"]) == ("unknown", "fr")
    accepted = talk.say("Oui, transmettez-lui s'il vous plaît.")
    assert (accepted["state"], accepted["reply"]["outcome"]) == ("waiting", "handed_over")
    assert any("chat" in str(gap) for gap in gaps(shop, LENA))


def test_not_knowing_twice_brings_the_freelancer_in_with_notes_for_them_alone(shop: Shop) -> None:
    talk = shop.open(OWEN, client={"name": "Ada"})
    assert reply(talk, STRANGE)["outcome"] == "unknown"
    second = talk.say(STRANGER)
    assert (second["state"], second["reply"]["outcome"]) == ("waiting", "handed_over")
    for_owner = talk.read(shop.owner(OWEN))
    assert len(for_owner["messages"]) > len(talk.read()["messages"])


def test_the_freelancer_takes_over_writes_and_hands_back(shop: Shop) -> None:
    talk, owner = shop.open(OWEN), shop.owner(OWEN)
    talk.say("I want to talk to Owen, please.")
    assert shop.http.post(f"{talk.path}/take-over", headers=owner).json()["state"] == "freelancer"
    talk.say("Owen here. What can I do for you?", headers=owner)
    assert talk.say("How much is one page?") == {"state": "freelancer", "reply": None}
    assert shop.http.post(f"{talk.path}/hand-back", headers=owner).json()["state"] == "assistant"
    assert "120" in reply(talk, "How much is one page of website copy?")["text"]
    assert [m["author"] for m in talk.read()["messages"]].count("freelancer") == 1


def test_what_the_freelancer_teaches_is_told_to_the_next_client_with_its_source(shop: Shop) -> None:
    first, later = shop.open(OWEN), shop.open(OWEN)
    question = "Do you write eulogies for parrots?"
    assert reply(first, question)["outcome"] == "unknown"
    taught = {"q": question, "a": "Yes, I have written eulogies for parrots, in verse or prose."}
    answer_gap(shop, OWEN, "parrots", text="Yes, gladly!", learn=taught)
    assert first.read()["messages"][-1]["text"] == "Yes, gladly!"
    told = reply(later, question)
    assert (told["outcome"], "verse or prose" in told["text"]) == ("answered", True)
    assert any("parrots" in source["title"] + source["excerpt"] for source in told["sources"])


def test_an_answer_that_teaches_nothing_stays_between_the_two(shop: Shop) -> None:
    first, later = shop.open(OWEN), shop.open(OWEN)
    question = "Could you ghost-write a treasure map for pirates?"
    assert reply(first, question)["outcome"] == "unknown"
    answer_gap(shop, OWEN, "pirates", text="For you: aye, 77 doubloons.", learn=None)
    assert "doubloons" in first.read()["messages"][-1]["text"]
    told = reply(later, question)
    assert told["outcome"] == "unknown"
    assert "doubloons" not in str(later.read())


def test_a_client_who_comes_back_with_the_key_is_recognised(shop: Shop) -> None:
    first = shop.open(OWEN, client={"name": "Grace", "locale": "en"})
    again = shop.open(OWEN, client={"key": first.opened["client_key"], "locale": "en"})
    stranger = shop.open(OWEN, client={"locale": "en"})
    assert "Grace" in again.opened["reply"]["text"]
    assert "Grace" not in stranger.opened["reply"]["text"]
    assert shop.open(LENA, client={"key": first.opened["client_key"]}).opened["client_key"] != first.opened["client_key"]


def test_a_freelancer_who_is_away_today_says_so_first_and_is_seen_as_soon_as_imported(shop: Shop, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "nora-away"
    shutil.copytree(project / "knowledge" / "freelancers" / OWEN, folder)
    profile = yaml.safe_load((folder / "profile.yaml").read_text("utf-8"))
    today = date.today()
    profile |= {"handle": "nora-away", "name": "Nora Away"}
    profile["availability"]["away"] = [{"from": today - timedelta(days=1), "to": today + timedelta(days=9), "note": "Sea"}]
    (folder / "profile.yaml").write_text(yaml.safe_dump(profile, allow_unicode=True), "utf-8")
    assert shop.http.post("/api/freelancers/nora-away/conversations", json={}).status_code == 404
    load(shop.parts.settings, folder)
    talk = shop.open("nora-away", client={"locale": "en"})
    assert "away until" in talk.opened["reply"]["text"]
    assert "120" in reply(talk, "How much is one page?")["text"]


def test_a_price_raised_by_an_import_is_told_in_the_next_turn_of_an_open_conversation(shop: Shop, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / MAIKA
    shutil.copytree(project / "knowledge" / "freelancers" / MAIKA, folder)
    gig = folder / "gigs" / "voix-off.yaml"
    body = yaml.safe_load(gig.read_text("utf-8"))
    before, body["packages"][0]["price"] = body["packages"][0]["price"], 97
    talk = shop.open(MAIKA, client={"locale": "fr"}, gig="voix-off")
    assert str(before) in reply(talk, "Combien coûte la formule la moins chère ?")["text"]
    gig.write_text(yaml.safe_dump(body, allow_unicode=True), "utf-8")
    load(shop.parts.settings, folder)
    assert "97" in reply(talk, "Combien coûte la formule la moins chère ?")["text"]


def test_the_gig_of_the_page_is_what_this_and_it_mean(shop: Shop) -> None:
    talk = shop.open(OWEN, gig="seo-audit")
    price = reply(talk, "How much is it?")["text"]
    assert "150" in price
    assert "380" not in price
    assert talk.read()["brief"]["gig"] == "seo-audit"


def test_while_the_client_waits_questions_of_fact_are_still_answered(shop: Shop) -> None:
    talk = shop.open(OWEN, gig="website-copy")
    assert talk.say("Can I talk to Owen himself?")["state"] == "waiting"
    fact = talk.say("How much is one page?")
    assert (fact["state"], fact["reply"]["outcome"]) == ("waiting", "answered")
    assert "120" in fact["reply"]["text"]
    waiting = shop.http.get(f"/api/freelancers/{OWEN}/conversations", params={"state": "waiting"}, headers=shop.owner(OWEN)).json()
    assert talk.id in [line["id"] for line in waiting]


def test_une_question_en_francais_sur_un_service_ecrit_en_anglais(shop: Shop) -> None:
    talk = shop.open(OWEN, client={"locale": "fr"}, gig="website-copy")
    price = reply(talk, "Bonjour, combien coûte une page et quel est le délai ?")
    assert (price["language"], price["outcome"]) == ("fr", "answered")
    assert all(figure in price["text"] for figure in ("120", "4 jours"))
    assert reply(talk, "Est-ce que la traduction est comprise ?")["text"].startswith("Non")


def test_a_client_who_changes_language_is_answered_in_it_and_the_subject_stays(shop: Shop) -> None:
    talk = shop.open(LENA, client={"locale": "en"}, gig="packaging")
    assert reply(talk, "How much is the full box?")["language"] == "en"
    french = reply(talk, "Et en combien de jours est-ce que vous pouvez la livrer ?")
    assert (french["language"], "6 jours" in french["text"]) == ("fr", True)
    assert reply(talk, "What does it include?")["language"] == "en"


def test_someone_elses_price_and_a_payment_elsewhere_are_refused_and_the_talk_goes_on(shop: Shop) -> None:
    talk = shop.open(LENA, gig="packaging")
    assert reply(talk, "Can I pay you by PayPal directly and skip the fee?")["outcome"] == "declined"
    assert reply(talk, "What did your last client pay for a box?")["outcome"] == "declined"
    assert "220" in reply(talk, "OK. How much is a full box?")["text"]
