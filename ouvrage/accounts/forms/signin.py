"""allauth's forms in our words: labels above instead of placeholders, one password field."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.accounts.services.signing_up import complete_sign_up
from ouvrage.accounts.wording import PASSWORD_HELP, PSEUDO_SHAPE
from ouvrage.kit.db import hold
from ouvrage.ui.forms import Card, Cards, CodeInput


class Plain(forms.Form):
    """Takes the placeholders away and gives fields our labels and help."""

    labels: ClassVar[dict[str, Any]] = {}
    helps: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, field.help_text)


class LoginForm(Plain, account.LoginForm):  # type: ignore[misc]
    """An e-mail or a pseudo, and the password."""

    labels: ClassVar[dict[str, Any]] = {
        "login": _("E-mail or pseudo"),
        "password": _("Password"),
    }
    helps: ClassVar[dict[str, Any]] = {"password": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(Plain, account.SignupForm):  # type: ignore[misc]
    """A new account: the hat one starts with, an address, a pseudo, a password."""

    labels: ClassVar[dict[str, Any]] = {
        "email": _("E-mail"),
        "username": _("Pseudo"),
        "password1": _("Password"),
    }
    helps: ClassVar[dict[str, Any]] = {
        "email": _("An activation link will be sent to it."),
        "username": PSEUDO_SHAPE,
        "password1": PASSWORD_HELP,
    }
    field_order = ("hat", "company_name", "email", "username", "password1")

    hat = forms.ChoiceField(
        label=_("What brings you here?"),
        choices=[
            ("client", Card(_("I have a project"), _("Posting is free and without commitment."))),
            ("provider", Card(_("I offer my services"), _("As a freelancer or a company."))),
        ],
        initial="client",
        widget=Cards,
        help_text=_("You can do both later, with the same account."),
    )
    company_name = forms.CharField(
        label=_("Trading name"),
        help_text=_("For providers: your own name or that of your company."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("hat") == "provider" and not cleaned.get("company_name"):
            self.add_error("company_name", _("Providers are shown under a name: please give one."))
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """As long for an address that has an account as for one that has none (SEC-16).

        Two tabs wait for each other; the second finds the account of the first.
        """
        email = self.cleaned_data["email"]
        with transaction.atomic():
            hold(f"accounts:open:{email}")
            self.account_already_exists = User.objects.filter(email=email).exists()
            if self.account_already_exists:
                make_password(self.cleaned_data["password1"])
            saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)
        complete_sign_up(
            user_id=user.pk,
            language=get_language() or "fr",
            company_name=self.cleaned_data["company_name"]
            if self.cleaned_data["hat"] == "provider"
            else "",
            actor=user,
        )
        return user


class AskPasswordForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link that lets one choose a new password."""

    labels: ClassVar[dict[str, Any]] = {"email": _("E-mail")}


class _OnePassword(Plain):
    """A new password is typed once; the browser can show it."""

    labels: ClassVar[dict[str, Any]] = {
        "oldpassword": _("Your password today"),
        "password1": _("New password"),
    }
    helps: ClassVar[dict[str, Any]] = {"password1": PASSWORD_HELP, "oldpassword": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)


class NewPasswordForm(_OnePassword, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choosing a new password from the link in the mail."""


class ChangePasswordForm(_OnePassword, account.ChangePasswordForm):  # type: ignore[misc]
    """Replacing the password one knows."""


class SetPasswordForm(_OnePassword, account.SetPasswordForm):  # type: ignore[misc]
    """A first password on an account that has none."""


class ConfirmForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something that matters."""

    labels: ClassVar[dict[str, Any]] = {"password": _("Password")}
    helps: ClassVar[dict[str, Any]] = {"password": ""}


class ChangeAddressForm(Plain, account.AddEmailForm):  # type: ignore[misc]
    """Another address, which counts once it is proven."""

    labels: ClassVar[dict[str, Any]] = {"email": _("New e-mail")}
    helps: ClassVar[dict[str, Any]] = {
        "email": _("It replaces the present one once you have followed the link sent to it.")
    }


class _Code(Plain):
    labels: ClassVar[dict[str, Any]] = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput(length=10)


class SecondFactorForm(_Code, mfa.AuthenticateForm):  # type: ignore[misc]
    """The code of the application, or a recovery code, to finish signing in."""

    helps: ClassVar[dict[str, Any]] = {
        "code": _("The six digits of your application, or one of your recovery codes.")
    }


class ConfirmByCodeForm(_Code, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code again, before something that matters."""

    helps: ClassVar[dict[str, Any]] = SecondFactorForm.helps


class ActivateCodeForm(_Code, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which proves that the application knows the secret."""

    helps: ClassVar[dict[str, Any]] = {"code": _("The six digits that the application shows now.")}
