"""Which applications, middlewares and context processors make the site."""

from __future__ import annotations

from importlib.util import find_spec

INSTALLED_APPS = [
    # `serving` is first: its `migrate` also grants rights on the tables.
    "ouvrage.kit.serving",
    "ouvrage.kit",
    "ouvrage.ui",
    "ouvrage.ledger",
    "ouvrage.journal",
    "ouvrage.brands",
    "ouvrage.accounts",
    "ouvrage.notifications",
    "ouvrage.messaging",
    "ouvrage.taxes",
    "ouvrage.payments",
    "ouvrage.credits",
    "ouvrage.subscriptions",
    "ouvrage.projects",
    "ouvrage.access",
    "ouvrage.offers",
    "ouvrage.contracts",
    "ouvrage.invoices",
    "ouvrage.reviews",
    "ouvrage.followup",
    "ouvrage.growth",
    "ouvrage.web",
    "ouvrage.backoffice",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "ouvrage.kit.headers.HeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random, which defeats BREACH
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ouvrage.brands.middleware.BrandMiddleware",
    "ouvrage.accounts.middleware.UserLanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "ouvrage.messaging.middleware.RewriteMiddleware",
    "ouvrage.kit.http.RefusalMiddleware",
    "ouvrage.kit.audience.AudienceMiddleware",
    "ouvrage.accounts.middleware.StaffSecondFactorMiddleware",
]


def module_is_there(name: str) -> bool:
    """Whether a module can be imported, without importing it."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


CONTEXT_PROCESSORS = [
    path
    for path in [
        "django.template.context_processors.request",
        "django.template.context_processors.csp",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "ouvrage.brands.context.brand",
        "ouvrage.web.navigation.navigation",
    ]
    if not path.startswith("ouvrage.") or module_is_there(path.rpartition(".")[0])
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]
