"""The front door finds a Python that fits, or says plainly what is missing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from config.env import PROJECT


@pytest.fixture
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_script", PROJECT / "tools" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_python(folder: Path, version: str, *, starts: bool = True, with_pip: bool = True) -> str:
    """A stand-in interpreter that answers as the real one would."""
    folder.mkdir(exist_ok=True)
    path = folder / f"python{version}"
    body = f'case "$2" in *ensurepip*) exit {0 if with_pip else 1};; *) echo {version};; esac'
    path.write_text(f"#!/bin/sh\n{body if starts else 'exit 127'}\n")
    path.chmod(0o755)
    return str(path)


def test_it_prefers_3_13_wherever_that_is(setup, tmp_path):
    make_python(tmp_path / "first", "3.12")
    wanted = make_python(tmp_path / "second", "3.13")

    assert setup.find_python([tmp_path / "first", tmp_path / "second"]) == wanted


def test_it_takes_3_12_or_3_14_for_want_of_better(setup, tmp_path):
    make_python(tmp_path, "3.11")
    newer = make_python(tmp_path, "3.14")
    assert setup.find_python([tmp_path]) == newer

    older = make_python(tmp_path, "3.12")
    assert setup.find_python([tmp_path]) == older


def test_it_passes_over_a_shim_that_runs_nothing(setup, tmp_path):
    make_python(tmp_path / "shims", "3.13", starts=False)
    real = make_python(tmp_path / "real", "3.13")

    assert setup.find_python([tmp_path / "shims", tmp_path / "real"]) == real


def test_it_passes_over_one_that_cannot_make_environments(setup, tmp_path):
    make_python(tmp_path, "3.13", with_pip=False)
    fitting = make_python(tmp_path, "3.12")

    assert setup.find_python([tmp_path]) == fitting


def test_it_says_what_is_missing_and_how_to_get_it(setup, tmp_path):
    make_python(tmp_path, "3.11")
    broken = make_python(tmp_path, "3.13", starts=False)

    with pytest.raises(SystemExit) as refused:
        setup.find_python([tmp_path])

    text = str(refused.value)
    assert "needs Python 3.13" in text
    assert "apt-get install" in text
    assert f"{broken} does not start." in text


def test_it_looks_where_pyenv_keeps_its_versions(setup, tmp_path, monkeypatch):
    folder = tmp_path / "versions" / "3.13.1" / "bin"
    folder.mkdir(parents=True)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))

    assert str(folder) in setup.search_folders()


def test_it_asks_a_real_interpreter_for_its_version(setup):
    assert setup.answers(sys.executable) == sys.version_info[:2]
    assert setup.answers("/nowhere/python") is None


def test_the_lock_names_no_registry():
    lines = (PROJECT / "requirements.lock").read_text().splitlines()

    assert not [line for line in lines if "://" in line or "index-url" in line]
    assert [line for line in lines if "--hash=sha256:" in line]
