"""Each project of the demo lives through the real services, on its own days.

It begins, its providers act in the order of time among all projects, then it is finished.
"""

import random
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ouvrage.accounts.models import Company, User
from ouvrage.brands.models import Category, Skill
from ouvrage.followup import services as followup
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.models import Outcome, Task, Verdict
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now, today
from ouvrage.offers.models import Offer
from ouvrage.projects import services as projects
from ouvrage.projects.models import Project
from ouvrage.web.demo import bargains
from ouvrage.web.demo.pools import Pools
from ouvrage.web.demo.reading import read
from ouvrage.web.demo.schedule import Event

HOURS = {one["pseudo"]: one["call_hours"]["slots"] for one in read("people.json")["clients"]}
VALIDATED = {"open", "dormant", "selected", "signed", "in_progress", "finalised"}


def mark_of(row: dict[str, Any]) -> str:
    """By which a project of the demo is known again."""
    return f"demo:{row['key']}"


def begun(row: dict[str, Any]) -> str:
    """The same while its life is not lived to the end."""
    return f"demo-begun:{row['key']}"


class Life:
    """One project from its brief to the state the demo wants it in."""

    def __init__(self, row: dict[str, Any], pools: Pools, chance: random.Random) -> None:
        self.row = row
        self.pools = pools
        self.chance = chance
        self.client = User.objects.get(pseudo=row["client"])
        self.hours = HOURS[row["client"]]
        self.officer = User.objects.get(pseudo=chance.choice(["sophie", "karim"]))
        self.posted_at = now() - timedelta(days=row["age_days"], hours=chance.randint(2, 9))
        self.project: Project
        self.made: list[Offer] = []

    @transaction.atomic
    def begin(self) -> None:
        """Post, submit and decide, unless that was done before a load was cut short."""
        known = Project.objects.filter(imported_as=begun(self.row)).first()
        if known:
            self.project = known
            return
        with clock_at(self.posted_at):
            self.project = self._post()
        state = self.row["state"]
        if state == "draft":
            return
        with clock_at(self.posted_at):
            projects.submit_project(project_id=self.project.pk, actor=self.client)
            run_due()
        if state == "submitted":
            self._maybe_tried(self.project)
            return
        self._decide(self.project)

    def events(self) -> list[Event]:
        """What providers and their credits do, to be mixed with other lives by time."""
        if not self.is_published:
            return []
        return bargains.events(self, self.project)

    @transaction.atomic
    def finish(self) -> None:
        """All that follows, and touches no credit."""
        if self.is_published:
            bargains.finish(self, self.project)
        Project.objects.filter(pk=self.project.pk).update(imported_as=mark_of(self.row))

    @property
    def is_published(self) -> bool:
        return self.row["state"] == "cancelled" or self.row["state"] in VALIDATED

    def _post(self) -> Project:
        row = self.row
        category = Category.objects.select_related("brand").get(slug=row["category"])
        budget = row["budget"] or {}
        content = {
            "title": row["title"],
            "summary": row["summary"],
            "description": row["description"],
            "category": category,
            "skills": list(Skill.objects.filter(slug__in=row["skills"])),
            "budget_bracket": budget.get("bracket", ""),
            "budget_cents": budget.get("exact_cents"),
            "place": row["place"] or "",
            "is_remote": bool(row["remote"]),
            "wanted_start_on": self._day(row["start_in_days"]),
            "deadline_on": self._day(row["deadline_in_days"]),
            "contact_name": self.client.full_name,
            "contact_email": self.client.email,
            "contact_phone": self.client.phone,
            "contact_channels": ["phone", "email"] if self.client.phone else ["email"],
            "call_hours": self.hours,
        }
        project = projects.start_draft(
            brand_id=category.brand_id, content=content, actor=self.client
        )
        project.imported_as = begun(row)
        project.save(update_fields=["imported_as"])
        return project

    def _day(self, days: int | None) -> date | None:
        return None if days is None else today() + timedelta(days=days)

    def _maybe_tried(self, project: Project) -> None:
        """Half of the waiting ones were called once without an answer."""
        if self.row["age_days"] >= 2 and self.chance.random() < 0.5:
            note = self.pools.internal_note("no_answer", "first_call")
            at = next_call_hour(self.posted_at + timedelta(hours=4))
            self.call(project, at, Outcome.NO_ANSWER, note)

    def _decide(self, project: Project) -> None:
        at = next_call_hour(self.posted_at + timedelta(hours=3))
        self.call(project, at, Outcome.REACHED, self.pools.readable_note(), readable=True)
        verdict, reason = Verdict.VALIDATED, ""
        if self.row["state"] == "amendment_requested":
            verdict, reason = Verdict.AMENDMENT, self.row["reason"]
        elif self.row["state"] == "refused":
            verdict, reason = Verdict.REFUSED, self.row["reason"]
        elif self.row["state"] == "voided":
            verdict, reason = Verdict.VOIDED, self.row["reason"]
        with clock_at(at + timedelta(minutes=12)):
            followup.decide(
                decision_id=new_id(),
                project_id=project.pk,
                verdict=verdict,
                reason_code=self.row["reason_code"] or "",
                reason=reason or "",
                field=self.row["amend_field"] or "",
                reply_days=14,
                actor=self.officer,
            )
            run_due()

    def call(
        self,
        project: Project,
        at: datetime,
        outcome: Outcome,
        note: str = "",
        *,
        readable: bool = False,
        call_back_at: datetime | None = None,
    ) -> None:
        """The officer takes the waiting task of this project and logs how the call went."""
        with clock_at(min(at, now())):
            task = Task.objects.filter(project=project, done_at=None).order_by("due_at").first()
            if task is None:
                return
            followup.claim_task(task_id=task.pk, actor=self.officer)
            followup.log_call(
                call_id=new_id(),
                task_id=task.pk,
                outcome=outcome,
                note=note,
                is_readable=readable,
                call_back_at=call_back_at,
                actor=self.officer,
            )
            run_due()

    def providers(self, count: int) -> list[Company]:
        """Companies with one of the skills asked for; others of the trade when there are few."""
        wanted = Company.objects.filter(skills__slug__in=self.row["skills"]).distinct()
        found = list(wanted.order_by("pk"))
        if len(found) < count:
            trade = Company.objects.filter(skills__categories__brand__slug=self.row["brand"])
            known = {company.pk for company in found}
            found += [one for one in trade.distinct().order_by("pk") if one.pk not in known]
        return self.chance.sample(found, min(count, len(found)))
