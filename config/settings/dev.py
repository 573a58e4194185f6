"""On a person's machine: `make run` (OUVRAGE_DEBUG=0) and everything done by hand."""

from __future__ import annotations

from config.env import read_env
from config.settings.base import *
from config.settings.parts.database import app_role, databases
from config.settings.parts.logs import logs
from config.settings.parts.mail import mailers
from config.settings.parts.static import storages

ENV = read_env(production=False)
SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
DEMO = ENV.demo
PUBLIC_URL = ENV.public_url
ALLOWED_HOSTS = list(ENV.allowed_hosts)

DATABASES = databases(ENV, keep_connections=not DEBUG)
DATABASE_APP_ROLE = app_role(ENV)
STORAGES = storages(hashed=not DEBUG)
STATIC_ROOT = ENV.var / "static"
MEDIA_ROOT = ENV.var / "files"
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
LOGGING = logs(ENV.log_level, as_json=False)
MAILERS = mailers(ENV)
VIES_URL = ENV.vies_url
MAIL_PROVIDER = ENV.mail_provider
MAIL_WEBHOOK_SECRET = ENV.mail_webhook_secret
INCOMING_MAIL_DOMAIN = ENV.incoming.domain
INCOMING_MAIL_PROVIDER = ENV.incoming.provider
INCOMING_MAIL_SECRET = ENV.incoming.secret
FILE_SCANNER = ENV.file_scanner
PAYMENT_GATEWAY = ENV.payments.gateway
STRIPE_SECRET_KEY = ENV.payments.stripe_secret_key
STRIPE_WEBHOOK_SECRETS = ENV.payments.stripe_webhook_secrets
STRIPE_API_BASE = ENV.payments.stripe_api_base
