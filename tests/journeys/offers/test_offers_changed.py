"""People change their minds, ask something in between, want the person, come back: the brief and the offer follow."""

from __future__ import annotations

import pytest

from tests.journeys.offers.briefs import APP, BLOG, BOARD, BOX, FILM, LOGO, PAGES, RANK, TEXTE, VIN, VOIX
from tests.journeys.offers.people import ARJUN, LENA, MAIKA, OWEN, Meet, problem


def test_no_wait_three(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order two labels please.", "asked")
    client.says("It's for orange marmalade.", "asked")
    client.asked.append("product")
    client.says("No wait, three.", "asked")
    client.hears("270")
    client.tells(BOX)
    client.sees("270.00", 3, 1)
    assert "product" not in client.asked[1:]


def test_finalement_deux_minutes_plutot_que_trente_secondes(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais commander le message de 30 secondes.", "asked")
    client.says("Ah non pardon, finalement la vidéo de 2 minutes.", "asked")
    client.hears("140")
    client.tells(VOIX)
    client.sees("140.00", 3, 1)


def test_another_package_half_way_keeps_the_answers(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order one label.", "asked")
    client.says("Smoked salt in small jars.", "asked")
    client.asked.append("product")
    client.says("Actually, make it the full box instead.", "asked")
    client.tells(BOX)
    client.sees("220.00", 6, 3)
    assert "salt" in client.accepts()["requirements"]["product"]


def test_another_gig_half_way_starts_its_own_brief(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order one page.", "asked")
    client.says("We sell handmade oak furniture.", "asked")
    client.says("Hmm, actually forget the page, I'd rather have the ten-page SEO check.", "asked")
    assert client.brief()["gig"] == "seo-audit"
    client.tells(RANK)
    client.sees("150.00", 5, 0)


def test_on_laisse_tomber(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Je voudrais commander une étiquette.", "asked")
    client.says("Finalement non, laissez tomber.", "answered")
    client.sees_no_offer()
    assert client.says("Vous imprimez aussi ?")["outcome"] == "answered"
    client.sees_no_offer()


@pytest.mark.parametrize("words", ["Hold on, leave out the training.", "In fact drop the training.", "Without the training, actually."])
def test_dropping_the_extra_before_the_offer(meet: Meet, words: str) -> None:
    client = meet(ARJUN, "data-dashboard")
    client.says("We'd like to order the one-page dashboard with the recorded training.", "asked")
    client.hears("415")
    client.says(words, "asked")
    client.hears("320")
    client.tells(BOARD)
    client.sees("320.00", 5, 1)


@pytest.mark.parametrize("words", ["Please add the source files.", "Could you add the source files to it?"])
def test_a_change_after_the_offer_is_a_new_revision_and_the_old_card_is_dead(meet: Meet, words: str) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order one label.", "asked")
    client.tells(BOX)
    client.sees("90.00", 3, 1)
    old, first = client.card, client.offer()
    client.says(words)
    client.tells(BOX)
    client.sees("120.00", 3, 1)
    assert (client.offer()["revision"], first["revision"]) == (2, 1)
    status, code = problem(client.presses("accept", card=old))
    assert (status, code in ("changed", "taken")) == (409, True)
    client.accepts()


def test_une_quantite_changee_apres_l_offre(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Bonjour, je voudrais commander une étiquette.", "asked")
    client.tells(VIN)
    client.sees("130.00", 4)
    client.says("Non attendez, mettez-en deux.")
    client.sees("260.00", 6)
    client.hears("260")
    assert client.offer()["revision"] == 2


@pytest.mark.parametrize(
    "words", ["Please make it just one page instead.", "Sorry, that's too much for us. Could I have just one page instead?"]
)
def test_declined_then_revised(meet: Meet, words: str) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I want to order the small website.", "asked")
    client.tells(PAGES)
    client.sees("340.00", 9, 2)
    assert client.presses("decline").status_code == 200
    assert client.offer()["status"] == "declined"
    client.says(words)
    client.tells(PAGES)
    client.sees("120.00", 4, 1)
    client.accepts()


def test_a_digression_is_answered_and_the_brief_goes_on(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box.", "asked")
    client.says("Do you print them too, by the way?")
    client.hears("print", "What product is the packaging for?")
    client.tells(BOX)
    client.sees("220.00", 6, 3)


def test_une_question_sur_la_musique_au_milieu_ne_perd_pas_le_fil(meet: Meet) -> None:
    client = meet(MAIKA, "voix-off", "fr")
    client.says("Je voudrais commander la vidéo de 2 minutes.", "asked")
    client.says("Le texte est définitif, 280 mots.", "asked")
    client.asked.append("texte")
    client.says("Au fait, est-ce que la musique est comprise ?")
    client.hears("musique", "Accent québécois ou français international ?")
    client.tells(VOIX)
    client.sees("140.00", 3, 1)


def test_a_question_instead_of_an_answer_is_not_taken_for_the_answer(meet: Meet) -> None:
    client = meet(OWEN, "website-copy")
    client.says("I'd like to order one page.", "asked")
    client.says("How many words can a page have?")
    client.hears("500")
    assert "words can" not in str(client.brief()["known"])
    client.tells(PAGES)
    client.sees("120.00", 4, 1)


def test_the_person_is_wanted_in_the_middle_and_the_brief_is_kept(meet: Meet) -> None:
    client = meet(ARJUN, "web-app")
    client.says("We'd like to order a clickable prototype.", "asked")
    client.says("Our members should book boats by themselves.", "asked")
    client.says("I'd rather talk to Arjun about this, please.", "handed_over")
    assert client.state == "waiting"
    assert "boats" in str(client.brief()["known"])
    notes = str(client.talk.read(client.owner.token)["messages"])
    assert "boats" in notes
    assert client.market.shop.http.post(f"{client.talk.path}/take-over", headers=client.owner.token).status_code == 200
    assert client.market.shop.http.post(f"{client.talk.path}/hand-back", headers=client.owner.token).status_code == 200
    assert "boats" in str(client.brief()["known"])
    client.says("Thanks, so let's go on with the prototype.")
    client.asked.append("goal")
    client.tells(APP)
    client.sees("900.00", 8, 2)


def test_on_veut_parler_a_lena_puis_la_question_suivante_trouve_reponse(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Je voudrais commander une étiquette pour mon muscadet.", "asked")
    client.says("Est-ce que je peux parler à Léna directement ?", "handed_over")
    client.says("En attendant, combien coûte la gamme de trois ?")
    client.hears("320")
    assert client.state == "waiting"
    client.sees_no_offer()


def test_questions_about_the_offer_once_it_is_sent(meet: Meet) -> None:
    client = meet(LENA, "packaging")
    client.says("I'd like to order the full box with express delivery.", "asked")
    client.tells(BOX)
    client.sees("280.00", 2, 3)
    client.says("How long would it take?")
    client.hears("2 days")
    client.says("And what is not included?")
    client.hears("printing")
    client.says("How many revisions do I get?")
    client.hears("3")
    client.accepts()


def test_until_when_the_offer_holds_is_said(meet: Meet) -> None:
    client = meet(OWEN, "seo-audit")
    client.says("I'd like to order the ten-page check.", "asked")
    client.tells(RANK)
    client.sees("150.00", 5)
    client.says("Until when is the offer valid?")
    client.hears("29 November")


def test_jusqu_a_quand_l_offre_tient(meet: Meet) -> None:
    client = meet(MAIKA, "sous-titrage", "fr")
    client.says("Je voudrais commander des sous-titres pour ma vidéo.", "asked")
    client.tells(FILM)
    client.sees("95.00", 3)
    client.says("Elle est valable jusqu'à quand, votre offre ?")
    client.hears("27 novembre")


def test_des_questions_sur_l_offre_envoyee(meet: Meet) -> None:
    client = meet(LENA, "identite-de-marque", "fr")
    client.says("Je voudrais commander le logo seul avec une piste de logo supplémentaire.", "asked")
    client.tells(LOGO)
    client.sees("240.00", 7, 2)
    client.says("Ça prendrait combien de temps ?")
    client.hears("7 jours")
    client.says("Et qu'est-ce qui n'est pas compris ?")
    client.hears("INPI")


def test_typed_i_accept_brings_the_card_and_binds_nothing(meet: Meet) -> None:
    client = meet(OWEN, "seo-audit")
    client.says("I'd like to order the ten-page check.", "asked")
    client.tells(RANK)
    client.sees("150.00", 5)
    client.says("Perfect, I accept!")
    client.sees("150.00", 5)
    assert client.offer()["status"] in ("sent", "viewed")
    assert client.owner.orders() == []
    client.accepts()


def test_taper_j_accepte_n_engage_a_rien(meet: Meet) -> None:
    client = meet(MAIKA, "sous-titrage", "fr")
    client.says("Je commande le sous-titrage de ma vidéo de huit minutes.", "asked")
    client.tells(FILM)
    client.sees("95.00", 3)
    client.says("Super, j'accepte l'offre !")
    client.sees("95.00", 3)
    assert client.owner.orders() == []


def test_a_returning_client_wants_the_same_as_last_time(meet: Meet) -> None:
    first = meet(LENA, "packaging", name="Grace")
    first.says("I'd like to order the full box with source files.", "asked")
    first.tells(BOX)
    first.sees("250.00", 6, 3)
    first.accepts()
    again = meet(LENA, name="Grace", key=first.key)
    again.says("Hi, I'd like the same as last time please.")
    assert not {"product", "size", "texts"} & {k for k, ask in again.questions().items() if ask in again.reply["text"]}
    again.tells({})
    again.sees("250.00", 6, 3)
    assert "Kiyomi" in again.accepts()["requirements"]["texts"]


def test_la_meme_chose_que_la_derniere_fois(meet: Meet) -> None:
    first = meet(MAIKA, "traduction", "fr", name="Hugo")
    first.says("Je voudrais commander la traduction d'un texte de 1 200 mots.", "asked")
    first.tells(TEXTE)
    first.sees("150.00", 4, 2)
    first.accepts()
    again = meet(MAIKA, None, "fr", name="Hugo", key=first.key)
    again.says("Bonjour, la même chose que la dernière fois, s'il vous plaît.")
    again.tells(TEXTE)
    again.sees("150.00", 4, 2)


def test_a_stranger_has_no_last_time(meet: Meet) -> None:
    client = meet(OWEN)
    client.says("Same as last time, please.")
    client.sees_no_offer()
    assert client.reply["outcome"] in ("asked", "unknown", "answered")


def test_the_offer_is_shown_again_when_asked_for(meet: Meet) -> None:
    client = meet(OWEN, "blog-retainer")
    client.says("Let's do it, I'd like to order one month of articles.", "asked")
    client.tells(BLOG)
    client.sees("380.00", 28)
    client.says("Can you show me the offer again?")
    client.sees("380.00", 28)
    assert client.offer()["revision"] == 1


def test_une_etiquette_puis_une_gamme(meet: Meet) -> None:
    client = meet(LENA, "etiquettes", "fr")
    client.says("Je prends une étiquette.", "asked")
    client.says("Ah non, plutôt une étiquette avec le changement de millésime en plus.", "asked")
    client.hears("145")
    client.tells(VIN)
    client.sees("145.00", 4, 2)
