"""What people change about themselves."""

from django.db import transaction

from ouvrage.accounts import facts, rules
from ouvrage.accounts.models import FormerPseudo, User
from ouvrage.accounts.names import plain
from ouvrage.brands.models import Brand
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now


@transaction.atomic
def change_person(*, user_id: int, actor: User, **details: str) -> User:
    """Change a person's own details; the fact names the fields, never their values.

    Then: accounts.person_changed, when something changed.
    """
    user = _locked(user_id)
    details = {key: plain(value) for key, value in details.items()}
    changed = sorted(name for name, value in details.items() if getattr(user, name) != value)
    for name in changed:
        setattr(user, name, details[name])
    if changed:
        user.save(update_fields=changed)
        record(facts.PERSON_CHANGED, subject=user, actor=actor, side="client", fields=changed)
    return user


@transaction.atomic
def change_pseudo(*, user_id: int, pseudo: str, actor: User) -> User:
    """Take another pseudo; the former one stays the person's own.

    Refused: accounts.pseudo_taken, accounts.pseudo_too_soon. Then: accounts.pseudo_changed.
    """
    hold(f"accounts:pseudo:{pseudo.lower()}")
    user = _locked(user_id)
    if user.pseudo == pseudo:
        return user
    rules.check_pseudo_may_change(user)
    rules.check_pseudo_free(pseudo, user=user)
    if user.pseudo.lower() != pseudo.lower():
        user.former_pseudos.filter(pseudo__iexact=pseudo).delete()
        FormerPseudo.objects.create(pseudo=user.pseudo, user=user)
    user.pseudo = pseudo
    user.pseudo_changed_at = now()
    user.save(update_fields=["pseudo", "pseudo_changed_at"])
    record(facts.PSEUDO_CHANGED, subject=user, actor=actor, side="client")
    return user


@transaction.atomic
def change_language(*, user_id: int, language: str, actor: User) -> User:
    """Choose the language of pages, mails and documents. Then: accounts.language_changed."""
    user = _locked(user_id)
    if user.language != language:
        user.language = language
        user.save(update_fields=["language"])
        record(facts.LANGUAGE_CHANGED, subject=user, actor=actor, side="client", language=language)
    return user


@transaction.atomic
def ask_pseudo(*, email: str, brand: Brand | None) -> None:
    """Have the pseudo of this address sent to it; an unknown address changes nothing.

    Whoever asks learns nothing either way (SEC-16). Then: accounts.pseudo_asked (mail).
    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is not None:
        brand_id = brand.pk if brand else None
        record(facts.PSEUDO_ASKED, subject=user, actor=None, brand_id=brand_id)


def _locked(user_id: int) -> User:
    return User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user_id)
