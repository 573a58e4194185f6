"""What every environment shares. `dev`, `test` and `prod` say what differs."""

from __future__ import annotations

from django.urls import reverse_lazy

from config.env import PROJECT
from config.settings.parts.apps import INSTALLED_APPS as INSTALLED_APPS
from config.settings.parts.apps import MIDDLEWARE as MIDDLEWARE
from config.settings.parts.apps import TEMPLATES as TEMPLATES
from config.settings.parts.apps import module_is_there
from config.settings.parts.security import *
from config.settings.parts.signin import *

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if module_is_there("ouvrage.ui.forms"):
    FORM_RENDERER = "ouvrage.ui.forms.Renderer"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_MAX_AGE = 600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no CORS header anywhere (SEC-34)

LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/aujourdhui/"
LOGOUT_REDIRECT_URL = "/"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Whose browsers may be told (notifications/push): the only addresses that a person makes us call.
PUSH_SERVICES = [
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "notify.windows.com",
    "push.apple.com",
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = None
PROJECT_FOLDER = PROJECT
