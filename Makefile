# Each target sets up what it needs, once. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Material prints a notice about MkDocs' future at every build; ARCHITECTURE.md says where we stand.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build validate links lint types check test bench schemas lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with PYTHON=python3.11")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

serve: $(READY)  ## build the site, show it at http://127.0.0.1:8000/ and follow every change
	$(BIN)/python scripts/serve.py

build: $(READY)  ## build the site into site/; warnings are errors
	$(BIN)/python -m mkdocs build --strict

validate: $(READY)  ## check the records and pages
	$(BIN)/python scripts/validate.py

links: build  ## check every link of the built site
	$(BIN)/python scripts/check_links.py site

lint: $(READY)  ## check the style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## check the types of the code
	$(BIN)/mypy

check: lint types validate links  ## all checks but the tests

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

bench: $(READY)  ## measure the build against the same content as Markdown files
	$(BIN)/python scripts/bench.py

schemas: $(READY)  ## write schemas/ from the declarations of the records
	$(BIN)/python scripts/write_schemas.py

lock: $(READY)  ## write requirements.lock anew from pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group dev --upgrade --output-file requirements.lock pyproject.toml

clean:  ## remove what make made
	rm -rf $(VENV) site *.egg-info .mypy_cache .pytest_cache .ruff_cache
