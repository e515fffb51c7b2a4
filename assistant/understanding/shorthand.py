"""Chat spellings written out: "hw much 4 2 logos plz", "cb pr un logo stp"."""

from __future__ import annotations

import re
from collections.abc import Mapping

SHORTHAND: Mapping[str, Mapping[str, str]] = {
    "en": {
        "u": "you", "ur": "your", "r": "are", "hw": "how", "wht": "what", "wot": "what", "wat": "what", "wen": "when", "xtra": "extra", "pls": "please",
        "plz": "please", "thx": "thanks", "ty": "thanks", "b4": "before", "gr8": "great", "l8r": "later", "2moro": "tomorrow", "2mrw": "tomorrow",
        "tmrw": "tomorrow", "msg": "message", "pkg": "package", "pkgs": "packages", "rev": "revision", "revs": "revisions", "dlvr": "deliver",
        "incl": "included", "w/": "with", "w/o": "without", "abt": "about", "bc": "because", "cuz": "because", "wanna": "want to", "gonna": "going to",
        "gotta": "have to", "gimme": "give me", "lemme": "let me", "dunno": "don't know", "y'all": "you", "ya": "you", "yr": "your", "teh": "the",
        "sinse": "since", "alot": "a lot", "tho": "though", "coz": "because", "howmuch": "how much", "mutch": "much", "info": "information",
        "ppl": "people", "pic": "picture", "pics": "pictures", "n": "and", "asap": "as soon as possible", "wk": "week", "wks": "weeks", "hr": "hour",
        "hrs": "hours", "mins": "minutes", "tmr": "tomorrow", "biz": "business", "vid": "video", "vids": "videos", "docs": "documents", "fav": "favourite",
        "whats": "what's", "hows": "how's", "whos": "who's", "wheres": "where's", "cos": "because", "lil": "little", "prob": "probably",
        "prolly": "probably", "def": "definitely", "idk": "I don't know", "im": "I'm", "ive": "I've", "thru": "through", "nite": "night",
    },
    "fr": {
        "cb": "combien", "combi": "combien", "pr": "pour", "ds": "dans", "dla": "de la", "koi": "quoi", "kel": "quel", "kelle": "quelle", "ki": "qui",
        "kan": "quand", "qd": "quand", "pk": "pourquoi", "pkoi": "pourquoi", "tt": "tout", "ts": "tous", "bcp": "beaucoup", "vs": "vous", "ns": "nous",
        "svp": "s'il vous plaît", "stp": "s'il te plaît", "slt": "salut", "bjr": "bonjour", "bsr": "bonsoir", "mci": "merci", "mrc": "merci",
        "dsl": "désolé", "c": "c'est", "g": "j'ai", "jai": "j'ai", "jv": "je vais", "jveux": "je veux", "jpeux": "je peux", "ya": "il y a", "tjs": "toujours",
        "tjrs": "toujours", "rdv": "rendez-vous", "dispo": "disponible", "dispos": "disponibles", "zic": "musique", "zik": "musique", "qqn": "quelqu'un",
        "qqch": "quelque chose", "auj": "aujourd'hui", "ajd": "aujourd'hui", "dem1": "demain", "msg": "message", "pb": "problème", "rép": "réponse",
        "cmb": "combien", "cbien": "combien", "px": "prix", "d1": "d'un", "d1e": "d'une", "ptit": "petit", "ptite": "petite", "jrs": "jours",
        "qq": "quelques", "mnt": "maintenant", "dc": "donc", "pdt": "pendant", "tjr": "toujours", "proto": "prototype", "trad": "traduction",
        "combein": "combien", "aprem": "après-midi", "pq": "pourquoi", "keske": "qu'est-ce que", "kesk": "qu'est-ce que", "c'koi": "c'est quoi",
        "mtn": "maintenant", "jsp": "je ne sais pas", "jsuis": "je suis", "yaurait": "il y aurait",
        "nb": "nombre", "qques": "quelques", "sem": "semaine", "fo": "faut", "fodrait": "faudrait", "vrmt": "vraiment", "gt": "j'étais",
        "avt": "avant", "mm": "même", "ossi": "aussi", "jms": "jamais", "pt": "petit", "d'1": "d'un",
        "visu": "visuel", "visus": "visuels", "sava": "ça va", "cété": "c'était", "chui": "je suis",
    },
}  # fmt: skip

_WORD = re.compile(r"[\w/'’]+")
_FOR = re.compile(r"\b4(?= (?:\d+|the|a|an|my|our|your|me|us|this|that|one)\b)", re.IGNORECASE)
_MORE = re.compile(r"\ben ?\+(?!\w)", re.IGNORECASE)
# "We'd" and "she'll" are not "wed" and "shell".
_WED = re.compile(r"\b(we|she|he)['’](?:d|ll)\b", re.IGNORECASE)


def written_out(text: str, language: str) -> str:
    table = SHORTHAND.get(language, {})
    if language == "en":
        text = _WED.sub(lambda match: f"{match.group(1)} {'will' if 'l' in match.group() else 'would'}", _FOR.sub("for", text))
    else:
        text = _MORE.sub("en plus", text)
    return _WORD.sub(lambda match: table.get(match.group().lower(), match.group()), text)
