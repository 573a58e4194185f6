"""The wording of a contract under the base formula, in French, the language that prevails (LEG-53).

Each clause is written out in full from the contract's data and becomes part of what is hashed
and signed. A change of wording is a new edition; signed contracts keep theirs.
"""

from typing import Any

from ouvrage.kit.money import Money
from ouvrage.ui.text import money, typo

EDITION = "base-2026-11"
CONSUMER = "consumer"


def write_clauses(content: dict[str, Any]) -> list[dict[str, str]]:
    """The clauses, in order, for this content (which holds everything but them)."""
    consumer = content["client"]["quality"] == CONSUMER
    written = [
        ("Objet", _object(content)),
        ("Prix", _price(content)),
        ("Étapes et délais", _delays(content)),
        ("Livraison et acceptation", _acceptance()),
        ("Paiement (formule de base)", _payment(consumer=consumer)),
        ("Comptes rendus d’avancement", _reports(content)),
        ("Droits d’auteur", _copyright(content["copyright"])),
        ("Indépendance et confidentialité", _independence()),
        ("Modification", _changes()),
        *([("Droit de rétractation", _withdrawal())] if consumer else []),
        ("Désaccord et droit applicable", _disputes(consumer=consumer)),
        ("Signature électronique", _signature(content)),
    ]
    return [{"title": title, "text": typo(text)} for title, text in written]


def _object(content: dict[str, Any]) -> str:
    project = content["project"]
    return (
        f"Le prestataire réalise pour le client le projet n° {project['number']} « "
        f"{project['title']} ». "
        "Le besoin du client figure à l’annexe 1, la proposition du prestataire à l’annexe 2. "
        "En cas de différence, la proposition du prestataire, postérieure, l’emporte sur le besoin."
    )


def _price(content: dict[str, Any]) -> str:
    amount = money(Money(content["amount_cents"]))
    return (
        f"Le prix est de {amount} hors taxes, ferme pour le travail décrit. {content['vat_note']}"
    )


def _delays(content: dict[str, Any]) -> str:
    return (
        f"Le travail est livré en {content['delivery_days']} jours calendaires au plus, par "
        f"étapes. "
        "Les jours se comptent à partir de la seconde signature, qui met le contrat en vigueur. "
        "Un retard dû à l’attente d’un élément que le client doit fournir prolonge d’autant "
        "le délai."
    )


def _acceptance() -> str:
    return (
        "Le prestataire déclare chaque étape livrée sur la page du contrat. Le client "
        "l’accepte, ou la renvoie "
        "en disant ce qui n’est pas conforme à la proposition. Une demande nouvelle n’est "
        "pas un défaut : elle "
        "fait l’objet d’un accord séparé."
    )


def _payment(*, consumer: bool) -> str:
    text = (
        "Les parties règlent directement entre elles, sur facture du prestataire, sans que "
        "la plateforme "
        "reçoive ni ne garde de fonds. Chaque étape acceptée se paie dans les trente jours "
        "suivant la facture. "
        "Chaque partie déclare le paiement sur la page du contrat ; une étape est tenue pour "
        "payée quand les "
        "deux l’ont déclaré."
    )
    if consumer:
        return text
    return text + (
        " Tout retard entraîne de plein droit des pénalités au taux de refinancement de la "
        "Banque centrale "
        "européenne majoré de dix points, et une indemnité forfaitaire de 40 € pour frais de "
        "recouvrement "
        "(articles L441-10 et D441-5 du code de commerce)."
    )


def _reports(content: dict[str, Any]) -> str:
    return (
        f"Tous les {content['report_every_days']} jours, tant que le travail dure, le "
        f"prestataire dit au client "
        "s’il est dans les temps, en retard ou bloqué, et pourquoi."
    )


def _copyright(terms: dict[str, Any]) -> str:
    sources = "sont remis" if terms["sources"] else "ne sont pas remis"
    portfolio = (
        "Le prestataire peut montrer le travail publié parmi ses références."
        if terms["portfolio"]
        else "Le prestataire ne montre pas le travail parmi ses références sans accord du client."
    )
    if not terms["assigned"]:
        return (
            "Le contrat n’emporte aucune cession de droits d’auteur : le client utilise le "
            "travail pour "
            f"l’usage décrit à l’annexe 1. Les fichiers sources {sources}. {portfolio}"
        )
    nature = "exclusif" if terms["exclusive"] else "non exclusif"
    return (
        f"Au paiement complet du prix, et pas avant, le prestataire cède au client à titre "
        f"{nature} les droits "
        f"de {terms['rights']}, pour {terms['supports']}, pour {terms['territory']}, pour "
        f"{terms['duration']}. "
        "Le prix de la cession est compris dans le prix. Le droit moral de l’auteur demeure. "
        "Le prestataire "
        "déclare les polices, images ou éléments de tiers qu’il emploie et leurs licences. "
        f"Les fichiers sources {sources}. {portfolio}"
    )


def _independence() -> str:
    return (
        "Le prestataire organise librement son travail et n’est pas lié au client par un "
        "lien de subordination. "
        "Chaque partie garde pour elle ce que l’autre lui confie et qui n’est pas public, "
        "pendant le contrat et "
        "trois ans après."
    )


def _changes() -> str:
    return (
        "Toute modification fait l’objet d’une nouvelle version, à signer de nouveau par les "
        "deux parties. "
        "Tant qu’elle ne l’est pas, la version en vigueur demeure."
    )


def _withdrawal() -> str:
    return (
        "Le client consommateur peut se rétracter sans motif dans les quatorze jours de la "
        "conclusion du contrat "
        "(article L221-18 du code de la consommation), par une déclaration sans ambiguïté "
        "adressée au prestataire "
        "sur la page du contrat. S’il a demandé expressément que le travail commence avant "
        "la fin de ce délai, il "
        "paie la part déjà réalisée. Le droit s’éteint quand le travail est entièrement "
        "exécuté à sa demande, ou "
        "pour un ouvrage nettement personnalisé réalisé selon ses indications."
    )


def _disputes(*, consumer: bool) -> str:
    text = (
        "Les parties cherchent d’abord une issue amiable sur la page du projet. Le contrat "
        "est soumis au droit "
        "français."
    )
    return text + (
        " Le client consommateur peut recourir gratuitement à un médiateur de la consommation."
        if consumer
        else " À défaut d’accord, les tribunaux compétents sont ceux du siège du défendeur."
    )


def _signature(content: dict[str, Any]) -> str:
    return (
        "Les parties signent par voie électronique (articles 1366 et 1367 du code civil) : "
        "un code reçu à "
        "l’adresse vérifiée de chacune, son nom saisi de sa main et une phrase d’accord se "
        "rapportent à "
        "l’empreinte du présent texte. Le fichier de preuve est conservé dix ans avec le "
        "contrat. Chaque partie "
        f"dispose aussitôt d’un exemplaire ; chacun peut vérifier le contrat n° "
        f"{content['number']} sur le site."
    )
