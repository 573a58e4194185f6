"""Makes the environment in .venv: finds a Python, installs the locked packages.

Runs under any Python from 3.8 on, before anything is installed: standard
library only, and no newer syntax. Does nothing when the lock is unchanged.
"""

import fcntl
import glob
import hashlib
import os
import shutil
import subprocess
import time

WANTED = ((3, 13), (3, 12), (3, 14))
"""In order of preference."""
PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(PROJECT, ".venv")
LOCK = os.path.join(PROJECT, "requirements.lock")
MARK = os.path.join(VENV, ".installed")
COMMAND = os.path.join(VENV, "bin", "ouvrage")
PLACES = (
    "$PYENV_ROOT/versions/*/bin",
    "~/.pyenv/versions/*/bin",
    "~/.local/share/uv/python/*/bin",
    "~/.local/share/mise/installs/python/*/bin",
    "~/.asdf/installs/python/*/bin",
    "~/.local/bin",
    "/usr/local/bin",
    "/usr/bin",
    "/opt/homebrew/bin",
    "/opt/local/bin",
    "/opt/python/*/bin",
    "/Library/Frameworks/Python.framework/Versions/*/bin",
)
MISSING = """\
Ouvrage needs Python 3.13 (3.12 and 3.14 do as well), and none was found: not on the
PATH, nor in the usual places ($PYENV_ROOT, ~/.pyenv, /usr/local, Homebrew, uv, mise, asdf).
Install one, then run the same command again:
  Debian, Ubuntu   apt-get install python3.13 python3.13-venv
  macOS            brew install python@3.13
  anywhere         pyenv install 3.13   or   uv python install 3.13
{tried}"""
ASK = "import sys, venv, ssl; print('%d.%d' % sys.version_info[:2])"
COMMAND_TEXT = """\
#!{python}
import sys

sys.path.insert(0, {project!r})

from ouvrage.cli import main

main()
"""


def main():
    with open(os.path.abspath(__file__)) as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # two `make` at once take turns
        if not is_installed():
            install()


def is_installed():
    """Whether .venv works and holds just what the lock says."""
    try:
        with open(MARK) as mark:
            return mark.read() == fingerprint() and answers(venv_python()) is not None
    except OSError:
        return False


def fingerprint():
    with open(LOCK, "rb") as lock:
        return hashlib.sha256(lock.read()).hexdigest() + " " + PROJECT


def install():
    began = time.time()
    uv = working_uv()
    if answers(venv_python()) not in WANTED:
        make_environment(find_python())
    say("Installing the locked packages into .venv (once, about a minute)…")
    if uv is None or not succeeds(installation(uv)):
        require(installation(None))  # uv does not read pip's configuration: it may see no index
    with open(COMMAND, "w") as script:
        script.write(COMMAND_TEXT.format(python=venv_python(), project=PROJECT))
    os.chmod(COMMAND, 0o755)
    with open(MARK, "w") as mark:
        mark.write(fingerprint())
    say("Installed in %.0f s." % (time.time() - began))


def installation(uv):
    """The command that installs the lock, refusing any package whose hash differs."""
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", venv_python()]
    else:
        command = [venv_python(), "-m", "pip", "install", "--quiet", "--no-input"]
        command += ["--disable-pip-version-check"]
    return command + ["--no-deps", "--require-hashes", "-r", LOCK]


def make_environment(python):
    """Always with pip inside, so that a failing uv can be done without."""
    say("Making .venv with %s." % python)
    require([python, "-m", "venv", "--clear", VENV])


def find_python(folders=None):
    """The first Python of the preferred versions that really starts."""
    tried = []
    folders = search_folders() if folders is None else folders
    for version in WANTED:
        for folder in folders:
            path = os.path.join(folder, "python%d.%d" % version)
            if not os.access(path, os.X_OK):
                continue
            if answers(path) != version:
                tried.append("%s does not start." % path)
            elif not succeeds([path, "-c", "import ensurepip"]):
                tried.append(
                    "%s lacks ensurepip (on Debian: apt-get install python%d.%d-venv)."
                    % ((path,) + version)
                )
            else:
                return path
    raise SystemExit(MISSING.format(tried="\n".join(tried)))


def search_folders():
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    for place in PLACES:
        path = os.path.expanduser(os.path.expandvars(place))
        if "$" not in path:
            folders += sorted(glob.glob(path), reverse=True)
    return folders


def answers(python):
    """The version of an interpreter as (major, minor), or None when it does not start.

    A shim of pyenv may exist and still run nothing.
    """
    try:
        done = subprocess.run(
            [python, "-c", ASK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30
        )
        return tuple(map(int, done.stdout.decode().split("."))) if done.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def working_uv():
    uv = shutil.which("uv")
    return uv if uv and succeeds([uv, "--version"]) else None


def venv_python():
    return os.path.join(VENV, "bin", "python")


def succeeds(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def require(command):
    if not succeeds(command):
        raise SystemExit(
            "This failed: %s\nThe environment is unfinished; run the same command again."
            % " ".join(command)
        )


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    main()
