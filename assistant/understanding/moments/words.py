"""The words of time in English and French, each with the symbol that the grammar reads in its place.

W0..W6 a weekday, M01..M12 a month, Us Un Uh Ud Uw Um Uq Uy a unit, Pm Pa Pe Pn Pv Pw a part of the day. A small letter in front
("w5", "m05") is a word that means something else as often ("sat", "may"): it counts only beside a number.
"""

from __future__ import annotations


def _each(prefix: str, width: int, start: int, names: tuple[str, ...]) -> dict[str, str]:
    return {name: f"{prefix}{number:0{width}}" for number, line in enumerate(names, start) for name in line.split()}


WEEKDAYS = _each(
    "W", 1, 0,
    (
        "monday mondays lundi lundis", "tuesday tuesdays tues tue mardi mardis", "wednesday wednesdays weds mercredi mercredis",
        "thursday thursdays thurs thur thu jeudi jeudis", "friday fridays fri vendredi vendredis", "saturday saturdays samedi samedis",
        "sunday sundays dimanche dimanches",
    ),
)  # fmt: skip
WEAK_WEEKDAYS = _each("w", 1, 0, ("mon lun", "", "wed mer", "jeu", "ven", "sat sam", "sun dim"))
MONTHS = _each(
    "M", 2, 1,
    (
        "january janvier janv", "february feb fevrier fevr fev", "", "april avril apr avr", "mai", "june juin jun", "july juillet jul juil",
        "august aout aug", "september septembre", "october octobre oct", "november novembre nov", "december decembre",
    ),
)  # fmt: skip
WEAK_MONTHS = _each("m", 2, 1, ("jan", "", "march mar mars", "", "may", "", "", "", "sep sept", "", "", "dec"))
UNITS = {
    name: symbol
    for symbol, names in {
        "Us": "seconds sec secs seconde secondes", "Un": "minute minutes min mins mn mns minuts", "Uh": "hour hours hr hrs",
        "Ux": "heure heures",
        "Ud": "day days jour jours journee journees night nights nuitee nuitees", "Uw": "week weeks wk wks semaine semaines",
        "Uf": "fortnight fortnights quinzaine", "Um": "month months mois mth mths", "Uq": "quarters qtr qtrs trimestre trimestres",
        "Uy": "year years yr yrs ans annee annees",
    }.items()
    for name in names.split()
}  # fmt: skip
PARTS = {
    name: symbol
    for symbol, names in {
        "Pm": "morning mornings matin matins matinee mat", "Pa": "afternoon afternoons aprem",
        "Pe": "evening evenings soir soirs soiree eve", "Pn": "night nuit", "Pw": "lunch dejeuner",
    }.items()
    for name in names.split()
}  # fmt: skip
RELATIVE = {
    name: symbol
    for symbol, names in {
        "TODAY": "today ajd auj todays otd", "TOMORROW": "tomorrow tomorrows tmrw tmr tmw tomoz demain", "YESTERDAY": "yesterday hier",
        "AFTERTOMORROW": "overmorrow surlendemain", "TONIGHT": "tonight tonite", "NOON": "noon midday midi noonish",
        "MIDNIGHT": "midnight minuit", "WEEKEND": "weekend weekends wknd", "NOW": "now maintenant",
        "NEXT": "next", "COMING": "coming upcoming", "PROCHAIN": "prochain prochaine prochains prochaines",
        "FOLLOWING": "following suivant suivante suivants suivantes", "LAST": "last previous dernier derniere derniers dernieres",
        "PASSE": "passe passee", "THIS": "this ce cet cette current", "HALF": "half demi demie", "QUARTER": "quarter quart quarts",
        "OCLOCK": "oclock",
        "EASTER": "easter paques", "XMAS": "christmas xmas noel", "HALLOWEEN": "halloween",
        "EOD": "eod cob", "EOW": "eow", "EOM": "eom", "EOY": "eoy",
        "TOUSSAINT": "toussaint", "THANKSGIVING": "thanksgiving",
    }.items()
    for name in names.split()
}  # fmt: skip
CANONICAL = {**WEEKDAYS, **MONTHS, **UNITS, **PARTS, **RELATIVE}
WEAK = {**WEAK_WEEKDAYS, **WEAK_MONTHS}
# Words of several tokens, longest first where they share a beginning.
COMPOUNDS = {
    tuple(phrase.split()): symbol
    for symbol, phrases in {
        "TODAY": ("aujourd ' hui", "aujourd hui", "aujourdhui", "ajourd ' hui", "aujourd ' ui", "ce jour meme", "dans la journee"),
        "TOMORROW": ("2 moro", "2 morrow", "dem 1"),
        "AFTERTOMORROW": (
            "the day after tomorrow", "day after tomorrow", "the day after tmrw", "apres - demain", "apres demain",
        ),
        "BEFOREYESTERDAY": ("the day before yesterday", "day before yesterday", "avant - hier", "avant hier"),
        "Pa": ("apres - midi", "apres midi", "apresmidi", "d ' apres - midi", "d ' apres midi"),
        "MIDNIGHT": ("mid night", "mid - night", "12 midnight"),
        "NOON": ("12 noon", "mid - day", "mid day", "12 midday", "lunch time", "lunchtime"),
        "WEEKEND": ("week - end", "week end", "week - ends", "week ends"),
        "OCLOCK": ("o ' clock", 'o " clock', "o clock"),
        "NOW": (
            "right now", "tout de suite", "en ce moment meme", "des maintenant", "at the present time", "at this time", "at present",
            "as soon as possible now",
        ),
        "TONIGHT": ("this evening", "ce soir", "cette nuit", "to night"),
        "EOD": ("end of the day", "end of day", "close of business"),
        "Pv": ("fin de journee", "fin de la journee", "fin d ' apres - midi", "fin d ' apres midi"),
        "Pw": ("milieu de journee", "milieu de la journee"),
        "NYE": ("new year ' s eve", "new years eve", "new year eve", "reveillon du nouvel an", "saint - sylvestre", "saint sylvestre"),
        "NYD": ("new year ' s day", "new years day", "new year day", "new year ' s", "jour de l ' an", "nouvel an"),
        "XMASEVE": ("christmas eve", "xmas eve", "veille de noel", "reveillon de noel"),
        "MAYDAY": ("international workers ' day", "workers ' day", "labour day", "fete du travail"),
        "VALENTINE": ("valentine ' s day", "valentines day", "saint - valentin", "saint valentin"),
        "XMAS": ("christmas day", "jour de noel"), "BOXINGDAY": ("boxing day",), "BASTILLE": ("bastille day", "fete nationale"),
        "BLACKFRIDAY": ("black friday",),
        "2": ("a couple of", "a pair of", "couple of", "a couple"),
        "3": ("a few", "quelques", "few", "quel ques"),
        "HALFHOUR": (
            "half an hour", "half hour", "a half hour", "a half - hour", "half - hour",
            "une demi - heure", "une demi heure", "demi - heure",
        ),
        "QUARTERHOUR": ("a quarter of an hour", "quarter of an hour", "un quart d ' heure", "quart d ' heure", "1 / 4 h", "1 / 4 hour"),
        "THREEQUARTERS": (
            "three - quarters of an hour", "three quarters of an hour", "trois quarts d ' heure", "3 / 4 h", "3 / 4 hour",
        ),
        "HALFDAY": ("half a day", "half day", "une demi - journee", "une demi journee", "demi - journee"),
        "AFTERNEXT": ("after next",),
        "vers": ("aux alentours de", "autour de", "aux environs de", "a environ", "a peu pres a"),
        "FOLLOWING": ("d ' apres",),
    }.items()
    for phrase in phrases
}  # fmt: skip
ORDINALS = {
    word: number
    for number, line in enumerate(
        (
            "first premier premiere", "deuxieme", "third troisieme", "fourth quatrieme", "fifth cinquieme", "sixth sixieme",
            "seventh septieme", "eighth huitieme", "ninth neuvieme", "tenth dixieme", "eleventh", "twelfth", "thirteenth", "fourteenth",
            "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
        ),
        start=1,
    )
    for word in line.split()
} | {"thirtieth": 30}  # fmt: skip
SUFFIXES = frozenset("st nd rd th er ere e eme ieme".split())
NOT_HOURS = frozenset(
    "% $ € £ percent pct euro euros eur usd dollar dollars pounds gbp k px mb gb kb dpi cm mm km kg go mo ko ht ttc bucks quid x".split()
)
# Words that a slip of the finger turns into another word often enough to mend, and words that only look like one.
MENDABLE = tuple(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche january february august "
    "september october november december janvier fevrier juillet septembre octobre novembre decembre morning afternoon evening matinee "
    "soiree tomorrow today tonight yesterday demain weekend midnight semaine prochain prochaine".split()
)
NOT_SLIPS = frozenset(
    "afternoons apres augment augusta auguste deceler demand demande demandes demarche demarcher demarches domain domaine "
    "entertainment evenings evenly evens event eventing events friendly jeudis jeunes juillets leaving lundis maintenait "
    "maintenance maintenir mandate mardis matinees member mercedes moaning monde mondial mornings morningstar mourning nights "
    "octobers prochainement prochaines prochains remain remember sandy saturated semaille semaines september soiree soirees "
    "someday sundry teddy todas toddy tody tonic vendrai vendrait vendre vendront vendues warning weekends".split()
)
# What may stand behind a number that is a day or an hour: nothing that it could count.
UNCOUNTED = frozenset(
    "please pls pl then if ok okay or and on in at to till until so but would will could can works work is are was i we you it instead "
    "with for from by the of my your our as thanks thank maybe when because since good fine s sharp latest too also that around about "
    "after before between either sounds should may there here not right again under unless did do does has had have what how where which "
    "who up maximum exactly please svp stp merci ca est serait si ou et pour par de du a au vers plutot avec chez je nous vous on il elle "
    "mais le la les car alors max maxi possible possibles dispo convient va ira bien me m gmt utc cest pst bst TODAY TOMORROW TONIGHT THIS "
    "NEXT YESTERDAY LAST AFTERTOMORROW".split()
)
