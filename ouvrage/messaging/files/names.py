"""The name of a file as people see it: no path, no invisible letters, no false ending."""

import re
import unicodedata

LONGEST = 120
HIDDEN = re.compile(r"[\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]+')


def clean_name(given: str, extension: str = "") -> str:
    """« ../Brief\u202efdp.exe » → "Brief fdp"; ends with the extension the content proved."""
    name = HIDDEN.sub("", unicodedata.normalize("NFC", given)).replace("\\", "/").split("/")[-1]
    name = " ".join(NOT_IN_NAMES.sub(" ", name).split()).rstrip(". ")
    stem = stem_of(name).lstrip(". ") or "fichier"
    ending = f".{extension}" if extension else ""
    return stem[: LONGEST - len(ending)].rstrip(". ") + ending


def stem_of(name: str) -> str:
    """The name without its ending."""
    return name.rsplit(".", 1)[0] if re.search(r"\.[A-Za-z0-9]{1,6}$", name) else name


def extension_of(name: str) -> str:
    """The ending, in lower case, without the dot."""
    found = re.search(r"\.([A-Za-z0-9]{1,6})$", name)
    return found[1].lower() if found else ""
