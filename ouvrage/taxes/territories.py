"""Where a country stands for VAT: France, its departments overseas, the Union, outside.

The members of the Union come from stdnum; the exceptions are those of article 6 of directive
2006/112 and of the CGI.
"""

from stdnum.eu.vat import MEMBER_STATES

FRANCE = frozenset({"FR", "MC"})  # Monaco is French territory for VAT (CGI art. 256-0)
UNION = frozenset(code.upper() for code in MEMBER_STATES) - {"XI"}  # services: goods only for XI
OVERSEAS_POSTCODES = {"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "976": "YT"}
APART_POSTCODES = {"975": "PM", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"}
"""French, yet outside the territory of VAT: each is a third country here."""


def territory_of(country: str, postcode: str = "") -> str:
    """The country that counts for VAT; French postcodes tell the places overseas."""
    code = {"EL": "GR"}.get(country.upper(), country.upper())
    if code != "FR":
        return code
    overseas = OVERSEAS_POSTCODES | APART_POSTCODES
    return overseas.get(postcode.strip()[:3], code)


def is_union(country: str) -> bool:
    """A member of the Union, France and Monaco included."""
    return country in UNION or country in FRANCE


def prefix_of(country: str) -> str:
    """How VAT numbers of a country begin."""
    return {"GR": "EL", "MC": "FR"}.get(country, country)
