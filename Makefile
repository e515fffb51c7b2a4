# Every chore is one line; each does its own set-up.
.DEFAULT_GOAL := help
HOME_DIR ?= .assistant
PORT ?= 8000
ARGS ?=
export PYTHON

BIN := .venv/bin
READY := .venv/.ready

.PHONY: help set-up demo test lint prove bench constraints clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1|/' | awk -F'|' '{printf "make %-12s %s\n", $$1, $$2}'

set-up: $(READY)  ## Make .venv with everything in it (the others do this by themselves)

$(READY): pyproject.toml constraints.txt scripts/set-up scripts/uv
	@scripts/set-up
	@touch $@

demo: $(READY)  ## Serve the sample marketplace on http://127.0.0.1:8000 (PORT=…, HOME_DIR=…)
	@exec $(BIN)/assistant demo --home "$(HOME_DIR)" --port "$(PORT)"

test: $(READY)  ## Run every test (ARGS="-k name" for some)
	@$(BIN)/python -m pytest $(ARGS)

lint: $(READY)  ## Check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

prove: $(READY)  ## Run every test with the proofs at full size (long)
	@ASSISTANT_PROOF=full $(BIN)/python -m pytest $(ARGS)

bench: $(READY)  ## Measure a turn's speed, up to 10,000 freelancers (ARGS=--quick for a look)
	@$(BIN)/python benchmarks/turns.py $(ARGS)

constraints: $(READY)  ## Write constraints.txt anew: the newest versions that pyproject.toml allows
	@scripts/uv pip compile --upgrade pyproject.toml --extra dev --extra anthropic --extra ollama --extra postgres --no-header --no-annotate --quiet -o constraints.txt
	@sed -i.bak 's/+cpu//' constraints.txt && rm constraints.txt.bak

clean:  ## Remove .venv and every cache (knowledge and conversations in HOME_DIR stay)
	@rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
