"""What is sent with a POST: the answer then tells who may do it, not only who may ask."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now
from tests.security import (
    scenes_backoffice,
    scenes_credits,
    scenes_followup,
    scenes_notifications,
    scenes_offers,
    scenes_payments,
    scenes_sales,
    scenes_subscriptions,
    scenes_surveys,
)

Scene = dict[str, Any]
WORDS = "Pouvez-vous préciser le format attendu pour la devanture ?"


def message(_scene: Scene) -> dict[str, Any]:
    return {"message_id": new_id(), "body": WORDS, "text": WORDS}


def words(_scene: Scene) -> dict[str, Any]:
    return {"text": WORDS}


def version(_scene: Scene) -> dict[str, Any]:
    return {"version": 1}


def contract_version(scene: Scene) -> dict[str, Any]:
    return {"version": scene["version"]}


def opening(_scene: Scene) -> dict[str, Any]:
    return {"request_id": new_id()}


def answer(scene: Scene) -> dict[str, Any]:
    return {"message_id": new_id(), "answers_id": scene["question_id"], "body": WORDS}


def call(_scene: Scene) -> dict[str, Any]:
    return {"call_id": new_id(), "outcome": "reached", "note": WORDS}


def later(_scene: Scene) -> dict[str, Any]:
    return {"until": f"{now() + timedelta(days=1):%Y-%m-%dT%H:%M}", "reason": WORDS}


def to_colleague(scene: Scene) -> dict[str, Any]:
    return {"to": scene["colleague_id"], "word_id": new_id(), "word": WORDS}


def refusal(scene: Scene) -> dict[str, Any]:
    """Of a project, by the desk."""
    project = scene["project"]
    return {
        "decision_id": new_id(),
        "verdict": "voided",
        "title": project.title,
        "summary": project.summary,
        "description": project.description,
        "budget_bracket": project.budget_bracket,
        "reply_days": 14,
        "reason_code": "fake",
        "reason": WORDS,
    }


def progress(_scene: Scene) -> dict[str, Any]:
    return {"report_id": new_id(), "pace": "on_time", "text": WORDS}


def review(_scene: Scene) -> dict[str, Any]:
    scores = {f"score_{number}": 4 for number in range(1, 5)}
    return {"review_id": new_id(), "comment": WORDS, **scores}


PAYLOADS: dict[str, Callable[[Scene], dict[str, Any]]] = {
    "web:say": message,
    "notifications:device_add": scenes_notifications.device,
    "offers:ask": message,
    "offers:invite": scenes_offers.invite,
    "offers:invitation": lambda _: {"reason": "busy", "answer": ""},
    "offers:answer": answer,
    "offers:message": message,
    "offers:select": version,
    "offers:decline": lambda _: {"reason": "too_expensive", "text": ""},
    "access:card": opening,
    "access:open": opening,
    "projects:cancel": lambda _: {"reason": "abandoned", "text": ""},
    "projects:shelve": lambda _: {"shelf": "shortlist"},
    "followup:note": lambda _: {"note_id": new_id(), "text": WORDS},
    "followup:log_call": call,
    "followup:snooze": later,
    "followup:hand_over": to_colleague,
    "followup:draft": call,
    "followup:hear": lambda _: {"finding": "agreed"},
    "followup:reverse": lambda _: {"reversal_id": new_id(), "reason": WORDS},
    "followup:decide": refusal,
    "followup:tip": scenes_followup.tip,
    "followup:attempt": scenes_followup.attempt,
    "followup:attempt_answer": scenes_followup.answer,
    "followup:calls_received": scenes_followup.answer,
    "followup:correct_contact": scenes_followup.number,
    "projects:contact": scenes_followup.number,
    "followup:answer": scenes_surveys.answer,
    "followup:answer_link": scenes_surveys.answer,
    "followup:survey": scenes_surveys.outcome,
    "followup:my_survey": scenes_surveys.outcome,
    "reviews:give": review,
    "reviews:reply": words,
    "contracts:code": contract_version,
    "contracts:ask": message,
    "contracts:report": progress,
    "contracts:deliver": words,
    "contracts:send_back": words,
    "payments:pay": scenes_payments.by_card,
    "payments:methods": scenes_payments.add_card,
    "payments:refund": scenes_payments.refund,
    "payments:decline": scenes_payments.answer,
    "payments:close_difference": scenes_payments.note,
    "subscriptions:order": scenes_subscriptions.order,
    "subscriptions:terminate": scenes_subscriptions.address,
    "subscriptions:closing": scenes_subscriptions.closing,
    "subscriptions:terminate_read": scenes_subscriptions.code,
    "subscriptions:terminate_confirm": scenes_subscriptions.code,
    "subscriptions:contest": scenes_subscriptions.contest,
    "subscriptions:incident_answer": scenes_subscriptions.answer,
    "subscriptions:incident_forgive": scenes_subscriptions.debt,
    "credits:buy": scenes_credits.pack_order,
    "backoffice:parameter": scenes_backoffice.number,
    "backoffice:plan": scenes_backoffice.plan,
    "backoffice:pack": scenes_backoffice.pack,
    "backoffice:text": scenes_backoffice.text,
    "growth:sales_note": scenes_sales.note,
    "growth:sales_phone": scenes_sales.phone,
    "growth:sales_promise": scenes_sales.promise,
    "growth:promise_decline": scenes_backoffice.no_decision,
    "growth:commitments": lambda _: {"calls": "no"},
    "backoffice:decision_decline": scenes_backoffice.no_decision,
    "credits:goodwill": scenes_credits.gesture,
    "credits:decline_goodwill": scenes_credits.no_gesture,
}


def payload(route: str, scene: Scene) -> dict[str, Any]:
    return PAYLOADS[route](scene) if route in PAYLOADS else {}
