"""Spends per second through the whole site, beside the same SQL by pgbench on the same server.

`python -m bench.spends --spends 600 --clients 4 --rounds 3` makes a database of its own, starts
`ouvrage run` on it, captures what the site asks of PostgreSQL for each spend, and then takes turns:
the site spends over HTTP (session, CSRF, form), pgbench runs the captured statements on a copy.
The ratio is the part of what the database alone can do that people get.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import crowd, replay, site, visitors
from ouvrage.kit.embedded.places import Places

SPREAD, PROJECT, WALLET = "spread", "one project", "one wallet"
SCENES = (SPREAD, PROJECT, WALLET)


@dataclass
class Rounds:
    """One scene: what the site did and what pgbench did, round by round."""

    scene: str
    runs: list[visitors.Run] = field(default_factory=list)
    engine: list[float] = field(default_factory=list)

    def line(self) -> str:
        ratios = [run.rate / rate for run, rate in zip(self.runs, self.engine, strict=True)]
        together = visitors.Run(1, [one for run in self.runs for one in run.durations])
        return (
            f"{self.scene:<12}{statistics.median(run.rate for run in self.runs):>9.1f}"
            f"{statistics.median(self.engine):>12.1f}{statistics.median(ratios):>8.0%}"
            f"  ({f'{min(ratios):.0%} to {max(ratios):.0%}':<14})"
            f"{together.percentile(0.5):>9.1f}{together.percentile(0.95):>9.1f}"
        )


class Deal:
    """Hands out spends that nobody has made yet."""

    def __init__(self, port: int, spends: int, times: int) -> None:
        self.spends, self.taken = spends, dict.fromkeys(SCENES, 0)
        people = crowd.providers(spends + times)
        self.people, self.owners = people[:spends], people[spends:]
        projects = crowd.projects(spends + times)
        self.projects, self.hot = projects[:spends], projects[spends:]
        self.port = port
        self.tokens: dict[int, str] = {}

    def sign_in(self) -> None:
        """Open one card each: the token of the form, and a site that is warm."""
        for person in [*self.people, *self.owners]:
            self.tokens[person.company_id] = visitors.token_of(self.port, person, self.projects[0])

    def take(self, scene: str) -> list[visitors.Spend]:
        turn = self.taken[scene]
        self.taken[scene] += 1
        if scene == WALLET:
            return [self._spend(self.owners[turn], project) for project in self.projects]
        return [
            self._spend(person, self._project(scene, turn, place))
            for place, person in enumerate(self.people)
        ]

    def _project(self, scene: str, turn: int, place: int) -> int:
        if scene == PROJECT:
            return self.hot[turn]
        return self.projects[(place + turn) % self.spends]

    def _spend(self, person: crowd.Provider, project_id: int) -> visitors.Spend:
        return visitors.Spend(person, self.tokens[person.company_id], project_id)


def main() -> None:
    given = _arguments()
    var = Path(given.var or tempfile.mkdtemp(prefix="ouvrage-bench-"))
    var.chmod(0o755)
    port = given.port or site.free_port()
    try:
        _measure(given, site.enter(var, port), port)
    finally:
        if not given.var:
            from ouvrage.kit.embedded import lease

            lease.release(var, patience=10)
            shutil.rmtree(var, ignore_errors=True)


def _measure(given: argparse.Namespace, places: Places, port: int) -> None:
    from django.db import connection

    crowd.open_the_first()
    deal = Deal(port, given.spends, 2 * given.rounds)
    connection.close()
    replay.copy_database(places)
    with site.running(port):
        deal.sign_in()
        captures = _capture(places, deal, given.rounds)
        done = [_rounds(places, deal, scene, captures[scene], given) for scene in SCENES]
        site.wait_for_jobs(places)
    first = captures[SPREAD][0][0]
    _print(given, places, done, first)
    _check(expected=1 + sum(deal.taken.values()) * given.spends)


def _capture(places: Places, deal: Deal, rounds: int) -> dict[str, list[list[list[str]]]]:
    """By scene and round, the statements of each spend; one client, so that they are in order."""
    found: dict[str, list[list[list[str]]]] = {scene: [] for scene in SCENES}
    for scene in SCENES:
        for _number in range(rounds):
            with replay.captured(places) as statements:
                visitors.spend_all(deal.port, deal.take(scene), clients=1)
            if len(statements) != deal.spends:
                raise SystemExit(f"{len(statements)} spends in the log of {deal.spends}")
            found[scene].append(statements)
    return found


def _rounds(
    places: Places,
    deal: Deal,
    scene: str,
    captures: Sequence[list[list[str]]],
    given: argparse.Namespace,
) -> Rounds:
    """Take turns, and let the other begin each time: neither has the warmer machine."""
    kept = Rounds(scene)
    for number, statements in enumerate(captures):
        for who in ("site", "pgbench") if number % 2 == 0 else ("pgbench", "site"):
            site.wait_for_jobs(places)
            if who == "site":
                kept.runs.append(visitors.spend_all(deal.port, deal.take(scene), given.clients))
            else:
                kept.engine.append(replay.replay(places, statements, given.clients))
    return kept


def _print(
    given: argparse.Namespace, places: Places, done: Sequence[Rounds], first: list[str]
) -> None:
    print(f"PostgreSQL: {site.settings(places)}; {os.cpu_count()} processors")
    print(f"{given.rounds} rounds of {given.spends} spends, {given.clients} clients")
    print(f"{'':<12}{'site /s':>9}{'pgbench /s':>12}{'ratio':>8}{'':<18}{'p50 ms':>9}{'p95 ms':>9}")
    for rounds in done:
        print(rounds.line())
    print(f"{len(first)} statements a spend, the transaction's own marks included:")
    for kind in replay.kinds(first):
        print(f"    {kind}")


def _check(expected: int) -> None:
    """Every spend is one opening, and all that must always hold holds."""
    found, problems = crowd.openings(), crowd.problems()
    print(f"{found} openings for {expected} spends; {len(problems)} problems of the books")
    if found != expected or problems:
        raise SystemExit("\n".join(problems) or "spends were lost or doubled")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.spends", description=__doc__)
    parser.add_argument("--spends", type=int, default=400, help="a round and scene")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=0, help="else a free one")
    parser.add_argument("--var", default="", help="an empty folder to keep; else a passing one")
    return parser.parse_args()


if __name__ == "__main__":
    main()
