"""The lexicon: every row is sound, and it tells the words that mean the same from the words that do not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from assistant.understanding.terms import CONCEPT, STOPWORDS, stem, terms
from assistant.understanding.text import words

# Stems that two rows may claim: the words as listed tell them apart, and any other word of the stem is the first row's.
SHARED: frozenset[tuple[str, tuple[str, ...]]] = frozenset({("en", ("packag",))})

LONGEST_PHRASE = 4

LINES = files("assistant.understanding").joinpath("lexicon.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line.strip() and not line.startswith("#")]
FORMS = [
    (row[0], language, form.strip())
    for row in ROWS
    if len(row) == 3
    for language, column in zip(("en", "fr"), row[1:], strict=True)
    for form in column.split(",")
]


def tokens(form: str) -> list[str]:
    return [word.text for word in words(form)]


def test_every_row_has_a_concept_and_forms_in_both_languages() -> None:
    assert [row for row in ROWS if len(row) != 3 or not all(part.strip() for part in row)] == []


def test_a_concept_has_one_row() -> None:
    names = [row[0] for row in ROWS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_form_is_claimed_by_two_concepts_of_one_language() -> None:
    claimed: dict[tuple[str, tuple[str, ...]], str] = {}
    clashes = []
    for concept, language, form in FORMS:
        key = (language, tuple(stem(token, language) for token in tokens(form)))
        if claimed.setdefault(key, concept) != concept and key not in SHARED:
            clashes.append((form, language, claimed[key], concept))
    assert clashes == []


def test_no_form_is_a_lone_stopword_or_a_lone_letter() -> None:
    alone = [
        (concept, form)
        for concept, language, form in FORMS
        if len(tokens(form)) == 1 and (tokens(form)[0] in STOPWORDS[language] or len(tokens(form)[0]) == 1)
    ]
    assert alone == []


def test_a_form_has_between_one_word_and_the_longest_phrase() -> None:
    assert [(concept, form) for concept, _, form in FORMS if not 1 <= len(tokens(form)) <= LONGEST_PHRASE] == []


def concepts(text: str, language: str) -> set[str]:
    return {term for term in terms(text, language) if term.startswith(CONCEPT)}


SAME = (
    # English and English
    ("how long do you hang on to my recordings", "en", "source audio is kept for a year", "en"),
    ("do you retain the layers", "en", "I keep every working file", "en"),
    ("will you get rid of my documents", "en", "files are deleted after delivery", "en"),
    ("can we reschedule", "en", "postponing a meeting is possible", "en"),
    ("is it a scam", "en", "protection against fraud", "en"),
    ("do you subcontract", "en", "I never outsource", "en"),
    ("I'm not satisfied", "en", "if you are unhappy with the result", "en"),
    ("can I pay by wire transfer", "en", "bank transfer is accepted", "en"),
    ("can you rephrase my text", "en", "rewriting takes a day", "en"),
    ("is it eco-friendly", "en", "sustainable materials", "en"),
    ("how soon will it arrive", "en", "delivery takes three days", "en"),
    ("I changed my mind about the colour", "en", "second thoughts are normal", "en"),
    ("do you do headshots", "en", "a profile picture for work", "en"),
    ("will it work on phones, is it mobile friendly", "en", "every site is responsive: responsive design", "en"),
    # French and French
    ("combien de temps gardez-vous mes fichiers", "fr", "les sources sont archivées un an", "fr"),
    ("vous conservez les enregistrements ?", "fr", "je garde tout", "fr"),
    ("peut-on décaler la séance", "fr", "reporter un rendez-vous", "fr"),
    ("vous faites de la sous-traitance ?", "fr", "je ne travaille avec aucun sous-traitant", "fr"),
    ("c'est une arnaque ?", "fr", "lutte contre la fraude", "fr"),
    ("si ça ne me plaît pas", "fr", "un client mécontent", "fr"),
    ("je peux régler par virement", "fr", "le paiement se fait en ligne", "fr"),
    ("quel est votre taux horaire", "fr", "tarif horaire : 60 €", "fr"),
    ("y a-t-il des frais cachés", "fr", "aucun coût supplémentaire", "fr"),
    ("vous vous déplacez ?", "fr", "déplacement possible en Bretagne", "fr"),
    ("un faire-part pour juin", "fr", "carton d'invitation imprimé", "fr"),
    ("je cherche une bande dessinée", "fr", "planche de BD en couleurs", "fr"),
    # English and French
    ("how long do you store my files, do you keep them", "en", "je conserve les fichiers deux ans", "fr"),
    ("can you send the parcel abroad", "en", "expédition de colis à l'étranger", "fr"),
    ("a logo for my bakery", "en", "une boulangerie de quartier", "fr"),
    ("a brochure for a dental clinic", "en", "cliniques et cabinets", "fr"),
    ("is the work insured", "en", "assurance professionnelle", "fr"),
    ("what does the gold level bring", "en", "les avantages du niveau or", "fr"),
    ("pivot tables in Excel", "en", "tableaux croisés dynamiques", "fr"),
    ("natal chart reading", "en", "lecture de thème astral", "fr"),
    ("a lullaby with a female voice", "en", "voix de femme douce", "fr"),
    ("foil on the label", "en", "dorure à chaud", "fr"),
    ("a floor plan of my house", "en", "plan de maison", "fr"),
    ("help with a job interview", "en", "préparation à l'entretien d'embauche", "fr"),
    ("can you update the site", "en", "mise à jour mensuelle", "fr"),
    ("do you have a waiting list", "en", "liste d'attente ouverte", "fr"),
    ("background noise in the recording", "en", "bruit de fond", "fr"),
    ("who owns the work", "en", "cession des droits", "fr"),
)

APART = (
    ("price", "en", "payment", "en"),
    ("price", "en", "service fee", "en"),
    ("refund", "en", "discount", "en"),
    ("deadline", "en", "day", "en"),
    ("soap", "en", "candle", "en"),
    ("jam", "en", "honey", "en"),
    ("coffee", "en", "tea", "en"),
    ("wine", "en", "beer", "en"),
    ("is that right", "en", "copyright", "en"),
    ("email", "en", "newsletter", "en"),
    ("excellent", "en", "excluded", "en"),
    ("install", "en", "in instalments", "en"),
    ("voice over", "en", "music", "en"),
    ("illustration", "en", "animation", "en"),
    ("translation", "en", "proofreading", "en"),
    ("exclusive", "en", "excluded", "en"),
    ("date de livraison", "fr", "base de données", "fr"),
    ("les règles", "fr", "le paiement", "fr"),
    ("le format", "fr", "une formation", "fr"),
    ("le restaurant", "fr", "réparer", "fr"),
    ("recette de cuisine", "fr", "tests unitaires", "fr"),
    ("quel pays", "fr", "payer", "fr"),
    ("une boîte en carton", "fr", "votre entreprise", "fr"),
    ("niveau argent", "fr", "argent", "fr"),
    ("dépôt github", "fr", "acompte", "fr"),
    ("en retard", "fr", "verser une avance", "fr"),
    ("afficher", "fr", "publier", "fr"),
    ("entretien d'embauche", "fr", "entretien du site", "fr"),
    ("stage en entreprise", "fr", "première étape", "fr"),
    ("location de voiture", "fr", "based in Lyon", "en"),
    ("un chat", "fr", "live chat", "en"),
    ("du pain", "fr", "wedding cake", "en"),
    ("le journal", "fr", "bullet journal", "en"),
    ("le violon", "fr", "guitar", "en"),
    ("d'abord", "fr", "prix abordable", "fr"),
    ("un prix fixe", "fr", "fix a bug", "en"),
    ("a conversation", "en", "file conversion", "en"),
    ("le montant", "fr", "le montage", "fr"),
    ("il reste deux jours", "fr", "rest api", "en"),
    ("it depends", "en", "trustworthy", "en"),
    ("public page", "en", "published book", "en"),
)


@pytest.mark.parametrize(("one", "its", "other", "others"), SAME)
def test_the_same_said_in_other_words_shares_a_concept(one: str, its: str, other: str, others: str) -> None:
    assert concepts(one, its) & concepts(other, others), (concepts(one, its), concepts(other, others))


@pytest.mark.parametrize(("one", "its", "other", "others"), APART)
def test_different_things_share_no_term(one: str, its: str, other: str, others: str) -> None:
    assert not set(terms(one, its)) & set(terms(other, others))


def test_a_word_as_listed_is_its_own_rows_though_another_row_has_its_stem() -> None:
    assert terms("packaging", "en") == ("c:packaging",)
    assert terms("packages", "en") == ("c:package",)
