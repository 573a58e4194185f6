"""Joins the component files into one style sheet and one script. Run: python -m ouvrage.ui.bundle

The sources are `css/*.css` and `js/*.js`, one per component; the joined files are committed, so
that whoever runs the project needs no build step.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE / "static" / "ui"
FIRST = ("tokens", "base", "layout")


def stylesheet() -> str:
    """Tokens, base and layout, then the components by name; comments and spare spaces left out."""
    files = sorted((HERE / "css").glob("*.css"), key=lambda path: (_rank(path), path.stem))
    layers = "@layer reset, base, layout, components;\n"
    return layers + "".join(_squeeze(path.read_text()) for path in files)


def script() -> str:
    """Every module in its own block, so that names never meet."""
    files = sorted((HERE / "js").glob("*.js"))
    return "".join("{\n" + _strip(path.read_text()) + "}\n" for path in files)


def write() -> None:
    """Write both joined files."""
    (STATIC / "ui.css").write_text(stylesheet())
    (STATIC / "ui.js").write_text(script())


def _rank(path: Path) -> int:
    return FIRST.index(path.stem) if path.stem in FIRST else len(FIRST)


def _squeeze(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return css.replace(";}", "}").strip() + "\n"


def _strip(script: str) -> str:
    lines = (line.rstrip() for line in script.splitlines())
    kept = (line for line in lines if line and not line.lstrip().startswith("//"))
    return "\n".join(kept) + "\n"


if __name__ == "__main__":
    write()
