# Two commands are all it takes: `make demo` and `make test`. `make help` names the rest.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DATA := $(CURDIR)/var

APPS := accounts core events home merchants moderation places portal search shops tv walks
# Files that these tools have no business in are never looked at: only our own.
TEMPLATES = $(shell find $(APPS) -path '*/templates/*' -name '*.html')
STATIC_FILES = $(shell find $(APPS) -path '*/static/*' -type f)
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo run test lint imports templates checks messages test-python \
	test-postgres test-search search-server e2e format lock extract clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## / - /'

# -- Environment ---------------------------------------------------------------

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Python is missing: install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; PYTHON=python3.12 names another one."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is incomplete: on Debian, install the package python3-venv."; exit 1; }
	$(PYTHON) -m venv $(VENV)

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/installed: requirements.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(PIP) -r requirements-dev.txt
	@touch $@

%.mo: %.po portal/messages.py | $(VENV)/installed
	@$(BIN)/python -m portal.messages compile

# -- Demonstration -------------------------------------------------------------

# A demonstration is the same everywhere: it takes nothing from a .env file.
DEMO_ENV = DJANGO_SETTINGS_MODULE=portal.settings.production DEMO=yes \
	SECRET_KEY="$$(cat $(DATA)/demo-secret-key)" BASE_URL=http://127.0.0.1:$(PORT) \
	DATA_DIR=$(DATA) ALLOWED_HOSTS=127.0.0.1,localhost DATABASE_URL= CACHE_URL= \
	EMAIL_URL= ASK_HOURS= SEARCH_URL= TASKS= PROXY_COUNT=

$(DATA)/demo-secret-key: | $(BIN)/python
	@mkdir -p $(DATA)
	@umask 077 && $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(48))' > $@

$(DATA)/static/staticfiles.json: $(STATIC_FILES) $(VENV)/installed | $(DATA)/demo-secret-key
	@echo "Collecting static files."
	@$(DEMO_ENV) $(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0

demo: $(VENV)/installed $(CATALOGUES) $(DATA)/demo-secret-key $(DATA)/static/staticfiles.json ## The portal with demonstration content on http://127.0.0.1:8000 (PORT=)
	@$(DEMO_ENV) $(BIN)/python -m portal.demo
	@$(DEMO_ENV) exec $(BIN)/gunicorn --config portal/gunicorn.py --bind 127.0.0.1:$(PORT)

run: $(VENV)/installed $(CATALOGUES) ## Development server that reloads after each change
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py runserver $(PORT)

# -- Quality gates -------------------------------------------------------------

test: lint imports templates checks messages test-python ## Every gate, then the tests

lint: $(VENV)/installed-dev ## Python: style and form
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .

imports: $(VENV)/installed-dev ## The layers of the applications
	$(BIN)/lint-imports --no-logo

templates: $(VENV)/installed-dev ## Templates: indentation and tags
	$(BIN)/djhtml --check $(TEMPLATES)
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)

# Values that satisfy the table of variables; no service is asked.
CHECK_ENV := SECRET_KEY=0123456789abcdefghijklmnopqrstuvwxyz-checks-only-ABCDEFGH \
	BASE_URL=https://portal.example DATA_DIR=$(CURDIR)/var/check DATABASE_URL= \
	CACHE_URL= EMAIL_URL= ASK_HOURS= SEARCH_URL= TASKS= MAP_TILES= PROXY_COUNT=1 DEMO=no

checks: $(VENV)/installed-dev ## Django's checks, and no migration forgotten
	$(CHECK_ENV) DJANGO_SETTINGS_MODULE=tests.deployment \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	DJANGO_SETTINGS_MODULE=portal.settings.test \
		$(BIN)/python manage.py makemigrations --check --dry-run

messages: $(VENV)/installed-dev $(CATALOGUES) ## Catalogues complete and well written
	$(BIN)/python -m portal.messages check

# Told from a file: SlipCover forgets what the second process saw when it tells at once.
COVERAGE := var/coverage.json

test-python: $(VENV)/installed-dev $(CATALOGUES)
	@mkdir -p $(dir $(COVERAGE))
	$(BIN)/python -m slipcover --json --out $(COVERAGE) -m pytest -n 2
	@$(BIN)/python -m slipcover --merge $(COVERAGE) --out $(COVERAGE) --fail-under 90

test-postgres: $(VENV)/installed-dev $(CATALOGUES) ## The tests on the PostgreSQL of DATABASE_URL
	@test -n "$$DATABASE_URL" || { echo "Set DATABASE_URL=postgres://user:password@host:port/name first."; exit 1; }
	$(BIN)/pytest -n 2 --ignore tests/e2e -m 'not any_database'

search-server: | $(BIN)/python ## A real search engine on this machine, for development and tests (SEARCH_PORT=)
	@exec $(BIN)/python deploy/search-server/start.py

test-search: $(VENV)/installed-dev $(CATALOGUES) ## The tests of the search on the engine of TEST_SEARCH_URL
	@test -n "$$TEST_SEARCH_URL" || { echo "Set TEST_SEARCH_URL first: make search-server says how."; exit 1; }
	$(BIN)/pytest tests/search

e2e: $(VENV)/installed-dev $(CATALOGUES) ## Browser tests alone
	$(BIN)/pytest -n 2 tests/e2e

# -- Upkeep --------------------------------------------------------------------

format: $(VENV)/installed-dev ## Rewrites Python and templates in the house form
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format --quiet .
	-$(BIN)/djhtml $(TEMPLATES)
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)

extract: $(VENV)/installed-dev ## Brings the catalogues up to date with code and templates
	$(BIN)/python -m portal.messages extract

# Extras stay in the lock: without them pip takes a newer release than the pinned one.
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	--no-strip-extras --python-version 3.11 --custom-compile-command "make lock"

lock: $(VENV)/installed-dev ## Versions and hashes of every dependency (UPGRADE=1 takes newer ones)
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements.in -o requirements.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements-dev.in -o requirements-dev.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) deploy/search-server/requirements.in -o deploy/search-server/requirements.txt

clean: ## Removes what can be made again; var/ (the data) stays
	rm -rf $(VENV) .hypothesis .pytest_cache .ruff_cache .import_linter_cache
	find $(APPS) tests -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f $(CATALOGUES)
