# Everything by one word each. `make` alone lists the words.
# PORT chooses the port (8000), OUVRAGE_VAR the data folder (var/): two copies can run side by side.

PYTHON := .venv/bin/python
SIZE ?= small
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

.PHONY: help environment run test check demo verify bench bench-spends detect messages format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

environment: ## make .venv from the lock (done by itself when needed)
	@command -v python3 >/dev/null || { echo "Ouvrage needs Python 3.13, and this machine has no python3 at all. Install it first."; exit 1; }
	@python3 tools/setup.py

run: environment ## open the site with its database and worker; Ctrl-C stops everything
	@exec $(PYTHON) -m ouvrage run

test: environment ## every test, those in a browser too where a Chromium is found
	@exec $(PYTHON) -m pytest -n 2 --dist loadgroup -q

check: environment ## format, lint, types, layers, migrations, generated docs
	@exec $(PYTHON) -m tools.check

demo: environment ## fill the demo again: SIZE=small or SIZE=large
	@exec $(PYTHON) manage.py demo --size $(SIZE)

verify: environment ## prove that the books and the journal are whole
	@exec $(PYTHON) manage.py verify

bench: environment ## queries, bytes and milliseconds of the main pages, on the demo
	@exec $(PYTHON) -m bench.pages

bench-spends: environment ## spends per second through the whole site, beside the same SQL by pgbench
	@exec $(PYTHON) -m bench.spends

detect: environment ## how well contact details are found: recall and precision by kind
	@exec $(PYTHON) -m ouvrage.messaging.detection.measure

messages: environment ## compile the translations
	@exec $(PYTHON) -m ouvrage.kit.serving.catalogues

format: environment ## put the code in the house's shape
	@$(PYTHON) -m ruff format --quiet . && $(PYTHON) -m ruff check --fix --quiet .

clean: ## remove what can be made again; the data in var/ stays
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis var/static
	@find ouvrage config tools tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	@find ouvrage -name '*.mo' -delete
