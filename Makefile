# make graph   a knowledge graph of an example text: build/graph.ttl and build/graph.html
# make test    everything that must hold: lint, types, all tests
# make check   the same in two minutes: lint, types, fast tests
# make clean   remove what the others made

PYTHON ?= python3
EXAMPLE ?= examples/factory-visit/article.txt
DATE ?= 2025-09-12
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

.DEFAULT_GOAL := help
.PHONY: help graph test check lint pytest clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# //p' Makefile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "kg needs Python 3.11 or later; name one with: make PYTHON=python3.11 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUNTIME)

graph: $(RUNTIME)
	$(BIN)/kg build $(EXAMPLE) --date $(DATE) --output build

lint: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint
	$(BIN)/python -m pytest -n auto -m 'not slow and not browser'

test: lint pytest

pytest: $(DEV)
	$(BIN)/python -m pytest -n auto

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find kg tests examples -name __pycache__ -type d -prune -exec rm -rf {} +
