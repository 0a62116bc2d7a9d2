# What there is to do, each in one word. `make install` leaves everything in .venv/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: install run test core soak lint types format benchmark screenshots clean audit

install: $(READY)

$(READY): pyproject.toml requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Nutgraf needs Python 3.11 or newer; say which: make install PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	@PYTHONWARNINGS="ignore:Editable installation" \
	  $(BIN)/python -m pip install --quiet -r requirements.txt -r requirements-dev.txt
	@touch $@

run: install        ## serve Slack if .env says how; else the playground (make run ARGS=--check: and end)
	@$(BIN)/nutgraf run $(ARGS)

test: install       ## the whole suite, on SQLite and on a real PostgreSQL
	@$(BIN)/python -m pytest

core: install       ## what is pure, and how it is shown: seconds
	@$(BIN)/python -m pytest tests/summarizer tests/bot/views tests/test_architecture.py

soak: install       ## long storms of kills and failures; takes minutes
	@$(BIN)/python -m pytest -m soak -s

lint: install       ## style, and that files are formatted
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: install      ## strict types, tests too
	@$(BIN)/mypy

audit: install      ## known holes in what it runs on, where that can be asked; pins and licences
	@.ci/audit $(BIN)/python

format: install     ## put the files into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

benchmark: install  ## speed, memory and time to start, beside sumy's own pipeline
	@$(BIN)/python -m benchmarks speed

screenshots: install ## the pictures in docs/screenshots, of the running playground; needs Chromium
	@$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build *.egg-info
