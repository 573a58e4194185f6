"""The pages of allauth that are open, under French paths and allauth's own names.

What is not listed here does not exist on the site.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path, re_path

urlpatterns = [
    path("connexion/", account.login, name="account_login"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("inscription/", account.signup, name="account_signup"),
    path("ferme/", account.account_inactive, name="account_inactive"),
    path("confirmation/", account.reauthenticate, name="account_reauthenticate"),
    path("adresse/", account.email, name="account_email"),
    path("activation/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^activation/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("mot-de-passe/", account.password_change, name="account_change_password"),
    path("mot-de-passe/premier/", account.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path(
        "mot-de-passe/oublie/envoye/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mot-de-passe/change/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("deux-etapes/", mfa.index, name="mfa_index"),
    path("deux-etapes/code/", mfa.authenticate, name="mfa_authenticate"),
    path("deux-etapes/confirmation/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("deux-etapes/application/", totp.activate_totp, name="mfa_activate_totp"),
    path("deux-etapes/application/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("deux-etapes/secours/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "deux-etapes/secours/nouveaux/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "deux-etapes/secours/fichier/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("appareils/", sessions.list_usersessions, name="usersessions_list"),
]
