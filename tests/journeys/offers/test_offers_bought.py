"""From the wish to the order, as it goes when nothing goes wrong: packages, extras, details given as people give them."""

from __future__ import annotations

import pytest

from tests.journeys.offers.briefs import APP, BLOG, BOARD, BOX, CODE, COFFRET, FILM, LOGO, PAGES, RANK, TEXTE, VIN, VOIX
from tests.journeys.offers.people import ARJUN, LENA, MAIKA, OWEN, Meet, check_validity


def test_a_package_as_it_is_is_asked_for_one_thing_at_a_time_offered_and_ordered(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("Hi, I'd like to order the full box please.", "asked")
    client.hears("220")
    client.tells(BOX)
    facts = client.sees("220.00", 6, 3)
    assert client.asked[:3] == ["product", "size", "texts"]
    assert facts["client_pays"]["amount"] == "232.10"
    assert "dieline" in facts["includes"]
    assert "printing" in facts["excludes"]
    check_validity(client, facts)
    client.did("create_offer", "done")
    order = client.accepts()
    assert order["total"] == {"amount": "220.00", "currency": "EUR"}
    assert "Kiyomi" in order["requirements"]["texts"]
    assert "12 by 8" in order["requirements"]["size"]


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, je voudrais commander le sous-titrage d'une vidéo de neuf minutes.",
        "Bonjour, j'aimerais faire sous-titrer ma vidéo, elle fait moins de dix minutes.",
    ],
)
def test_une_video_est_sous_titree_telle_quelle(meet: Meet, words: str) -> None:
    client = meet(MAIKA, "sous-titrage", "fr")
    client.says(words, "asked")
    client.tells(FILM)
    facts = client.sees("95.00", 3, 1)
    assert "fichiers SRT et VTT" in facts["includes"]
    assert client.reply["language"] == "fr"
    client.hears("95", "3 jours")
    assert client.accepts()["total"] == {"amount": "95.00", "currency": "CAD"}


def test_an_audit_without_revisions_is_offered_without_revisions(meet: Meet) -> None:
    client = meet(OWEN, "seo-audit")
    client.says("Please send me an offer for the ten-page check.", "asked")
    client.tells(RANK)
    facts = client.sees("150.00", 5, 0)
    assert "link building" in facts["excludes"]
    check_validity(client, facts)


def test_a_review_in_working_days_says_working_days(meet: Meet) -> None:
    client = meet(ARJUN, "code-review")
    client.says("We'd like to book the full review of our code.", "asked")
    client.tells(CODE)
    facts = client.sees("600.00", 7, 1)
    assert facts["working_days"] is True
    client.hears("7 working days")


@pytest.mark.parametrize(
    "words",
    [
        "I'd like to order two labels and one full box, plus the source files.",
        "I need two labels and one full box, plus the source files.",
    ],
)
def test_two_packages_and_an_extra_are_one_offer(meet: Meet, words: str) -> None:
    client = meet(LENA, "packaging")
    client.says(words, "asked")
    client.hears("430")
    client.tells(BOX)
    client.waits()
    client.owner.approves()
    client.is_told()
    facts = client.sees("430.00", 6, 3)
    assert sorted((item["title"], item["quantity"]) for item in facts["items"]) == [
        ("Full box", 1),
        ("One label", 2),
        ("Source files (Illustrator)", 1),
    ]


def test_trois_etiquettes_et_une_contre_etiquette(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Bonsoir ! Je voudrais commander une étiquette de vin avec une contre-étiquette.", "asked")
    client.tells(VIN)
    facts = client.sees("165.00", 5, 2)
    assert [item["title"] for item in facts["items"]] == ["Une étiquette", "Contre-étiquette"]
    assert client.accepts()["requirements"]["cuvee"].startswith("Les Hirondelles")


def test_the_same_extra_several_times(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order one page with two extra rounds of revisions.", "asked")
    client.tells(PAGES)
    client.sees("170.00", 4, 3)


def test_all_details_at_once_are_not_asked_again(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says(
        "Hello, I want to order one label. It's for a jar of acacia honey, the dimensions are 60 x 90 mm, "
        "and the texts are our logo 'Miel du Nord', 250 g and a barcode. No references.",
    )
    client.tells(BOX)
    client.sees("90.00", 3, 1)
    assert not {"product", "size", "texts"} & set(client.asked), client.so_far()
    assert "60 x 90" in client.accepts()["requirements"]["size"]


def test_tout_est_dit_d_un_coup_et_dans_le_desordre(meet: Meet) -> None:
    client = meet(MAIKA, "traduction", "fr")
    client.says(
        "Il faut vouvoyer le lecteur, c'est pour des clientes au Québec. J'ai un texte de 450 mots dans un fichier Word "
        "à traduire, c'est la page d'accueil de notre boutique. On commande ça ?",
    )
    client.tells(TEXTE)
    client.sees("55.00", 2, 1)
    assert not {"public", "tu_vous"} & set(client.asked), client.so_far()


def test_an_answer_that_also_answers_the_next_question_is_counted_for_both(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order one label please.", "asked")
    client.says("It's for strawberry jam, the dimensions are 70 x 50 mm.", "asked")
    client.asked.append("product")
    client.tells(BOX)
    client.sees("90.00", 3)
    assert "size" not in client.asked, client.so_far()


@pytest.mark.parametrize(
    "words",
    [
        "I'd like to order four blog articles a month.",
        "Hi Owen, I run a furniture shop and would like to order a monthly set of four blog articles.",
    ],
)
def test_the_wish_without_a_gig_finds_its_gig(meet: Meet, words: str) -> None:
    client = meet(OWEN)
    client.says(words, "asked")
    assert client.brief()["gig"] == "blog-retainer"
    client.tells(BLOG)
    client.sees("380.00", 28, 2)


@pytest.mark.parametrize(
    "words",
    [
        "Je voudrais commander une identité pour ma marque de bougies.",
        "Bonjour, je voudrais vous commander une identité pour ma marque de bougies.",
    ],
)
def test_on_demande_quelle_formule_quand_rien_n_est_dit(meet: Meet, words: str) -> None:
    client = meet(LENA, "identite-de-marque", "fr")
    client.says(words, "asked")
    client.hears("180", "420", "890")
    client.says("Plutôt le logo seul, pour commencer.", "asked")
    client.tells(LOGO)
    client.sees("180.00", 5, 2)


def test_a_client_who_leaves_answers_for_later_still_gets_the_offer(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order one page.", "asked")
    for _ in range(5):
        if client.reply["outcome"] != "asked":
            break
        client.says(client.reply["choices"][-1]["text"])
    client.sees("120.00", 4, 1)
    assert {"business", "reader", "pages"} <= set(client.brief()["missing"])


def test_le_dossier_montre_ce_qui_est_connu_et_ce_qui_manque(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais commander le message de 30 secondes pour notre répondeur.", "asked")
    before = client.brief()
    assert before["gig"] == "voix-off"
    assert {"texte", "accent", "ton"} <= set(before["missing"]) | set(before["known"])
    missing = len(before["missing"])
    client.says("Le texte est prêt : 60 mots tout compris.", "asked")
    after = client.brief()
    assert "60 mots" in str(after["known"])
    assert len(after["missing"]) == missing - 1


def test_the_brief_in_the_order_is_what_was_said(meet: Meet) -> None:
    client = meet(ARJUN, "data-dashboard")
    client.says("I want to buy the one-page dashboard.", "asked")
    client.tells(BOARD)
    client.sees("320.00", 5, 1)
    wanted = client.accepts()["requirements"]
    assert "reorder" in wanted["question"]
    assert "Shopify" in wanted["sources"]


def test_deux_minutes_de_voix_avec_les_droits_et_le_calage(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("On prend la vidéo de 2 minutes avec le calage sur l'image, s'il vous plaît.", "asked")
    client.tells(VOIX)
    client.sees("180.00", 4, 1)


def test_a_box_described_in_french_on_an_english_gig(meet: Meet) -> None:
    client = meet(LENA, "packaging", "fr")
    client.says("Bonjour, je souhaite commander une boîte complète pour mes sablés.", "asked")
    assert client.reply["language"] == "fr"
    client.tells(COFFRET)
    client.sees("220.00", 6, 3)
    assert client.reply["language"] == "fr"


def test_an_answer_that_begins_with_no_is_an_answer(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("We'd like to order the clickable prototype with one extra screen.", "asked")
    client.tells({**APP, "design": "No design yet."})
    client.sees("1020.00", 9, 2)


def test_une_reponse_qui_commence_par_non_est_une_reponse(meet: Meet) -> None:
    client = meet(MAIKA, "traduction", "fr")
    client.says("Je voudrais commander la traduction d'un texte de 1 200 mots.", "asked")
    client.tells({**TEXTE, "lexique": "Non, aucun lexique."})
    client.sees("150.00", 4, 2)


def test_an_answer_in_the_form_of_a_question_is_an_answer(meet: Meet) -> None:
    client = meet(ARJUN, "data-dashboard")
    client.says("I want to buy the one-page dashboard.", "asked")
    client.tells({**BOARD, "question": "Which products to reorder, and when."})
    client.sees("320.00", 5, 1)
