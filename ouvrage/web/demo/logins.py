"""Who one may sign in as in the demo, as printed by `make run`."""

from ouvrage.web.demo.world import PASSWORD

WHO = [
    ("claire", "cliente, quatre projets à divers stades"),
    ("paul", "prestataire, graphiste à Lyon"),
    ("sophie", "suiveuse de projet"),
    ("helene-suivi", "responsable du Suivi Projet"),
    ("agnes-admin", "administratrice"),
]


def lines() -> list[str]:
    return [
        "Identifiants de démonstration (mot de passe pour tous : « " + PASSWORD + " ») :",
        *(f"  {pseudo:<14} {what}" for pseudo, what in WHO),
    ]
