"""Finding a real link to one of our sites in a page, and the words around it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import nh3

from ouvrage.growth.promotions.domains import is_ours

TAGS = {"a", "article", "aside", "div", "footer", "li", "p", "section", "span", "td", "ul"}
HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(font-size|opacity)\s*:\s*0(?![.\d])"
)
AROUND = 280
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to us as it stands in the page."""

    url: str
    rel: str
    before: str
    anchor: str
    after: str


@dataclass(slots=True)
class _Open:
    """A link while its page is read: where its text begins and ends in the page's text."""

    url: str
    rel: str
    begins: int
    ends: int = 0


def find_link(html: str, base: str, ours: set[str]) -> Link | None:
    """The first visible link of the page that leads to one of our hosts.

    The page is cleaned first by a parser that browsers agree with: what it calls a comment, a
    script or a text is none of our guessing, and nothing of it is ever shown as HTML.
    """
    reader = _Reader(base, ours)
    reader.feed(
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"*": {"hidden", "style"}, "a": {"href", "rel", "hidden", "style"}},
            url_schemes={"http", "https"},
            link_rel=None,
        )
    )
    reader.close()
    return reader.link()


@dataclass
class _Reader(HTMLParser):
    """Reads cleaned, hence well-formed, HTML: links to us, and the text that is visible."""

    base: str
    ours: set[str]
    text: list[str] = field(default_factory=list)
    length: int = 0
    hidden: list[bool] = field(default_factory=list)
    found: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        hides = "hidden" in said or bool(HIDES.search(said.get("style", "").lower()))
        self.hidden.append(hides or any(self.hidden[-1:]))
        if tag == "a" and not self.hidden[-1]:
            self._note(said)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden.pop()
        if tag == "a" and self.found and not self.found[-1].ends:
            self.found[-1].ends = self.length

    def handle_data(self, data: str) -> None:
        if not any(self.hidden[-1:]):
            self.text.append(data)
            self.length += len(data)

    def _note(self, said: dict[str, str]) -> None:
        try:
            url = urljoin(self.base, said.get("href", ""))
            host = urlsplit(url).hostname or ""
        except ValueError:
            return
        if is_ours(host, self.ours):
            self.found.append(_Open(url, said.get("rel", "").lower()[:120], self.length))

    def link(self) -> Link | None:
        """The first link that people can see; pictures count by their place."""
        if not self.found:
            return None
        text, first = "".join(self.text), self.found[0]
        ends = first.ends or self.length
        return Link(
            url=first.url[:2_000],
            rel=first.rel,
            before=_tidy(text[max(0, first.begins - 2 * AROUND) : first.begins])[-AROUND:],
            anchor=_tidy(text[first.begins : ends])[:200],
            after=_tidy(text[ends : ends + 2 * AROUND])[:AROUND],
        )


def _tidy(text: str) -> str:
    return SPACES.sub(" ", text.replace("\0", ""))
