"""The text of a mail that came as HTML alone; what it quotes gets a > before each line."""

import re
from html.parser import HTMLParser

import nh3

BLOCKS = frozenset(
    {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "pre", "blockquote", "hr"}
)
PARAGRAPHS = frozenset({"p", "ul", "ol", "h1", "h2", "h3", "h4", "pre", "blockquote"})
UNSEEN = frozenset({"style", "script", "title", "template", "noscript"})
DEEPEST = 20


def text_of_html(html: str) -> str:
    """Lines as they were seen, without pictures, links' targets or style.

    Put in order first: Python's own reader takes minutes over broken HTML.
    """
    reader = _Reader()
    kept = set(BLOCKS | {"br", "li"})
    reader.feed(nh3.clean(html, tags=kept, attributes={}, clean_content_tags=set(UNSEEN)))
    reader.close()
    return reader.text


class _Reader(HTMLParser):
    """Writes lines while elements open and close; forgiving, as mail programs are careless."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._quotes = 0

    @property
    def text(self) -> str:
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._end_line(even_empty=True)
        elif tag in BLOCKS:
            self._end_line()
        if tag == "li":
            self._end_line()
            self._line = "- "
        if tag in PARAGRAPHS:
            self._gap()
        if tag == "blockquote":
            self._quotes += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag == "li":
            self._end_line()
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        if tag in PARAGRAPHS:
            self._gap()

    def handle_data(self, data: str) -> None:
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        self._line += words.lstrip(" ") if not self._line.strip() else words

    def _end_line(self, *, even_empty: bool = False) -> None:
        if self._line.strip() or even_empty:
            marks = "> " * min(self._quotes, DEEPEST)
            self._lines.append((marks + self._line.strip(" ")).rstrip(" "))
        self._line = ""

    def _gap(self) -> None:
        """A blank line between paragraphs, quoted like the line before it."""
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append(("> " * min(self._quotes, DEEPEST)).rstrip())
