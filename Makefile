# Unclench: `make` lists what can be done. PYTHON=… names the Python to use.

.DEFAULT_GOAL := help
export PYTHON
BIN := .venv/bin

.PHONY: help
help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Set up and open the app (ARGS="--no-browser" and other options of `unclench serve`)
	@scripts/set-up run
	@exec $(BIN)/unclench serve $(ARGS)

.PHONY: test
test: set-up ## Set up and check everything: style, types, architecture, tests
	@scripts/test-programs
	@$(MAKE) --no-print-directory check
	@$(BIN)/pytest --cov

.PHONY: lint
lint: set-up check ## Check style, types and architecture

.PHONY: format
format: set-up ## Put the code in the house's form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: docs
docs: set-up ## Build the documentation into docs/_build
	@$(BIN)/sphinx-build --fail-on-warning --nitpicky --quiet docs docs/_build
	@echo "docs/_build/index.html"

.PHONY: bench
bench: set-up ## Time the renderer against recipes, and against the least there is to do
	@$(BIN)/python -m benchmarks.renderer $(ARGS)

.PHONY: lock
lock: ## Renew uv.lock and the lists for plain pip (needs uv)
	@uv lock
	@uv export --quiet --locked --no-header --no-annotate --no-emit-project --no-dev --extra natural --group build --output-file requirements/run.txt
	@uv export --quiet --locked --no-header --no-annotate --no-emit-project --all-groups --output-file requirements/test.txt
	@echo 'piper-tts[alignment]==1.8.0' | uv pip compile --quiet --upgrade --universal --python-version 3.12 --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file requirements/piper.txt -

.PHONY: set-up
set-up:
	@scripts/set-up test

.PHONY: check
check:
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
