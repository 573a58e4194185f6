"""One supervised process: started, watched, started again, stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from ouvrage.kit.serving.tether import SUPERVISED

STOP_SECONDS = 15
LONGEST_WAIT = 30.0
STEADY_SECONDS = 60.0


@dataclass
class Child:
    """A part of the site that runs in a process of its own.

    It leads a process group of its own, so that Ctrl-C reaches the supervisor
    only and everything stops in one order, once.
    """

    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    wait: float = field(default=0.5)

    def start(self, *, gated: bool = False) -> None:
        """Start it; `gated`, it may warm up but waits for `open_gate` before it serves."""
        self.process = subprocess.Popen(  # noqa: S603 — our own modules
            [sys.executable, *self.arguments],
            env=os.environ | {SUPERVISED: "1"},
            stdin=subprocess.PIPE if gated else subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started_at = time.monotonic()

    def open_gate(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()

    def is_over(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def start_again(self) -> str:
        """Start a process that ended; later and later when it keeps ending."""
        code = self.process.returncode if self.process else 0
        lived = time.monotonic() - self.started_at
        self.wait = 0.5 if lived > STEADY_SECONDS else min(self.wait * 2, LONGEST_WAIT)
        self._signal(signal.SIGKILL)  # what it may have left in its group
        time.sleep(self.wait)
        self.start()
        return f"{self.name} ended with code {code}; started again."

    def kill(self) -> None:
        self._signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def ask_to_stop(self) -> None:
        if not self.is_over():
            self._signal(signal.SIGTERM, whole_group=False)

    def wait_until_stopped(self, deadline: float) -> None:
        """Wait for a good end, then leave nothing of its group alive."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, deadline - time.monotonic()))
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: int, *, whole_group: bool = True) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if whole_group:
                os.killpg(self.process.pid, number)
            else:
                self.process.send_signal(number)
