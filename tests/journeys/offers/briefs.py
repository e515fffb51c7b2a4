"""What clients answer to the gigs' questions, by the question's id."""

BOX = {
    "product": "It's loose-leaf green tea, sold in delis.",
    "size": "12 by 8 by 20 cm, no dieline yet.",
    "texts": "The brand name Kiyomi, the weight and one EAN barcode.",
    "refs": "I quite like what Teapigs do.",
}
COFFRET = {
    "product": "Des biscuits sablés de Bretagne, vendus en épicerie fine.",
    "size": "18 x 18 x 6 cm, je n'ai pas de gabarit.",
    "texts": "Le logo, la liste des ingrédients et un code-barres.",
    "refs": "J'aime bien les boîtes de la Mère Poulard.",
}
VIN = {
    "cuvee": "Les Hirondelles, un muscadet.",
    "format": "90 x 120 mm, bouteille ligérienne.",
    "mentions": "Oui, mon syndicat les a relues, je vous les envoie.",
    "finitions": "Une dorure à chaud sur le nom.",
}
LOGO = {
    "nom": "Atelier Brume, sans signature.",
    "activite": "Des bougies artisanales, à des concept-stores.",
    "valeurs": "Doux, brut, marin.",
    "exemples": "J'aime l'identité d'Aesop.",
}
VOIX = {
    "texte": "Le texte est définitif, il compte 280 mots.",
    "accent": "Québécois, s'il vous plaît.",
    "ton": "Chaleureux mais posé.",
    "usage": "Sur notre intranet, pendant deux ans.",
    "reference": "Pas de référence.",
}
TEXTE = {
    "texte": "Huit fiches produit dans un fichier Word.",
    "public": "Des clientes au Québec.",
    "tu_vous": "Vouvoyer, toujours.",
    "lexique": "Une vieille traduction de 2024, je la joins.",
}
FILM = {
    "video": "https://vimeo.com/76979871, elle dure 9 min 40.",
    "langue": "On y parle anglais.",
    "noms": "Seulement Siobhan.",
}
PAGES = {
    "business": "We sell handmade oak furniture; people come for the repairs we offer for life.",
    "reader": "Home owners in Yorkshire, forty and up.",
    "pages": "Home page only for now.",
    "voice": "The Innocent smoothies tone makes me smile.",
}
BLOG = {
    "site": "oakandash.co.uk, the care guides do well.",
    "readers": "Home owners; they should book a visit.",
}
RANK = {
    "url": "www.oakandash.co.uk",
    "access": "Sure, I'll add you to Search Console.",
}
BOARD = {
    "question": "We want to see what to reorder, and when.",
    "sources": "In Shopify and two Google Sheets.",
    "sample": "Yes, I can mask a week of orders.",
    "tool": "We pay for nothing yet.",
}
APP = {
    "goal": "Our members should be able to book a boat by themselves.",
    "users": "About 80 members and two people in the office.",
    "systems": "Only our Stripe account.",
    "design": "Our blue and white logo, nothing more.",
}
CODE = {
    "access": "Yes, I'll invite you on GitHub.",
    "worry": "The billing module; nobody dares to touch it.",
}
