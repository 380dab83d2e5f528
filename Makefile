# Two commands matter: `make site` builds the archive, `make test` runs every test. Both set up what they need.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site serve test check-code train lock clean

site: $(VENV)/site.ok
	@$(BIN)/sitegen build

serve: $(VENV)/site.ok
	@$(BIN)/sitegen serve

test: $(VENV)/test.ok check-code
	@./.ci/witness
	@CHROME="$$(./.ci/browser chromium)" && FIREFOX="$$(./.ci/browser firefox)" && export CHROME FIREFOX && \
	$(BIN)/python -m pytest -n auto --dist worksteal

check-code: $(VENV)/test.ok
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Train the second reader and the verdict anew from the letters with gold beside the project, then measure both.
train: $(VENV)/test.ok
	@$(PIP) install --require-hashes -r requirements-train.lock
	@$(BIN)/python -m tests.benchmarks.retrain ../shared

# The environment. Versions and hashes are pinned in the lock files; nothing else is installed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sitegen needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/site.ok: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "setting up $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.ok: requirements-dev.lock $(VENV)/site.ok
	@echo "setting up the tools for tests (once)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Write the lock files anew, after a change of dependencies in pyproject.toml (needs uv).
LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet
lock:
	printf 'hatchling>=1.27,<2\n' | uv pip compile pyproject.toml - $(LOCK) -o requirements.lock
	printf 'hatchling>=1.27,<2\n' | uv pip compile pyproject.toml - --group dev $(LOCK) -o requirements-dev.lock
	uv pip compile --group train $(LOCK) -o requirements-train.lock

clean:
	rm -rf $(VENV) site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
