# The same commands here and in CI. PYTHON may name another interpreter (3.11 or newer).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check format docs bench gate clean

# The sample reports as a table, and their claims in out/claims.jsonl.
demo: $(BIN)/marsad
	@mkdir -p out
	$(BIN)/marsad read samples --format table
	$(BIN)/marsad read samples --format jsonl -o out/claims.jsonl
	@echo "claims written to out/claims.jsonl: $$(wc -l < out/claims.jsonl)"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_floors.py tests/test_docs.py
	$(BIN)/marsad knowledge check

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Runs the commands that README and docs show and writes today's output into the pages.
docs: $(VENV)/.dev
	$(BIN)/python scripts/docs.py

# No measured figure below its pinned floor; needs the shared data, and says so where it is absent.
gate: $(VENV)/.dev
	$(BIN)/python evaluation/gate.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/read.py

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(BIN)/marsad: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $(BIN)/marsad

$(VENV)/.dev: $(BIN)/marsad pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(VENV)/.dev
