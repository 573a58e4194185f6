"""Everything the site says, it says in good French: whole, sure, and typeset as French is."""

import re
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

import allauth
import django
import pytest

from tests.architecture.tree import expect_none
from tools.messages import French, Key, Message, catalogue, catalogues, missing, said, translated

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
NOT_PROSE = re.compile(r"<[^>]*>|&\w+;|https?://\S+|\S+@\S+\.\w+|\{[^}]*\}|%\(\w+\)[sd]|\?\w+=\S*")
NARROW, NO_BREAK = "\u202f", "\u00a0"
FAULTS = {
    "a straight apostrophe": re.compile(r"\w'\w"),
    "a straight quotation mark": re.compile(r'"'),
    "three points for an ellipsis": re.compile(r"\.\.\."),
    "no narrow space before ; ! or ?": re.compile(rf"(?<![{NARROW}!?…(«{NO_BREAK}])[;!?](?!\w)"),
    "a wide space before ; ! or ?": re.compile(rf"[ {NO_BREAK}][;!?]"),
    "no no-break space before a colon": re.compile(rf"(?<![{NO_BREAK}\d]):(?=\s|$)"),
    "no no-break space after «": re.compile(rf"«(?!{NO_BREAK})"),
    "no no-break space before »": re.compile(rf"(?<!{NO_BREAK})»"),
    "a breaking space before € or %": re.compile(r"\d [€%]"),
}


def pairs() -> Iterator[tuple[Key, Message | None, French]]:
    for key, known in translated().items():
        for french in known:
            yield key, said().get(key), french


def test_every_sentence_has_its_french():
    expect_none(missing())


def test_no_sentence_has_two_french_versions():
    """Catalogues are merged when the site runs: whichever came last would win."""
    contradicted = [
        f"{known[0].place} and {known[1].place}: {key.singular!r}"
        for key, known in translated().items()
        if len({french.forms for french in known}) > 1
    ]
    expect_none(contradicted)


def test_no_catalogue_keeps_what_is_no_longer_said():
    """What a library says may be said better by us."""
    known = said_by_libraries()
    orphans = [
        f"{french.place}: {key.singular!r}"
        for key, message, french in pairs()
        if message is None and key not in known
    ]
    expect_none(orphans)


def said_by_libraries() -> set[Key]:
    found = set()
    for library in (allauth, django):
        for path in Path(str(library.__file__)).parent.rglob("locale/fr/LC_MESSAGES/django.po"):
            for entry in catalogue(path):
                first = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
                found.add(Key(entry.context or "", first))
    return found


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-5])
def test_a_catalogue_counts_as_french_does(path):
    """Nought and one are singular, two is plural."""
    index = c2py(catalogue(path).plural_expr)

    assert [index(0), index(1)] == [0, 0]
    assert index(2) == catalogue(path).num_plurals - 1


def test_both_languages_speak_of_the_same_things():
    """A number may be spelt out in the singular ("un jour"); nothing else may be left out."""
    wrong = [
        f"{french.place}: {sorted(expected ^ names(form))} in {form!r}"
        for key, _message, french in pairs()
        for number, form in enumerate(french.forms)
        if form
        for expected in [names(french.plural or key.singular)]
        if names(form) != expected
        and not (number == 0 and french.plural and names(form) < expected)
    ]
    expect_none(wrong)


def names(sentence: str) -> set[str]:
    return {match.group(0).replace("%d", "%s") for match in PLACEHOLDER.finditer(sentence)}


@pytest.mark.parametrize("fault", FAULTS)
def test_french_is_typeset_as_french(fault):
    faulty = [
        f"{french.place}: {form!r}"
        for _key, _message, french in pairs()
        for form in french.forms
        if FAULTS[fault].search(NOT_PROSE.sub("x", form))
    ]
    expect_none(faulty)


@pytest.mark.parametrize(
    ("form", "is_right"),
    [
        ("Vous êtes sûr\u202f?", True),
        ("Vous êtes sûr ?", False),
        ("Vous êtes sûr?", False),
        ("L’offre\u00a0: reçue", True),
        ("L'offre : reçue", False),
        ("«\u00a0Logo\u00a0»", True),
        ("« Logo »", False),
        ("De 9:30 à 12\u00a0%", True),
        ('Voir <a href="/?a=1">l’aide</a>', True),
    ],
)
def test_the_typographer_sees_what_a_reader_would(form, is_right):
    prose = NOT_PROSE.sub("x", form)

    assert (not any(fault.search(prose) for fault in FAULTS.values())) is is_right
