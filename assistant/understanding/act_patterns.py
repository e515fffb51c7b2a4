"""How each act sounds, as patterns over folded text (lower case, no accents), English and French side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

ActName = Literal[
    "greet", "thank", "goodbye", "acknowledge", "affirm", "deny", "how_are_you", "is_bot", "capabilities", "repeat", "apology",
    "person", "back_to_assistant", "complaint", "insult",
    "price", "delivery", "revisions", "includes", "excludes", "ability", "offers", "extras", "compare", "recommend", "discount",
    "free_work", "order", "book", "hours", "away", "languages", "location", "level", "about", "requirements", "client_pays", "earns",
    "off_platform_payment", "off_platform_contact", "personal_data", "traded_reviews", "instructions",
]  # fmt: skip

# What one speaks of when the freelancer is meant: "you", "she", "the designer".
_CONTACTS = (
    r"(?:whats ?app|telegram|signal|skype|discord|wechat|viber|messenger|insta(?:gram)?|facebook|e-?mails?|mails?|gmail|phone|mobile|"
    r"cell|numero|telephone|tel|portable|courriel|snapchat|linkedin|zoom id|number)"
)
_MESSENGERS = _CONTACTS.replace("phone|mobile|", "").replace("cell|numero|telephone|tel|portable|", "")
_METHODS = (
    r"(?:paypal|venmo|zelle|cash ?app|revolut|wise|western union|crypto\w*|bitcoins?|btc|usdt|cash|iban|bank(?: transfer| account)?|"
    r"wire(?: transfer)?|virement|especes|liquide|lydia|wero|interac|mobile money|orange money|wave|twint|bizum|paylib|swish|pix|apple pay|google pay|cheques?|checks?(?! (?:how|if|whether|that|what|out|my|the|your|it|this|for|with|in|on|when|which))|carte directement)"
)
_PLATFORM = r"(?:platform|plateforme|plate-forme|fiverr|the site|this site|le site|the app|marketplace|upwork|here|ici)"
_OUTSIDE = rf"(?:outside|off|away from|bypass\w*|avoid\w*|without(?: using)?|around|leave|hors|en dehors de?|sans passer par|contourn\w+|quitter|eviter)(?: of)?(?: the| la| le| l| this| cette)? ?{_PLATFORM}"

PATTERNS: Mapping[ActName, tuple[str, ...]] = {
    # ---- talk about the talk
    "greet": (
        r"\b(?:any(?:body|one) (?:there|here|home|around)|(?:il )?y a quelqu'un)\b",
        r"^\W*(?:hi+|hello+|hey+|heya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|hiya)\b",
        r"^\W*(?:bonjour|bonsoir|salut|slt|bjr|bsr|coucou|cc|hello|re-?bonjour|rebonjour|allo)\b",
    ),
    "thank": (r"\b(?:thanks?|thank you|thx|ty|cheers|ta|appreciate (?:it|that|your help)|much appreciated)\b", r"\b(?:merci|mrc|mci|thx|je vous remercie|c'est gentil|sympa)\b"),
    "goodbye": (
        r"\b(?:good ?bye|bye+|see (?:you|ya)|talk (?:later|soon)|have a (?:good|nice|great) (?:day|evening|one|weekend|night)|good night|take care|that's all|that is all)\b",
        r"\b(?:au revoir|a bientot|a plus(?: tard)?|bonne (?:journee|soiree|continuation|nuit|fin de)|bon (?:week-?end|apres-midi)|a demain|ciao|c'est tout)\b",
    ),
    "how_are_you": (r"\bhow (?:are|r) (?:you|u)(?: doing| today)?\b|\bhow's it going\b|\bwhat's up\b", r"\b(?:comment (?:ca va|allez-?vous|vas-?tu|tu vas|vous allez)|ca va|la forme)\b ?\?*$"),
    "acknowledge": (
        r"^\W*(?:ok(?:ay|ey)?|k|great|perfect|cool|nice|alright|all right|got it|understood|i see|sounds good|fine|good|awesome|excellent|wonderful|noted|makes sense|super|fair enough|that helps)\b[\s\w,']{0,20}[.!]*$",
        r"^\W*(?:ok|d'accord|dac|tres bien|parfait|super|genial|ca marche|entendu|compris|je vois|bien|top|nickel|c'est note|c'est bon|cool|impeccable|excellent)\b[\s\w,']{0,20}[.!]*$",
    ),
    "affirm": (r"^\W*(?:yes|yep|yeah|yup|sure|of course|definitely|absolutely|please do|go ahead|correct|right|exactly|indeed)\b", r"^\W*(?:oui|ouais|ouep|si|bien sur|absolument|tout a fait|exactement|volontiers|avec plaisir|allez-y|vas-y|je veux bien|carrement)\b"),
    "deny": (r"^\W*(?:no|nope|nah|not really|no thanks?|never ?mind|not now|don't)\b", r"^\W*(?:non|nan|pas vraiment|non merci|laisse(?:z)? tomber|pas maintenant|pas la peine)\b"),
    "is_bot": (
        r"\b(?:are|r) (?:you|u) (?:an? |really (?:an? )?|the )?(?:chat ?bot|bot|robot|ai|a\.i\.|human|real|machine|person|computer|automated|actual|live)\b",
        r"\b(?:am i|is this|is it|are we|do i) (?:really )?(?:talk\w*|speak\w*|chat\w*|deal\w*)?(?: to| with)?(?: an?| the| some)? ?(?:real |actual |live )?(?:chat ?bot|bot|robot|ai|human|person|machine|automated|someone real)\b",
        r"\b(?:who|what) (?:are you|am i (?:talking|speaking|chatting) (?:to|with))\b(?! \w+ing)",
        r"\b(?:es-?tu|etes-?vous|t'es|tu es|vous etes|c'est|est-ce)(?: bien| vraiment)? (?:un |une |l')?(?:vrai\w* )?(?:chat ?bot|bot|robot|ia|humaine?|machine|personne|ordinateur|automatique)\b",
        r"\b(?:je parle|je discute|j'echange|parle-?je|ai-?je affaire) (?:bien )?(?:a|avec) (?:un|une|l')? ?(?:vrai\w* )?(?:chat ?bot|bot|robot|ia|humaine?|machine|personne|intelligence)\b",
        r"\b(?:qui (?:es-?tu|etes-?vous|est la)|tu es qui|vous etes qui|a qui (?:je parle|ai-?je|est-ce que je parle|parle-?je))\b",
        r"\b(?:vous etes|tu es|etes-vous|es-tu|c'est|est-ce)(?: bien| vraiment)? (?:quelqu'un de (?:reel|vrai|vivant)|une vraie personne|un vrai humain|reel(?:le)?|humaine?)\b",
    ),
    "capabilities": (
        r"\bwhat (?:can|could|do) (?:you|i) (?:do for me|do here|help(?: me)?(?: with)?)\b|\bwhat (?:can|could|may) i ask\b|\bhow (?:can|could|do) you help\b|^\W*help\W*$|\bhow does this (?:chat|assistant|bot) work\b|^\W*what can you do\W*$",
        r"\b(?:que (?:peux-?tu|pouvez-?vous|sais-?tu|savez-?vous) faire|(?:tu peux|vous pouvez|tu sais|vous savez) faire quoi|comment (?:peux-?tu|pouvez-?vous) m'aider|a quoi (?:tu sers|servez-?vous)|que puis-?je (?:te|vous) demander)\b|^\W*aide\W*$",
    ),
    "repeat": (r"\b(?:say|repeat) (?:that|it) again\b|\bcan you repeat\b|\bcome again\b|^\W*(?:what|sorry|pardon)\W*$", r"\b(?:repete[rz]?|redi(?:s|tes)|peux-?tu repeter|pouvez-?vous repeter)\b|^\W*(?:quoi|pardon|hein)\W*$"),
    "apology": (r"^\W*(?:sorry|my bad|apologies)\b(?! to| but)", r"^\W*(?:desolee?|pardon|excusez-?moi|excuse-?moi)\b"),
    "person": (
        r"\b(?:talk|speak|chat|connect|get (?:in touch|through)|discuss|put me through|transfer\w*|pass me|hand (?:me|this|it) over|forward (?:me|this)|escalate)\b[^.?!]{0,30}\b(?:to|with) (?:an? |the |your |some )?(?:real |actual |live |human )?(?:human|person|someone|somebody|people|agent|representative|operator|manager|boss|owner|freelancer|seller|designer|artist|developer|writer|editor|translator|{name})\b",
        r"\b(?:want|need|prefer|like|get me|give me|rather|let me (?:talk|speak)[^.?!]{0,10}|i'd rather) (?:to (?:talk|speak|chat|deal) (?:to|with) )?(?:an? |the |some )?(?:real |actual |live )?(?:human(?: being)?|real person|actual person|person)\b(?! (?:voice|illustration|figure|model|character|photo|narrat))",
        r"^\W*(?:an? )?(?:real |actual |live )?(?:human|person|agent|operator)(?: please| pls)?\W*$",
        r"\b(?:human|person),? (?:please|pls)\b|\b(?:can|could|may) (?:i|we) (?:please )?(?:talk|speak|chat) (?:directly )?(?:to|with) (?:{name}|you|him|her|them|someone|a human|a person)\b",
        r"\b(?:ask|contact|call|get|tell|reach|message|notify) {name}\b(?! (?:to|about) (?:ignore|say))|\bpass (?:this|it|that|my \w+)(?: on)? to (?:{name}|the freelancer|him|her|you)\b|\bhave {name} (?:call|contact|write|reply|answer|get back)\b",
        r"\b(?:stop|no more|tired of|sick of|hate) (?:the |this |talking to (?:a |the |this )?|chatting with (?:a |the )?)?(?:bot|robot|machine|ai)\b",
        r"\b(?:parler|discuter|echanger|causer|voir|traiter|communiquer|mettre en (?:relation|contact)|transfer\w+|passe[rz]?(?:-moi)?|passer la main)\b[^.?!]{0,25}\b(?:a|avec|au|a la|en|par)? ?(?:un |une |le |la |l'|du )?(?:vrai\w* )?(?:etre )?(?:humaine?|personne|quelqu'un|conseiller|responsable|freelance|graphiste|vendeu\w+|prestataire|{name})\b",
        r"\b(?:veux|voudrais|prefere|prefererais|souhaite|aimerais|besoin d'|faut) (?:parler a |avoir |un |une )*(?:un |une )?(?:vrai\w* )?(?:humaine?|vraie personne)\b",
        r"^\W*(?:un |une )?(?:vrai\w* )?(?:humaine?|personne|conseiller)(?: svp| stp| s'il (?:vous|te) plait)?\W*$",
        r"\b(?:contacte[rz]?|demande[rz]?|transmet\w+|prevenir|previens|prevenez|joindre|appele[rz]?)[^.?!]{0,20}(?:a |directement )?\b{name}\b|\btransmet\w*(?: ca| cela| ma question| ma demande| mon message)?[^.?!]{0,12} (?:a|au|a la) (?:{name}|freelance)\b",
        r"\b(?:marre|assez) (?:de parler a (?:un|une|ce|cette) |du |des |de (?:ce|cette) )(?:robots?|bots?|machines?|ia)\b",
    ),
    "back_to_assistant": (
        r"\b(?:back to|return to|continue with|resume|go on with|keep talking to) (?:the |you,? (?:the )?)?(?:assistant|bot|ai)\b|\bnever ?mind the (?:human|person|freelancer)\b",
        r"\b(?:reveni\w+ (?:a|vers|avec)|reprendre avec|continuer avec|repasser (?:a|avec)|retour (?:a|vers)) (?:l'|le |la |toi|vous)?(?:assistante?|bot|ia)\b",
    ),
    "complaint": (
        r"\b(?:complain\w*|unhappy|disappointed|dissatisfied|terrible|awful|scam(?:med)?|rip-?off|not happy|unacceptable|where is my order|late order|order is late|hasn't delivered|never delivered)\b",
        r"\b(?:plainte|reclamation|mecontente?|decue?|scandaleux|arnaque|pas contente?|inadmissible|ou (?:est|en est) ma commande|commande (?:est )?en retard|toujours pas (?:recu|livre))\b",
    ),
    "insult": (
        r"\b(?:idiot|stupid|dumb|moron|useless (?:bot|robot|thing)|shut up|fuck\w*|shit(?:ty)?|asshole|bitch|crap bot)\b",
        r"\b(?:idiote?|stupide|debile|connard|connasse|conne?|merde|ta gueule|ferme-?la|putain|nulle? a chier|abruti)\b",
    ),
    # ---- what is sold
    "price": (
        r"\b(?:what|how much) (?:budget|money)\b|\bhow much(?! (?:time|longer|notice|experience|detail|info\w*|text|control))\b|\b(?:pric(?:e|es|ing|ed|elist|ey)|costs?|fees?|quote|quotation|estimate)\b|\b(?<!response )(?<!success )(?<!retention )(?:your|hourly|the|what|day|daily) rates?\b|\bwhat (?:do|does|would) (?:you|she|he) ask (?:for|on top|to)\b|\b(?:do|would|will|does) (?:you|she|he|it) charge\b|\bwhat do you charge\b|\bhow expensive\b|\bwhat (?:would|will) (?:it|that|this|i) (?:pay|come to|run)\b|\b(?:in )?total\b|\bmuch (?:is|for|would)\b|\b(?:cheapest|least expensive|lowest[- ]priced|most expensive)\b|\badd (?:it |that |them |this |everything )?up\b|\b(?:the )?sum\b|\bset (?:me|us) back\b|\bthe damage\b|\b(?:the |whole |my |our )bill\b|\bsurcharges?\b|\b(?:come|comes|amount|amounts|add up|adds up) to\b|\bhow many (?:dollars|euros|pounds|bucks|quid)\b",
        r"\bcombien\b(?! ?d(?:e |'))\b|\bcombien d'argent\b|\bquel budget\b|\b(?:ca|cela|elle|il) coute\b|\b(?:prix|tarifs?|tarification|devis|couts?|coutent?|coutera\w*|couterai\w*|couter)\b|\bca (?:fait|revient|vaut|donne) (?:a )?(?:combien|quoi)\b|\b(?:facturez|facture)-?vous\b|\bvous facturez\b|\b(?:au|en) total\b|\bca revient\b|\bcb\b|\b(?:le|la|les) (?:moins|plus) (?:cher|chere|chers|cheres)\b|\ba combien\b(?! de)|\ben tout\b|\bla somme\b|\bcombien (?:ca|cela) (?:me |nous )?(?:coute\w*|fait|ferait|revien\w+)\b|\bfacture totale\b|\bl'addition\b|\bsurcout\b",
    ),
    "delivery": (
        r"\bhow (?:long|fast|quick(?:ly)?|soon|speedy|many (?:working |business )?(?:days|weeks|hours))\b(?! (?:have|has|did|is the (?:video|text|script|call)|are the|should|can the|may the|valid))|\bturn ?-?around\b|\bdeliver(?:y|ed|s|ies|able by)?\b(?! ?(?:format|files?))|\blead ?time\b|\btime ?(?:frame|line|scale)\b|\bwhen (?:can|could|will|would|do|does|might) (?:i|you|we|it|they|the|my|she|he)\b[^.?!]{0,40}\b(?:get|have|receive|deliver\w*|ready|done|finish\w*|complete\w*|arrive|expect|send)\b|\b(?:ready|done|finished|have it|need it|get it|deliver(?:ed)?|it) (?:by|before|within|in) (?:the |this |next )?(?:\d|one|two|three|four|five|six|seven|ten|a |an |end|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|january|february|march|april|may|june|july|august|september|october|november|december|christmas)|\bhow much time\b|\b(?:fast|quick|soon)est\b|\bsame[- ]day\b|\b(?:rush|urgent(?:ly)?|asap|express|overnight|faster|quicker|24 ?h)\b",
        r"\b(?:delais?|livraison|livr(?:er|ez|es|e|ee|ais|erai\w*))\b|\bcombien de (?:temps|jours|semaines|heures)\b|\ben combien\b|\bquand\b[^.?!]{0,40}\b(?:recevr\w+|recevoir|aur\w+|avoir|livr\w+|prete?s?|finie?s?|termine\w*|fait)\b|\b(?:prete?|fini|livre|recevoir|besoin)[^.?!]{0,20}(?:pour|avant|d'ici|sous) (?:le |la |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|\d|noel|la fin|fin|un|une|deux|trois)|\b(?:urgente?|urgence|express|rapidement|vite|plus rapide|le jour meme|presse|pressee|24 ?h|48 ?h)\b|\btemps de (?:realisation|travail|livraison)\b|\bca prend(?:ra|rait)? (?:combien|longtemps)\b",
    ),
    "revisions": (
        r"\brevisions?\b|\bredos\b|\bredo(?:ing)? (?:it|them|that|this|things|something)\b|\b(?:rounds?|(?<!you )edits|amends?|amendments?|tweaks?)\b(?! (?:video|my|a|the|this|your) (?:video|footage|text|book|photo))|\bhow many (?:changes|corrections|modifications|times can)\b|\b(?:keep )?chang(?:e|ing) (?:things|it|my mind|something|anything|stuff)\b|\b(?:ask for|request|make|get|want|allowed|free) (?:some |any |more |further |a few )?(?:changes|corrections|modifications)\b|\bif i (?:don't|do not) like\b",
        r"\bretouches?\b(?! photo)|\brevisions?\b|\bmodif(?:s|ication|ications)?\b|\bcorrections\b|\baller(?:s)?[- ]retours?\b|\b(?:demander|faire|avoir) des (?:changements|corrections|modif\w*)\b|\bsi (?:ca|cela|le \w+|la \w+) ne (?:me )?(?:plait|convient)\b",
    ),
    "includes": (
        r"\bwhat(?:'s| is| are|s)? (?:exactly )?(?:all )?(?:in(?:cluded|side)?\b|(?:in|with|part of) the|does .{0,40}\binclude|do(?:es)? (?:i|we|you) get|i get|you get|will i (?:get|receive)(?! paid)|would i (?:get|receive)(?! paid))|\bwhat(?:'s| is) (?:in|included)\b|\bwhat does .{0,40}\b(?:include|contain|cover|come with|comprise|offer)\b|\b(?:which|what) (?:\w+ ){1,3}(?:is|are|comes?) (?:included|part of)\b|\bhow many (?!days|weeks|hours|months|years|times|people)\w+ (?:\w+ )?(?:would|will|do|can) (?:i|we) (?:get|have|receive)\b|\bhow many (?!days|weeks|hours|months|years|times|people)\w+ (?:\w+ )?(?:does|do|are|is)\b[^.?!]{0,30}\b(?:cover|include|included|get|come with)\b|\b(?:what|which) (?:files|formats|deliverables)\b|\bwhat do i (?:get|receive)\b|\bwhat exactly (?:do|is|does)\b|\btell me (?:more )?about (?:the|your) \w+ (?:package|plan|pack|gig)\b|\bdetails (?:of|on|about) (?:the )?",
        r"\b(?:qu'est[- ]ce (?:qui|que|qu')|que|quoi|qu')\b[^.?!]{0,40}\b(?:inclus|incluse?s?|comprise?s?|comprend|comprennent|contient|contenu|dedans|recois|recoit|recevez|recevrai\w*|recevra|obtiens|obtient)\b|\b(?:inclut|comprend|contient)[^.?!]{0,30}\bquoi\b|\b(?:c'est|il y a|y a|j'ai|on a) quoi (?:\w+ )?(?:dans|dedans|d'inclus|de compris|avec)\b|\bque (?:vais-?je )?(?:recevoir|recois-?je|obtien\w+)\b|\bj'ai quoi\b|\bcontenu d\w+\b|\bcombien (?:de |d')(?!temps|jours|semaines|heures|retouches|modif|revisions)\w+[^.?!]{0,25}\b(?:comprend|inclu\w*|comprises?|contient|j'ai|sont)\b|\bquels? (?:fichiers|formats|livrables)\b|\bdetails? (?:de|du|sur)\b",
    ),
    "excludes": (
        r"\b(?:what|anything|something)(?:'s| is| are)? (?:not|isn't|excluded|n't) ?(?:included|covered|part)?\b|\bwhat (?:don't|do not|won't|doesn't) (?:you|it|the)\b|\bexclu(?:ded|sions?|des?)\b|\bwhat(?:'s| is) left out\b",
        r"\b(?:qu'est[- ]ce qui|quoi|que)\b[^.?!]{0,20}\b(?:pas (?:inclus|compris)|exclus?|exclue?)\b|\bexclusions?\b|\bque ne (?:faites|fais)\b|\b(?:ne faites|faites) (?:vous )?pas\b|\bnon inclus\b",
    ),
    "ability": (
        r"\b(?:up your (?:street|alley)|(?:your|her|his) (?:kind of )?thing)\b|\b(?:do|does|can|could|would|will|are|is) (?:you|u|she|he|it|they|we|i|there|this|that|the|your|these|{name})\b|\b(?:is|are) [^.?!]{1,50} (?:included|part of|covered|possible|available|extra|free|ok|okay|allowed)\b|\bany chance\b|\bis it possible\b|\b(?:included|possible)\?|\bdo (?:you|u)\b|\bu do\b|\byou (?:also )?(?:do|make|offer|provide|handle|accept|have|deliver|print|ship|sell)\b|\bwhat about\b|\bhow about\b|\bi (?:also )?(?:need|want|would like|'d like)\b|\blooking for\b|\bdoes it\b",
        r"\bdans (?:vos|tes|ses) cordes\b|\best[- ]ce (?:que|qu'|possible)\b|\b\w{2,}ez-vous\b|\bvous (?:l'|les? |la |en |y )\w+ez\b|\b\w{3,}s-tu\b|\b(?:faites|proposez|pouvez|pourriez|avez|acceptez|travaillez|offrez|savez|connaissez|fournissez|utilisez|gerez|realisez|creez|livrez|donnez|prenez|traduisez|ecrivez|parlez|etes|peux|fais|proposes|as|sais|acceptes|peut|a|y a|inclut|comprend)-?(?: )?(?:t-)?(?:vous|tu|elle|il|on)\b|\b(?:vous|tu|elle|il|on|ca|cela|c') ?(?:\w+ )?(?:faites|proposez|pouvez|pourriez|avez|acceptez|peux|fais|proposes|as|faire|gerez|utilisez|peut|inclut|comprend|realisez|fournissez|savez|livrez)\b|\b(?:est|sont)(?:-(?:il|elle|ils|elles|ce))?[^.?!]{1,40}\b(?:inclus\w*|comprise?s?|possible|disponible|gratuite?s?|fournie?s?)\b|\b(?:inclus|compris|possible)\w* ?\?|\b(?:et pour|qu'en est-il|quid)\b|\bj'aurais (?:aussi )?besoin\b|\bje (?:cherche|voudrais|veux|souhaite|recherche)\b|\bil me faut\b|\bbesoin (?:de|d')\b",
    ),
    "offers": (
        r"\b(?:what|which) (?:kind of |type of |sort of |other )?(?:services?|gigs?|packages?|packs?|plans?|tiers?|offers?|options|work|things)\b(?! (?:should|would|is best|fits|suits|do you (?:recommend|suggest)|for me|includes?|has|have|comes?))|\bwhat (?:do|can|does|exactly do|all do) (?:you|she|he|{name}) (?:do|offer|sell|provide|make)\b|\b(?:list|show|see|tell me)[^.?!]{0,20}\b(?:services?|gigs?|packages?|packs?|plans|offers?|prices|options)\b|\byour (?:services|gigs|packages|packs|offers|offerings|price ?list|catalog\w*)\b|\bwhat(?:'s| is) (?:on offer|available|your offer)\b|\bhow many packages\b|\bprice ?list\b",
        r"\bquel(?:le)?s? (?:sont )?(?:\w+ )?(?:services?|prestations?|offres?|formules?|forfaits?|packs?|gigs?)\b(?! (?:choisir|prendre|me|conseill|recommand|pour moi|est|inclu|compren))|(?<!est-ce )(?<!est ce )\b(?:que|qu'est[- ]ce que)(?: vous| tu)? ?(?:proposez|faites|vendez|offrez|proposes|fais)(?:-?vous)?\b(?! comme (?:remise|delai))|\b(?:vous|tu) (?:proposez|faites|vendez|fais|proposes) quoi\b|\bvs faites (?:koi|quoi)\b|\b(?:vos|tes|les) (?:services|prestations|offres|formules|forfaits|tarifs|packs|prix)\b|\bgrille tarifaire\b|\bcombien de (?:formules|forfaits|packs)\b",
    ),
    "extras": (r"\bextras?\b|\badd-?ons?\b|\boptional\b|\bsupplements?\b", r"\bextras?\b|\boptions?\b(?! de paiement)|\bsupplements?\b|\ben plus\b"),
    "compare": (
        r"\b(?:difference|differ|compare\w*|comparison|versus|vs\.?)\b|\bbetter (?:than|value)\b|\b(?:basic|standard|premium|first|second|cheapest|essential|starter|pro|plus) or (?:the )?\w+\b|\bwhat(?:'s| is| do i get)? more (?:do i get )?(?:in|with)\b|\bworth (?:the|it)\b",
        r"\b(?:differences?|comparer|comparaison|comparatif|par rapport a|versus|vs)\b(?! faites)|\bmieux que\b|\b(?:basique|standard|premium|essentiel|classique|complet) ou (?:le |la )?\w+\b|\ben plus (?:dans|avec) (?:le|la)\b|\bvaut(?:-il)? le coup\b",
    ),
    "recommend": (
        r"\b(?:recommend\w*|suggest\w*|advi[sc]e\w*)\b|\bwhich (?:one|package|plan|option|tier|gig|service|of (?:them|these|the|your))\b[^.?!]{0,40}\b(?:should|would|is|do|fits?|suits?|best|right|better|for|makes? (?:the most )?sense|covers?|works?)\b|\bwhat (?:should|would) (?:i|we|you) (?:choose|take|get|pick|order|need|buy|go for)\b|\b(?:best|right|ideal|suitable|good) (?:one|package|option|plan|choice|fit|gig|service) (?:for|if|to)\b|\b(?:not sure|don't know|unsure|no idea|hesitat\w+|undecided)\b[^.?!]{0,30}\b(?:which|what|between|package|one)\b|\bhelp me (?:choose|decide|pick)\b|\b(?:my|a|our|with|have) (?:\w+ )?budget\b|\bbudget (?:is|of|around|about|max\w*|:)|\bwhat can i get for\b|\bfor (?:under|less than|up to|max\w*)\b|\bi (?:only )?have (?:about |around |only )?(?:\$|€|£|\d+ ?(?:\$|€|£|usd|eur|euros?|dollars?|pounds?|bucks))",
        r"\b(?:conseill\w+|recommand\w+|suggere\w*|preconis\w+)\b|\bquel(?:le)? (?:formule|forfait|pack|offre|service|option)\b[^.?!]{0,40}\b(?:choisir|prendre|convien\w+|adapte\w*|me|pour|mieux|serait|faut|est|correspond\w*)\b|\b(?:lequel|laquelle|que|quoi|quel) (?:dois-?je |devrais-?je |me )?(?:choisir|prendre|conseill\w+|faut)\b|\b(?:que|vous) (?:choisiriez|prendriez)[- ]?(?:vous|quoi)?\b|\b(?:le|la) (?:plus |mieux )?(?:adapte\w*|indique\w*|approprie\w*)\b|\b(?:hesite|sais pas|pas sure?|aucune idee)\b[^.?!]{0,30}\b(?:lequel|laquelle|quoi|quel(?:le)?s?|entre|choisir|prendre|quelle)\b|\baide[rz]?(?:-moi)? a choisir\b|\b(?:mon|un|notre|avec|petit) (?:\w+ )?budget\b|\bbudget (?:de|est|d'environ|max\w*|:)|\bque puis-?je avoir pour\b|\bpour (?:moins de|max\w*)\b|\bj'ai (?:que |environ |seulement )*\d+ ?(?:\$|€|£|eur|euros?|dollars?|balles)",
    ),
    "discount": (
        r"\b(?:discounts?|rebate|coupon|promo(?:tion)?s?|voucher|special (?:price|offer|deal)|better (?:price|deal)|lower (?:the |your )?price|reduce the price|reduction|knock (?:\w+ )?(?:\d+|something|a bit|some|money)|negotiab\w*|negotiate|bargain|deal)\b|\b(?:too|bit|so|very|quite|kind of) (?:expensive|pricey|much|high)\b|\b(?:do|make) (?:it|this|one|that) (?:for|cheaper)\b|\bcheaper if\b|\b(?:lowest|best|minimum|floor|rock bottom) (?:price|you can|you'?d|offer|amount)\b|\bless if\b|\b\d+ ?% off\b|\bhow low (?:can|could|would|will) (?:you|she|he|it)\b|\bgive me .{0,15}off\b",
        r"\b(?:remises?|rabais|ristournes?|promos?|promotions?|reductions?|code promo|geste(?: commercial)?|negocier|negociables?|marchander|prix d'ami|petit prix|meilleur prix|prix (?:plancher|minimum|le plus bas))\b|\btrop (?:cher|chere|eleve)\b|\bun peu cher\b|\bmoins cher (?:si|pour)\b|\bbaisser (?:le|votre|un peu|vos)?\b|\b(?:descendre|faire) (?:a|le prix)\b|\b\d+ ?% de (?:moins|remise|reduction)\b|\bdegressi\w+\b",
    ),
    "free_work": (
        r"\b(?:for free|free (?:sample|trial|test|work|draft|mock-?up|logo|version|of charge)|without pay(?:ing|ment)|at no cost|gratis|pro bono|unpaid)\b|\bfree\?",
        r"\b(?:gratuite?(?:s|ment)?|pour rien|sans payer|a titre gracieux|essai (?:gratuit|offert))\b",
    ),
    "order": (
        r"\b(?:(?:i|we)(?:'d| would)? (?:want|like|wanna|wish|am ready|'m ready|ready|need)(?: to)?|(?:would|'d) like to|can i|could i|how (?:do|can|would|to)(?: i)?|ready to|let me|i'll|let's) (?:please )?(?:place (?:an|my) )?(?:order|buy|purchase|hire|go ahead|get started|proceed|start (?:the|an) order)\b|\b(?:i'll|i will|we'll|let's) (?:take|go (?:with|for)|get|choose|pick|have)\b|\bsend me (?:an? )?(?:custom )?offer\b|\bplace an order\b|\bhow (?:to|do i|can i) order\b|\bi accept\b",
        r"\b(?:(?:je|on|nous) (?:veux|voudrais|souhaite\w*|aimerais|vais|voulons|suis prete?|desire)(?: a)?|puis-?je|comment|prete? a|peut-?on) (?:vous |te |lui )?(?:faire pour )?(?:passer (?:une |la )?)?(?:command\w+|achet\w+|reserver le|lancer)\b|\b(?:je|on) (?:prends?|choisis|commande|part(?:s|ons)? sur|reste sur)\b|\bpasser commande\b|\benvoyez-?moi une offre\b|\bc'est parti\b|\bcomment (?:commander|passer|faire pour commander)\b|\bj'accepte\b",
    ),
    "client_pays": (
        r"\b(?:service|platform|marketplace|processing|buyer|transaction) fees?\b|\bfees? (?:on top|included|does|do)\b|\b(?:site|platform|marketplace|fiverr)\b[^.?!]{0,40}\b(?:adds?|charges?|keeps?|fees?|percent\w*|(?:takes?|keeps?) (?:a |any |what |how much |its )?(?:cut|share|fee|percent\w*))\b|\bhidden (?:fees?|costs?)\b|\bcommission\b",
        r"\bfrais (?:de (?:service|plateforme|dossier)|en plus|supplementaires|caches|inclus)\b|\b(?:site|plateforme|place de marche|fiverr)\b[^.?!]{0,40}\b(?:ajoute\w*|preleve\w*|prelevent|facture\w*|frais|pourcent\w*|commission)\b|\bcommission\b",
    ),
    "earns": (
        r"\b(?:percent\w*|share|cut|part|how much|what)\b[^.?!]{0,40}\b(?:you|she|he|they|{name}|freelancers?)(?: \w+)? (?:keep|keeps|earn|earns|receive|receives|take home|takes home|end up with|ends up with)\b|\b(?:percent\w*|share|cut|how much)\b[^.?!]{0,40}\b(?:goes to|go to|reach\w*|left for) (?:you|her|him|{name}|the freelancer)\b|\b(?:platform|marketplace|site|fiverr)\b[^.?!]{0,25}\b(?:takes?|keeps?|cut|commission)\b[^.?!]{0,25}\b(?:you|she|he|your|her|his|{name}|freelancers?)\b",
        r"\b(?:pourcent\w*|part|combien(?! de temps)|que)\b[^.?!]{0,40}\b(?:(?:gardez|gagnez|touchez|recevez|gardes|gagnes|touches|garde|gagne|touche|recoit|conserve)(?:-t)?-? ?(?:vous|tu|elle|il|{name})|(?:vous|tu|elle|il|{name}|le freelance|la freelance)(?: \w+)? (?:gardez|gagnez|touchez|recevez|gardes|gagnes|touches|garde|gagne|touche|recoit|conserve)\b(?! (?:les?|la|vos|mes|nos|mon|ma|ces?|cette|une?|des|bien|la meme)\b))|\b(?:quelle part|quel pourcentage|combien)\b[^.?!]{0,20}\b(?:touche|gagne|garde|recoit|conserve|revient)\b[^.?!]{0,20}\b(?:freelance|{name}|vendeur|vendeuse|prestataire|vous)\b|\b(?:vous|te|lui) (?:reste|revient)\b|\b(?:preleve|prend|garde|ponctionne)\w*\b[^.?!]{0,25}\bsur (?:ce qu|vos|tes|ses|votre|les gains|les revenus)",
    ),
    "requirements": (
        r"\bwhat (?:do|does|would|will|else do|exactly do|info\w*|information|details|files|material\w*)\b[^.?!]{0,25}\b(?:you|she|he|{name})\b[^.?!]{0,12}\b(?:need|require|want|expect)\b|\bwhat (?:should|do|must|can) i (?:need to |have to )?(?:send|provide|prepare|give|supply|bring|tell|fill)\b|\brequirements?\b|\b(?:before|to) (?:you (?:can )?)?(?:start|begin|get started)\b[^.?!]{0,20}\bneed\b|\bneed(?:ed)? (?:from me|to (?:get )?start(?:ed)?|before)\b",
        r"\bde quoi (?:avez-?vous|as-?tu|a-t-(?:elle|il)|vous avez|tu as) besoin\b|\b(?:que|qu'est[- ]ce que|quoi|quelles? (?:infos?|informations?|elements?|documents?|fichiers?))\b[^.?!]{0,25}\b(?:dois-?je|je dois|faut|fournir|envoyer|preparer|donner|besoin|transmettre)\b|\bvous (?:faut|avez besoin)(?:-il)?(?: de)? quoi\b|\bpour (?:commencer|demarrer)\b[^.?!]{0,20}\b(?:besoin|faut|fournir)\b",
    ),
    # ---- the freelancer and the calendar
    "book": (
        r"\b(?:book|schedule|arrange|set up|plan|have|do|jump on|get on|hop on|offer|organi[sz]e) (?:you )?(?:an? |the |some |a quick |a short |your |for a |any )?(?:\d+[- ]?min\w*[- ])?(?:quick |short |video |phone |intro\w* |discovery |free |paid |zoom )*(?:calls?|consultations?|meetings?|appointments?|sessions?|chats?|zoom|slots?)\b|\b(?:consultations?|appointments?|video calls?|phone calls?|zoom(?: call)?|time slots?)\b|\b(?:first|initial|intro\w*|discovery|free) (?:chat|talk|call|meeting|conversation)\b|\bcall (?:with you|you)\b|\b(?:talk|speak|discuss|chat|go)\b[^.?!]{0,25}\b(?:on|by|over|via) (?:video|zoom|a call|the phone|skype)\b(?! (?:number))|\bcan we (?:talk|meet|call)\b|\bfree slots?\b|\bmeet (?:with )?(?:you|her|him)\b",
        r"\b(?:reserver|prendre|planifier|fixer|caler|organiser|programmer|avoir|faire)[^.?!]{0,15}\b(?:appels?|consultations?|rdv|rendez-?vous|visios?|creneaux?|entretiens?|reunions?|echange)\b|\b(?:consultations?|rdv|rendez-?vous|visios?|visioconferences?|creneaux?|appels? (?:video|visio|decouverte|telephonique))\b|\bs'appeler\b|\b(?:parler|discuter|echanger)[^.?!]{0,15}\bau telephone\b|\bde vive voix\b|\bvous appeler\b",
    ),
    "hours": (
        r"\b(?:your|her|his|their|opening|office|working|business|usual) hours\b|\b(?:working|opening|office|business|work) hours\b|\b(?:opening|open) days\b|\b(?:your|which|what) working days\b|\b(?:what|which) (?:time|times|hours|days)\b[^.?!]{0,25}\b(?:work|open|available|online|start|close|finish|reach)\w*\b|\bwhen (?:are|do|is|does) (?:you|u|she|he|{name})\b[^.?!]{0,20}\b(?:open|available|work\w*|online|start|free|around|reply|respond|in)\b|\b(?:do|does|are|is) (?:you|u|she|he|{name}) (?:work\w*|open|available|online|free|around|there|closed)\b[^.?!]{0,20}(?:on |at |in |during |this |next )?(?:weekends?|saturdays?|sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|evenings?|nights?|mornings?|today|tomorrow|now|christmas|holidays?|december|january|next week|this week|bank holidays?)|\bare (?:you|u) (?:available|free|open|online|around)\b|\bavailab(?:le|ility)\b|\b(?:is|will) (?:she|he|{name}) (?:be )?(?:available|free|open|online|around|working|back|in(?= ?(?:\?|$|today|tomorrow|now|on |this |next )))|\bopen on\b",
        r"\bhoraires?\b|\bheures (?:d'ouverture|de travail|de bureau)\b|\bquelles? (?:heures?|jours?)\b[^.?!]{0,25}\b(?:travaill\w+|ouvert\w*|dispo\w*|joignable\w*|commenc\w+)\b|\bquand\b[^.?!]{0,25}\b(?:travaill\w+|ouverte?s?|dispo\w*|joignables?|libres?|repond\w*)\b|\b(?:travaillez|travaille|bosse[zs]?|etes|est|es|ouvrez)[- ]?(?:-?vous|-?tu|-?elle|-?il|elle|il|t-elle|t-il)?[^.?!]{0,20}(?:le |les |la |ce |cet |cette |en )?\b(?:week-?ends?|samedis?|dimanches?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|soirs?|nuits?|matins?|noel|aujourd'hui|demain|maintenant|jours? feries?|semaine prochaine|decembre|janvier)\b|\bdispo(?:s|nible|nibles|nibilites?)?\b|\bjoignable\b|\b(?:libre|ouverte?)s? (?:le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|cette|la semaine|aujourd)\b",
    ),
    "away": (
        r"\b(?:vacations?|out of (?:the )?office|time off|days? off|absent|absence|on leave|(?<!straight )(?<!right )away|closed|christmas|new year|holidays?|when (?:are|will) you (?:be )?back|back from)\b",
        r"\b(?:vacances|conges?|absente?|absences?|indisponible|fermee?|fermeture|noel|nouvel an|fetes|de retour|reprenez|reprise|pont|feries?)\b",
    ),
    "languages": (
        r"\b(?:what|which) languages?\b[^.?!]{0,30}\b(?:you|speak|work|communicate|{name}|she|he)\b|\b(?:do|can|does|could) (?:you|u|she|he|we|i|{name}) (?:speak|understand|talk|chat|write to you|communicate|write)(?: to you| with you)?(?: in)? (?:any )?(?:other )?(?:languages?|english|french|spanish|german|italian|portuguese|arabic|chinese|dutch|russian|japanese|hindi|polish|turkish)\b|\bspeaks? (?:english|french|spanish|german|italian|portuguese|arabic|chinese|dutch|russian|japanese|hindi)\b|\bspoken languages?\b",
        r"\bquel(?:le)?s? langues?\b[^.?!]{0,30}\b(?:parl\w+|travaill\w+|vous|tu|communiqu\w+|elle|il)\b|\b(?:parlez|parles?|comprenez|comprend|ecrivez)[- ]?(?:vous|tu|elle|il)?(?: aussi| bien)?(?: l'| le | l’)? ?(?:anglais|francais|espagnol|allemand|italien|portugais|arabe|chinois|neerlandais|russe|autres? langues?|d'autres langues?)\b|\blangues? (?:parlees?|de travail)\b|\b(?:communiquer|echanger|travailler) en (?:anglais|francais|espagnol|allemand|italien|arabe)\b",
    ),
    "location": (
        r"\bwhere (?:are|r|do|is|does) (?:you|u|she|he|{name})\b[^.?!]{0,15}\b(?:based|located|from|live|living|work|working)?\b(?= ?(?:\?|$|based|located|from|live|at\b))|\b(?:what|which) (?:country|city|time ?zone|part of the world)\b|\b(?:your|the freelancer's|{name}'s|her|his) (?:time ?zone|location|local time|country|city)\b|\btime ?zone\b|\bare you (?:based|located) in\b",
        r"(?:^|[,?.!;] ?|\bet |\bmais |\bc'est )(?:d')?ou (?:etes|es|est|habite[zs]?|vivez|travaill\w+|se trouve|basee?)\b|\b(?:dans )?quel(?:le)? (?:pays|ville|fuseau|region)\b|\b(?:votre|ton|son|le) (?:fuseau|pays|ville|decalage)\b|\bfuseau horaire\b|\b(?:etes|es)-?(?:vous|tu) (?:basee?|situee?|installee?) (?:a|en|au)\b|\bvous etes ou\b",
    ),
    "level": (
        r"\b(?:what|which) level (?:are you|is (?:she|he|{name})|seller|freelancer|do you have)\b|\b(?:what's|what is|your|{name}'s|her|his) (?:seller |freelancer )?level\b|\b(?:are|is) (?:you|she|he|{name}) (?:an? )?(?:pro|top rated|verified|vetted|certified|level (?:one|two|1|2))\b",
        r"\bquel(?: est)? (?:votre|ton|son|le) niveau(?: de (?:vendeur|freelance))?\b|\b(?:votre|ton|son) niveau\b|\b(?:etes|es|est)-?(?:vous|tu|elle|il) (?:une? )?(?:pro|top|verifiee?|certifiee?|de niveau|niveau)\b",
    ),
    "about": (
        r"\bwhat (?:did|was|were) (?:you|she|he|{name}) (?:do|doing) (?:before|previously|earlier)\b|\b(?:que|qu'est[- ]ce que) (?:faisiez-vous|faisait|faisais-tu|vous faisiez)\b[^.?!]{0,20}\bavant\b|\b(?:tell me|know|more|learn|info\w*) (?:more |something |a bit |a little )*about (?:you(?:rself)?|{name}|her|him|the freelancer|your (?:background|experience|work|self|career))\b|\bwho is {name}\b|\bhow (?:long|many years) (?:have|has) (?:you|she|he|{name})\b|\b(?:your|her|his) (?:background|experience|career|training|expertise|specialty|speciality|bio)\b|\bhow experienced\b|\bhow much experience\b|\byears of experience\b|\bintroduce yourself\b|\bare you experienced\b|\bwhat are you good at\b|\bwhat(?:'s| is| are) (?:your|her|his) (?:skills?|strengths?|speciali[st]\w*|profession)\b",
        r"\b(?:parle[zr]?|dites|dis|savoir|en savoir plus)[- ](?:moi )?[^.?!]{0,15}(?:de|sur) (?:vous|toi|{name}|elle|lui|votre (?:parcours|experience|travail))\b|\bqui est {name}\b|\b(?:votre|ton|son) (?:parcours|experience|formation|expertise|specialite|bio)\b|\bdepuis (?:combien de temps|quand|combien d'annees)\b[^.?!]{0,25}\b(?:faites|exercez|travaill\w+|etes|elle|il|vous)\b|\bannees d'experience\b|\bpresentez-?vous\b|\bquelles sont (?:vos|tes|ses) (?:competences|specialites)\b",
    ),
    # ---- what a rule forbids
    "off_platform_payment": (
        rf"\b(?:pay\w*|paid|send(?:ing)?(?: you)?(?: the)? (?:money|payment)|transfer\w*|wire|settle|deal|work|hire\w*|do (?:this|it)|order\w*|invoice)\b[^.?!]{{0,50}}\b{_OUTSIDE}",
        r"\b(?:pay\w*|paid|money|transfer|send|deposit)\b[^.?!]{0,40}\b(?:you )?(?:directly|direct|privately|in private|under the table|personally)\b",
        rf"\b(?:pay|paying|send|wire|transfer)\b (?:you|her|him|{{name}})\b[^.?!]{{0,30}}\b(?:by|via|through|with|in|on|using|over)\b[^.?!]{{0,12}}\b{_METHODS}",
        rf"\byour (?:personal |own )?{_METHODS}\b|\b{_METHODS}[^.?!]{{0,30}}\b(?:directly|instead of|to (?:avoid|save|skip)|outside|off)\b",
        r"\b(?:avoid|skip|save|dodge|bypass|escape|get around|cut out)\b[^.?!]{0,20}\b(?:the )?(?:platform |service |fiverr(?:'s)? |marketplace |site )?(?:fees?|commission|cut)\b|\bwithout\b[^.?!]{0,20}\b(?:platform|service|fiverr(?:'s)?|marketplace|site)(?:'s)? (?:fees?|commission|cut)\b",
        rf"\b(?:pa[yi]e\w*|regl(?:er|ez|e|es|ons)|virer|envoyer|verser|paiement|reglement|travailler|commander|s'arrang\w+|arrange\w*|facture[rz]?)\b[^.?!]{{0,50}}\b(?:{_OUTSIDE}|en direct\b|directement\b(?! sur (?:le site|la plateforme|fiverr|ici|cette page))|en prive\b|au noir\b|au black\b|de la main a la main)",
        rf"\b(?:vous|te|lui|la|le) (?:pay\w+|paie\w*|regl\w+|vir\w+|vers\w+|envo\w+)\b[^.?!]{{0,30}}\b(?:par|via|en|avec|sur)\b[^.?!]{{0,12}}\b{_METHODS}|\b(?:votre|ton|son) (?:rib|{_METHODS})\b|\b(?:rib|iban)\b",
        r"\b(?:evit\w+|contourn\w+|economis\w+|echapp\w+|epargn\w+)\b[^.?!]{0,20}\b(?:les |la |ces )?(?:frais|commission)s?(?: de (?:service|la plateforme|fiverr|plateforme))?\b|\bsans\b[^.?!]{0,20}\b(?:la commission|frais d[eu] (?:service|la plateforme|fiverr|plateforme|site))\b",
        r"\bpaypal\b[^.?!]{0,20}\b(?:friends|direct|prive|entre proches)\b|\b(?:pay|payer)\b[^.?!]{0,20}\b(?:in|en) (?:cash|especes|liquide|crypto|bitcoin)\b",
    ),
    "off_platform_contact": (
        rf"\b(?:your|her|his|{{name}}'s) (?:personal |private |direct |business |own )?(?:{_CONTACTS}|contact(?:s| details| info\w*)?|handle)(?: (?:address|number|id|details|account|line))?\b(?! (?:templates?|design|campaigns?|marketing|newsletter|packages?|gig|service|copy))",
        rf"\b(?:give|send|share|exchange|have|get|drop|swap|need)\b[^.?!]{{0,15}}\b(?:me |us )?(?:a |an |the )?(?:{_CONTACTS}|contact details)\b[^.?!]{{0,12}}(?:number|address|of (?:yours|{{name}}))",
        rf"\b(?:talk|chat|continue|discuss|move|contact|reach|message|text|write|call|speak|communicate|switch|meet|add|ping|hit)\b[^.?!]{{0,30}}\b(?:on|via|over|by|through|to|at) (?:my |your )?(?:{_MESSENGERS})\b(?! (?:templates?|design|campaigns?))",
        rf"\b(?:talk|chat|continue|discuss|contact|meet|communicate|move|take this|connect|message)\b[^.?!]{{0,40}}\b{_OUTSIDE}",
        rf"\b(?:my|here is my|here's my) (?:{_CONTACTS})(?: (?:number|address|id))? (?:is|:)|\b(?:add|text|call|e-?mail|whats ?app|message|ping|contact) me (?:on|at|via|by)\b",
        r"[\w.+-]+@[\w-]+\.\w{2,}|(?<![\d.,])\+\d[\d .()-]{8,}\d",
        rf"\b(?:votre|ton|son|vos|tes) (?:adresse )?(?:{_CONTACTS}|contacts?|coordonnees|insta|adresse mail|adresse e-?mail)\b(?! (?:de la|pour le|marketing))",
        rf"\b(?:donne[rz]?|envoye[rz]?|partage[rz]?|laisse[rz]?|passe[rz]?|filer?|echanger)\b[^.?!]{{0,20}}\b(?:{_CONTACTS}|coordonnees)\b",
        rf"\b(?:parler|discuter|continuer|echanger|contacter|ecrire|joindre|appeler|passer|ecrivez|contactez|appelez|ajoutez|repondez|poursuivre)\b[^.?!]{{0,30}}\b(?:sur|par|via|au|a) (?:mon |ma |votre |ton |son |l')?(?:{_MESSENGERS})\b",
        rf"\b(?:parler|discuter|continuer|echanger|contacter|se voir|communiquer)\b[^.?!]{{0,40}}\b{_OUTSIDE}|\b(?:mon|voici mon) (?:{_CONTACTS}) (?:est|:|c'est)",
    ),
    "personal_data": (
        r"\b(?:other|previous|past|another|last|former|your|someone else'?s?|else'?s|different|different people'?s)\b (?:of your )?(?:clients?|customers?|buyers?|people)(?:'s?|s')?\b[^.?!]{0,40}\b(?:names?|e-?mails?|contacts?|phones?|numbers?|data|address(?:es)?|paid|pay|pays|spent|budgets?|conversations?|messages?|chats?|orders?|details|briefs?|asked|told|secrets?|projects?|files)\b",
        r"\b(?:names?|e-?mails?|contacts?|phones?|addresses|list|data|details|messages|conversations?|budgets?|prices?|chats?)\b[^.?!]{0,25}\b(?:of|from|with|for|about)\b[^.?!]{0,15}\b(?:your|the|all|all your|other|previous|past|last|another|former|latest)(?: (?:other|previous|past|last|former|latest))? (?:clients|customers|buyers|client|customer)\b(?! (?:files|service|reviews?|testimonials?|references?))",
        r"\bhow much (?:did|has|does) (?!i\b|you\b|it\b|this\b|that\b|we\b|the (?:platform|marketplace|site)|fiverr)[\w ]{2,30}\b(?:pay|paid|spend|spent|give)\b|\b(?:what|how much|who) (?:did|do|does|has|was|were|is|are) (?:the |your |you (?:tell|charge|say|give|promise)[^.?!]{0,12} )?(?:other|last|previous|another|past|former) (?:clients?|customers?|buyers?|person|guy|people)\b|\bwho (?:else )?(?:are|were|is) (?:your|the|her|his) (?:other |last |current |biggest )*(?:clients?|customers?)\b|\bclient list\b|\blist of (?:your |all )?(?:clients|customers)\b",
        r"\b(?:your|her|his|{name}'s|their) (?:home|private|personal|street|postal) address\b|\bhome address of\b|\b(?:date of birth|birth ?date|social security|passport|id card|(?:are you|is (?:she|he|{name})) (?:married|single)|(?:your|her|his) (?:boyfriend|girlfriend|husband|wife|kids|children)|where (?:do|does) (?:you|she|he|{name}) live exactly|real (?:last )?name|surname)\b|\bhow old (?:are you|is (?:she|he|{name}))\b|\bwhat (?:did|do) they (?:pay|spend)\b|\bwhat did (?!i\b|we\b|you\b|it\b|this\b|that\b)[\w' ]{2,30}\bpay(?:ing)?\b|\b(?:factur\w+|demand\w+|pris) combien (?:a|au|aux) (?!nous|moi)|\bname names\b|\bhow much (?:is|are|was|were) (?:she|he|they) paid\b",
        r"\b(?:autres?|precedents?|anciens?|derniers?|vos|tes|ses)\b (?:clients?|clientes?|acheteurs?)\b[^.?!]{0,40}\b(?:noms?|mails?|e-?mails?|contacts?|telephones?|numeros?|donnees|adresses?|paye\w*|budgets?|conversations?|messages?|commandes?|demand\w+|projets?|briefs?|coordonnees)\b",
        r"\b(?:noms?|mails?|e-?mails?|contacts?|numeros?|adresses|liste|donnees|messages|conversations?|budgets?|coordonnees|prix)\b[^.?!]{0,25}\b(?:de|des|d'un|d'une|avec|du)\b[^.?!]{0,12}\b(?:vos |tes |ses |l')?(?:autres?|precedents?|anciens?|derniers?|dernier)? ?(?:clients|clientes|client|acheteurs?)\b(?! (?:fidele|regulier))",
        r"\bcombien (?:a|ont) (?!-t-|t-|coute)[\w' ]{2,30}\b(?:paye\w*|depense\w*|verse\w*)\b|\b(?:qu'a|qu'ont|combien (?:a|ont|paye\w*|payent|paient)|que (?:paye|paie)\w*)\b[^.?!]{0,20}\b(?:autres?|precedents?|derniers?|dernier|anciens?) (?:clients?|clientes?)\b|\bqui sont (?:vos|tes|ses) (?:autres )?clients\b|\b(?:un|d') ?autre client (?:a|vous a|t'a)\b",
        r"\b(?:votre|ton|son|sa|leur) adresse (?:perso\w*|privee|postale|personnelle|du domicile)\b|\badresse (?:perso\w*|privee|postale|personnelle) (?:de |d')(?:{name}|la freelance|elle|lui)|\b(?:date de naissance|numero de secu|mariee?|petit ami|copain|quel age)\b|\bnom de famille\b|\b(?:elle|il|ils) (?:est|sont) payee?s? combien\b|\bcombien (?:elle|il|ils) (?:est|sont|a|ont) (?:ete )?payee?s?\b",
    ),
    "traded_reviews": (
        r"\b(?:buy\w*|sell\w*|trad\w+|exchang\w+|swap\w*|fake|paid|pay\w*|purchase|give (?:me|you)|leave|write|want|get|boost|in return for|in exchange for|need)\b[^.?!]{0,35}\b(?:(?:5|five|positive|good|fake|great|best)[- ]?(?:stars?)?[- ]?)?(?:reviews?|ratings?|five[- ]stars?|5[- ]stars?|testimonials?)\b[^.?!]{0,35}\b(?:if|for (?:a |free|discount|money|cash|me|\$|€|\d)|in (?:exchange|return)|cheaper|discount|free|lower|money|refund)\b",
        r"\b(?:fake|bought|paid|purchased?|buy|buying|sell|selling|trade|swap|exchange) (?:some |me |a few |positive |good |5[- ]star |five[- ]star |your |fiverr |google )*(?:reviews?|ratings?|five[- ]stars?|stars?)\b|\breviews? for sale\b|\b(?:write|make|create|post|generate|produce|invent) (?:us |me |up )?(?:some |a few |a dozen |a couple of |several |many |fake |false |\d+ |two |three |five |ten |twenty |fifty |hundred )+[^.?!]{0,25}\b(?:reviews|ratings|testimonials)\b(?! (?:page|section))|\b(?:5|five)[- ]?stars?\b[^.?!]{0,40}\b(?:% off|discount|cheaper|free|lower|reduction|off)(?:\b|$)|\b(?:% off|discount|cheaper|free)\b[^.?!]{0,40}\b(?:5|five)[- ]?stars?\b|\breview (?:exchange|swap|trade)\b",
        r"\b(?:discount|free|cheaper|money|refund|lower price|\d+ ?% off)\b[^.?!]{0,40}\b(?:for|in exchange for|in return for|if i (?:leave|give|write))\b[^.?!]{0,20}\b(?:reviews?|ratings?|stars?)\b|\b(?:bad|negative|1[- ]star|one[- ]star) (?:review|rating)\b[^.?!]{0,30}\b(?:unless|if you (?:don't|do not|refuse)|otherwise)\b|\b(?:unless|or|otherwise)\b[^.?!]{0,40}\b(?:bad|negative|1[- ]star|one[- ]star) (?:review|rating)\b",
        r"\b(?:(?:redige\w*|ecri\w+|invente\w*|pond\w*|poste\w*|fabrique\w*|cree\w*) [^.?!]{0,15}\b(?:faux|quelques|plusieurs|une dizaine d'|une vingtaine d'|dix|vingt|cinq|\d+)\b ?[^.?!]{0,12}\b(?:avis|commentaires|temoignages)\b|faux avis|acheter (?:des |de |un |quelques )?(?:bons? |faux )?(?:avis|notes|etoiles)|vend\w+ (?:des |vos )?avis|avis (?:contre|en echange|achetes|payants)|echange\w* (?:d'|des |nos )avis)\b",
        r"\b(?:avis|note|5 etoiles|cinq etoiles|commentaire)\b[^.?!]{0,40}\b(?:contre|en echange|si (?:vous|tu)|remise|reduction|gratuit\w*|rembours\w*)\b|\b(?:remise|reduction|rabais|gratuit\w*|prix)\b[^.?!]{0,40}\b(?:contre|en echange d'?(?:un|une|e)?|si je (?:laisse|mets|donne|poste))\b[^.?!]{0,20}\b(?:avis|note|etoiles|commentaire)\b|\bmauvais(?:e)? (?:avis|note)\b[^.?!]{0,30}\b(?:si|sinon|sauf)\b|\b(?:ou|sinon)\b[^.?!]{0,25}\bmauvais(?:e)? (?:avis|note)\b",
    ),
    "instructions": (
        r"\b(?:ignore|disregard|forget|override|bypass|drop|skip)\b[^.?!]{0,30}\b(?:all |any |your |the |previous |prior |above |these |those |every |my previous )*(?:instructions?|rules?|prompts?|guidelines?|guardrails?|restrictions?|directions?|limits?|polic(?:y|ies)|training|programming)\b",
        r"\b(?:system|initial|hidden|secret|original|full) (?:prompt|instructions?|message|rules)\b|\b(?:reveal|show|print|repeat|output|tell me|display|dump|leak|give me|what (?:is|are|were)|share|list)\b[^.?!]{0,30}\b(?:your |the |all )(?:own |exact |complete |full |internal |secret |hidden |system )*(?:prompt|instructions?|guidelines|system message|configuration|mandate|tools|tool list|private notes?|secret\w*|internal \w+|context block)\b",
        r"\b(?:you are now|from now on you|pretend (?:to be|you(?:'re| are))|act as (?:if|an?|the)|role ?play|developer mode|debug mode|admin mode|jailbreak|dan mode|do anything now|sudo|unrestricted)\b|\b(?:repeat|translate|summari[sz]e|encode) (?:everything|the (?:text|words|message|lines)|all(?: the text)?) (?:above|before this)\b",
        r"\b(?:i am|i'm|this is|speaking as) (?:the |your |an? )?(?:developer|admin(?:istrator)?|owner|creator|freelancer|{name}|fiverr (?:staff|support|employee)|system)\b[^.?!]{0,60}\b(?:so|now|and|you (?:must|can|should|will|may)|give|set|change|unlock|approve|authori[sz]e)",
        r"\b(?:minimum|lowest|floor|bottom)(?: price| amount| offer)? (?:that )?(?:you(?:'re| are|'d| would| can| could| will)?|she|he|{name})\b[^.?!]{0,20}\b(?:allowed|accept|authori[sz]ed|go|take|agree|willing|sell)\b|\bprivate (?:notes?|folder|files?|documents?)\b|\b(?:floor|reserve) price\b|\b(?:your|the|her|his) mandate\b",
        r"\b(?:ignore[rz]?|oublie[rz]?|contourne[rz]?|neglige[rz]?|fais abstraction|faites abstraction|passe outre)\b[^.?!]{0,30}\b(?:instructions?|consignes?|regles?|directives?|restrictions?|limites?|prompt)\b",
        r"\b(?:prompt|message|instructions?|consignes?) (?:systeme|initiale?s?|cachee?s?|secrete?s?|internes?)\b|\b(?:montre|affiche|revele|donne|repete|dis|recopie|traduis|liste)\w*\b[^.?!]{0,30}\b(?:ton|tes|vos|votre|le|les) (?:prompt|instructions?|consignes?|mandat|notes? privees?|outils internes|regles internes)\b",
        r"\b(?:tu es maintenant|vous etes maintenant|desormais tu|fais comme si|faites comme si|fais semblant|joue le role|agis comme|mode (?:developpeur|admin|debug))\b|\bprix plancher\b|\bnotes? privees?\b|\b(?:prix|montant|tarif) (?:minimum|minimal|le plus bas)\b[^.?!]{0,25}\b(?:acceptez|accepterai\w*|pouvez|peux|autorisee?|irait|acceptable)\b",
    ),
}  # fmt: skip

NAME = "{name}"
"""Stands in the patterns for the freelancer's name; without one it matches nothing."""


def compiled(act: ActName, name: str) -> re.Pattern[str]:
    """The act's patterns as one; `name` is already a regular expression (or one that never matches)."""
    return re.compile("|".join(f"(?:{pattern.replace(NAME, name)})" for pattern in PATTERNS[act]))
