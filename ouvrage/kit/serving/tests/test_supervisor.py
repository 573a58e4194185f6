"""In which order a site comes up."""

import pytest

from ouvrage.kit.serving import supervisor
from ouvrage.kit.serving.children import Child


class OpenedError(Exception):
    """Far enough for these tests."""


def test_translations_are_compiled_before_the_first_process_loads_them(monkeypatch):
    done = []

    def start(child: Child, **_words: bool) -> None:
        done.append(child.name)
        raise OpenedError

    monkeypatch.setattr(supervisor, "compile_stale", lambda _project: done.append("translations"))
    monkeypatch.setattr(Child, "start", start)
    monkeypatch.setattr(supervisor, "_require_free_port", lambda _env: None)
    monkeypatch.setattr(supervisor, "_stop_all", lambda _env, _children: None)
    monkeypatch.setattr("signal.signal", lambda _number, _handler: None)

    with pytest.raises(OpenedError):
        supervisor.run()

    assert done == ["translations", "The web server"]
