# Everything here works on a fresh machine: the first target that needs it makes a virtual environment in .venv.

VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint types rules check bench clean help

run: $(VENV)/.installed ## turn the sample articles into tables in output/
	@$(BIN)/bangtin run corpus/articles -o output

test: $(VENV)/.installed-dev ## run all tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.installed-dev ## style of the code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(VENV)/.installed-dev ## types of the code
	@$(BIN)/mypy

rules: $(VENV)/.installed-dev ## mistakes in rule files
	@$(BIN)/bangtin rules check

check: lint types rules test ## all of these

bench: $(VENV)/.installed-dev ## speed beside underthesea, start-up time, where the time goes
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.startup
	@$(BIN)/python -m benchmarks.stages

clean: ## remove the virtual environment and what tools leave behind
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

# The install is repeated when pyproject.toml changes; the package itself is installed in place and always current.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "installing bangtin into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[html,xlsx]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "installing bangtin and its tests' tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	    if command -v $$python >/dev/null && \
	       $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "making $(VENV) with $$($$python --version)"; \
	        $$python -m venv $(VENV) && exit 0; \
	        rm -rf $(VENV); \
	        echo "$$python cannot make a virtual environment; on Debian and Ubuntu install python3-venv" >&2; \
	        exit 1; \
	    fi; \
	done; \
	echo "bangtin needs Python 3.11 or later, and none was found (name one with: make PYTHON=/path/to/python)" >&2; \
	exit 1
