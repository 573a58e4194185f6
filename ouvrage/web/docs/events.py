"""`docs/events.md`: each fact, what it means, who reads it on the thread, who reacts."""

from itertools import groupby
from pathlib import Path

from ouvrage.journal import registry
from ouvrage.journal.registry import FactKind, Reader
from ouvrage.web.docs.tables import NOTE, file_list, sources, table

INTRO = """
# What happens

Everything that happens is recorded once, as a fact, in the transaction of the change itself. The
same row is the audit trail, the line on the project's thread and what others react to. A reaction
runs as a job, may run twice, and looks at the present state before it acts.

Readers: `public` anyone · `opened` providers who opened the report · `company` the provider it
concerns · `client` · `privileged` providers whose plan opens the follow-up notes · `followup` the
follow-up desk."""
HEADS = ("fact", "meaning", "readers on the thread", "who reacts")


def events() -> str:
    """The whole document, by app."""
    lines = [NOTE, INTRO]
    kinds = sorted(registry.kinds.values(), key=lambda kind: kind.name)
    for app, facts in groupby(kinds, key=_app_of):
        lines += ["", f"## {app}", "", *table(HEADS, [_row(kind) for kind in facts])]
    return "\n".join(lines).strip() + "\n"


def _app_of(kind: FactKind) -> str:
    return kind.name.partition(".")[0]


def _row(kind: FactKind) -> tuple[str, ...]:
    readers = kind.line.readers if kind.line else frozenset()
    names = ", ".join(reader.value for reader in Reader if reader in readers)
    reactions = sorted(set(registry.by_kind[kind.name]))
    told = "<br>".join(f"{_words(name)} ({file_list([_file_of(name)])})" for name in reactions)
    return (f"`{kind.name}`", kind.meaning, names or "—", told or "—")


def _words(name: str) -> str:
    """ "offers.reactions.tell_client" reads "tell client"."""
    return name.rpartition(".")[2].replace("_", " ")


def _file_of(name: str) -> Path:
    module = registry.reactions[name].__module__.replace(".", "/") + ".py"
    return next(path for path in sources() if path.as_posix().endswith(module))
