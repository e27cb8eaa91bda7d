# The one door. Needs Python 3.11+, make and a package index; nothing else.
#   make kit CITY=reykjavik     environment, install, and a whole kit in reykjavik-kit/
#   make test                   environment, install with test tools, the suite
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
CITY ?= reykjavik
ARGS ?=
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help kit test test-all check pictures country-names schema bench lock wheel clean

help:  ## list what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

.venv/.made:
	@test -n "$(PYTHON)" || { echo "renamer needs Python 3.11 or newer with venv (on Debian: apt install python3-venv). Set PYTHON=/path/to/python3.11 if it lies elsewhere."; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/.kit: .venv/.made requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/.test: .venv/.kit requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

kit: .venv/.kit  ## a whole kit: make kit CITY=reykjavik [ARGS="--paper A3"]
	$(BIN)/renamer kit "$(CITY)" -o "$(CITY)-kit" $(ARGS)

test: .venv/.test  ## the suite, without the long tests
	$(PYTEST) -n auto

test-all: .venv/.test  ## the whole suite
	$(PYTEST) -n auto -m "long or not long"

check: .venv/.test  ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pictures: .venv/.kit  ## the pictures of README and docs
	$(BIN)/python docs/images/make.py

country-names: .venv/.kit  ## the table of what countries are called
	$(BIN)/python assets/gazetteer/make_country_names.py

schema: .venv/.kit  ## the JSON Schemas of a campaign's files
	$(BIN)/python docs/reference/schema/make.py

bench: .venv/.test  ## speed, side by side with a named peer
	$(PYTEST) bench -m "long or not long" --benchmark-only

lock: .venv/.test  ## pin anew what kit and test install
	$(BIN)/python -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile -q --upgrade --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --no-annotate -o requirements.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile -q --upgrade --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --no-annotate --extra test -o requirements-test.txt pyproject.toml

wheel: .venv/.test  ## the wheel, in dist/
	$(BIN)/python -m build --wheel

clean:  ## remove the environment and what was built
	rm -rf .venv dist build
