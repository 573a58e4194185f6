"""Finding sentences: under any name, in templates, on both sides of a choice."""

from tools.messages import Key, _in_python, _in_template


def python(source: str) -> list[tuple[Key, str]]:
    head = (
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy as said\n"
    )
    return [(key, plural) for _line, key, plural in _in_python(head + source)]


def template(source: str) -> list[tuple[Key, str]]:
    return [(key, plural) for _line, key, plural in _in_template("{% load i18n %}" + source)]


def test_a_sentence_is_found_under_the_name_it_was_imported_by():
    assert python('_("Hello " "you")') == [(Key("", "Hello you"), "")]
    assert python('said("offer", "sent")') == [(Key("offer", "sent"), "")]
    assert python('ngettext("%d day", "%d days", n)') == [(Key("", "%d day"), "%d days")]


def test_both_sides_of_a_choice_are_found():
    assert python('_("ago" if past else "in")') == [(Key("", "ago"), ""), (Key("", "in"), "")]


def test_what_is_not_written_out_and_what_only_looks_alike_are_left_alone():
    assert python("_(name)") == []
    assert list(_in_python('def _(text): ...\n_("not a sentence")')) == []


def test_sentences_of_templates_are_found_however_they_are_laid_out():
    indented = '<p>\n      {% translate "Sent" context "offer" %}\n  </p>'

    assert template(indented) == [(Key("offer", "Sent"), "")]
    assert template('{% include "ui/x.html" with label=_("done") only %}') == [
        (Key("", "done"), "")
    ]


def test_plurals_of_templates_keep_their_names():
    block = (
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
    )

    assert template(block) == [(Key("", "%(n)s day"), "%(n)s days")]
