# Everything that a person or a CI job runs. `make` alone lists it.
PYTHON ?= python3
VENV ?= .venv

BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check -qq
# A fault of the program is an error here, and a warning to those who use it.
test check: export BRIEFING_STRICT = 1
PYTEST := $(RUN) -m pytest -n auto --dist worksteal
# One command for all pins, so that they fit each other on every system and every Python we name.
COMPILE := $(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.PHONY: help site test check soak lint format serve lock upgrade chromium libical clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.site ## install what is needed, build content/ and site/, say where it lies
	@$(RUN) -m generator build

serve: $(VENV)/.site ## build, serve, and rebuild when an article or a topic changes
	@$(RUN) -m generator serve

# pytest runs last, so that the last line says how many tests ran.
test: lint chromium libical ## everything that CI runs, the browser tests included
	$(RUN) -m generator check
	$(PYTEST)

check: lint ## what `make test` runs, without browser, calendar programs and content/
	$(PYTEST) -m "not browser and not clients"

soak: $(VENV)/.test ## every text at hand, whole and damaged; SOAK=DIR adds a folder of texts
	$(RUN) -m benchmarks.soak $(if $(SOAK),--texts $(SOAK))

lint: $(VENV)/.test ## ruff, mypy, import-linter, and the CI files against their schemas
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(BIN)/lint-imports --cache-dir .cache/import-linter
	$(RUN) -m check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(RUN) -m check_jsonschema --builtin-schema vendor.gitlab-ci .gitlab-ci.yml

format: $(VENV)/.test ## put code in the one layout, and mend what can be mended
	$(RUN) -m ruff check --fix
	$(RUN) -m ruff format

chromium: $(VENV)/.test ## find Chromium, or install it where apt-get is there and allowed
	@$(RUN) tests/browser/chromium.py

libical: $(VENV)/.test ## find libical, or install it where apt-get is there and allowed
	@$(RUN) tests/tools/libical.py

lock: $(VENV)/.lock ## pins anew from pyproject.toml; what is pinned and still fits stays
	$(COMPILE) $(UPGRADE) --extra cluster --extra zensical --group build --group test --group lint \
		--output-file requirements/test.txt pyproject.toml
	$(COMPILE) --upgrade --group build --constraints requirements/test.txt \
		--output-file requirements/site.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --output-file requirements/lock.txt --group pyproject.toml:lock

upgrade: ## pins anew, each the newest that fits
	@$(MAKE) lock UPGRADE=--upgrade

clean: ## remove what these targets made, except content/
	rm -rf site build dist .briefing .cache .pytest_cache .ruff_cache .hypothesis
	@test ! -e $(VENV)/pyvenv.cfg || rm -rf $(VENV)

# Stamps: a target installs only when its pins have changed.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 \
		"Python 3.11 or newer is needed, and $(PYTHON) is not. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.made requirements/site.txt pyproject.toml
	@echo "Installing requirements/site.txt into $(VENV)"
	@$(PIP) install --require-hashes -r requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.made requirements/test.txt pyproject.toml
	@echo "Installing requirements/test.txt into $(VENV)"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.site

$(VENV)/.lock: $(VENV)/.made requirements/lock.txt
	@$(PIP) install --require-hashes -r requirements/lock.txt
	@touch $@
