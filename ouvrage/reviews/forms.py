"""Forms about ratings. They check shape; the rules decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.reviews.criteria import CRITERIA

FIVE = [
    (1, _("1, bad")),
    (2, _("2, poor")),
    (3, _("3, fair")),
    (4, _("4, good")),
    (5, _("5, excellent")),
]


class ReviewForm(forms.Form):
    """Four criteria from one to five, and a few words."""

    comment = forms.CharField(
        label=_("In a few words"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Facts help others most. No phone, e-mail or link; it is public once published."
        ),
    )

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, label in enumerate(CRITERIA[side], 1):
            self.fields[f"score_{number}"] = forms.TypedChoiceField(
                label=str(label),
                coerce=int,
                choices=FIVE,
                widget=forms.RadioSelect,
            )
        self.order_fields([*(f"score_{number}" for number in range(1, 5)), "comment"])

    def score_fields(self) -> list[forms.BoundField]:
        return [self[f"score_{number}"] for number in range(1, 5)]

    def scores(self) -> list[int]:
        return [self.cleaned_data[f"score_{number}"] for number in range(1, 5)]


class ReplyForm(forms.Form):
    """One reply to a published rating."""

    text = forms.CharField(
        label=_("Your reply"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("You may reply once; it is public and is not changed afterwards."),
    )
