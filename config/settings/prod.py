"""Behind HTTPS, for real people. Refuses to start with a weak environment."""

from __future__ import annotations

from config.env import read_env
from config.settings.base import *
from config.settings.base import SECURE_CSP
from config.settings.parts.database import app_role, databases
from config.settings.parts.logs import logs
from config.settings.parts.mail import mailers
from config.settings.parts.static import storages

ENV = read_env(production=True)
SECRET_KEY = ENV.secret_key
DEBUG = False
DEMO = ENV.demo
PUBLIC_URL = ENV.public_url
ALLOWED_HOSTS = list(ENV.allowed_hosts)

DATABASES = databases(ENV, keep_connections=True)
DATABASE_APP_ROLE = app_role(ENV)
STORAGES = storages(hashed=True)
STATIC_ROOT = ENV.var / "static"
MEDIA_ROOT = ENV.var / "files"
LOGGING = logs(ENV.log_level, as_json=True)
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

SECURE_CSP = SECURE_CSP | {"upgrade-insecure-requests": True}
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.trusted_proxies else None
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-language"
