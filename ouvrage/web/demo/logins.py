"""Who one may sign in as in the demo, as printed by `make run`."""

from ouvrage.web.demo.world import PASSWORD

WHO = [
    ("claire", "cliente, quatre projets à divers stades"),
    ("paul", "prestataire, graphiste à Lyon, abonné Essentiel"),
    ("ines-vidal", "prestataire, studio, incident de paiement"),
    ("tomdess", "prestataire, sans abonnement"),
    ("sophie", "suiveuse de projet"),
    ("helene-suivi", "responsable du Suivi Projet"),
    ("damien-pro", "commercial, Département Prestataires"),
    ("lucie-compta", "comptable"),
    ("agnes-admin", "administratrice"),
]


def lines() -> list[str]:
    return [
        "Identifiants de démonstration (mot de passe pour tous : « " + PASSWORD + " ») :",
        *(f"  {pseudo:<14} {what}" for pseudo, what in WHO),
    ]
