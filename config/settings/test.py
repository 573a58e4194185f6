"""For tests: the owner's rights, a fast hasher, mails kept in memory."""

from __future__ import annotations

import os

from config.env import read_env
from config.settings.base import *
from config.settings.parts.database import app_role, databases
from config.settings.parts.logs import logs
from config.settings.parts.static import storages

ENV = read_env({**os.environ, "OUVRAGE_AS_OWNER": "1", "OUVRAGE_DEBUG": "0"}, production=False)
SECRET_KEY = ENV.secret_key
DEBUG = False
DEMO = False
PUBLIC_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", ".localhost", "127.0.0.1"]

DATABASES = databases(ENV, keep_connections=False)
DATABASE_APP_ROLE = app_role(ENV)
STORAGES = storages(hashed=False)
STATIC_ROOT = ENV.var / "static-tests"
MEDIA_ROOT = ENV.var / "files-tests"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
VIES_URL = ""
MAIL_PROVIDER = ""
MAIL_WEBHOOK_SECRET = ""
INCOMING_MAIL_DOMAIN = ""
INCOMING_MAIL_PROVIDER = ""
INCOMING_MAIL_SECRET = ""
FILE_SCANNER = ""
PAYMENT_GATEWAY = "simulator"
STRIPE_SECRET_KEY = ""
STRIPE_WEBHOOK_SECRETS = ()
STRIPE_API_BASE = ""
LOGGING = logs("WARNING", as_json=False)
