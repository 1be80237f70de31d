# 明镜: what can be done with this checkout. `make` alone lists it.

PYTHON ?= python3
DATA ?= ../data
CASES ?= 500
BIN := .venv/bin
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
# Compiled files are kept, so that the second run of anything begins in half the time.
export PYTHONDONTWRITEBYTECODE :=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help run test check lint format bench figures faults drills steady demo verify backup restore scan

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: $(RUN) ## open the house: database, doors and a demonstration city; Ctrl-C stops it
	@MJ_DEMO=$${MJ_DEMO:-1} $(BIN)/python -m mingjing.config.supervise

test: $(DEV) ## every test, with a real browser; installs what is missing when you are root
	@deploy/prepare.sh tests
	$(BIN)/python -m pytest -n auto

check: lint ## format, lint, types, imports and the fast tests, in under two minutes
	$(BIN)/python -m pytest -n auto -m "not browser and not slow"

lint: $(DEV) ## format, lint, types and imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## write the code as `check` wants it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV) ## measure on a city grown for it: make bench NAMES="desk search" CASES=500, or STATE=<a city grown before>
	$(BIN)/python -m bench $(NAMES) --cases $(CASES) $(if $(STATE),--state "$(STATE)") $(if $(JSON),--json "$(JSON)")

figures: $(DEV) ## measure everything and write docs/operate/figures.md
	$(BIN)/python -m bench --figures --cases $(CASES) $(if $(STATE),--state "$(STATE)")

drills: $(DEV) ## every drill of `faults` in its short form, one after another; some minutes, as root
	@deploy/prepare.sh tests
	$(BIN)/python -m pytest faults

steady: $(DEV) ## those of them that neither load nor a slow machine decides, as before every landing; two minutes
	@deploy/prepare.sh tests
	$(BIN)/python -m pytest faults -m steady

faults: $(DEV) ## break the house on purpose, every drill in full; takes hours: make faults ONLY="R-1 R-4"
	$(BIN)/python -m faults --long --json var/faults.json $(ONLY)

demo: $(RUN) ## load real published data: make demo DATA=<folder>; or grow: make demo SCALE=city (or province)
ifdef SCALE
	@MJ_DEMO=$${MJ_DEMO:-1} $(BIN)/python -m mingjing.config.within --awake grow --scale "$(SCALE)"
else
	@$(BIN)/python -m mingjing.config.within load "$(DATA)"
endif

scan: $(DEV) ## let strangers' scanners loose on both doors, on this machine alone; reports in var/scan
	@deploy/prepare.sh scanners
	@$(BIN)/python -m tests.security.outside.scanning .venv-scan var/scan $(ONLY)

verify: $(RUN) ## trust nothing: recompute dockets, tree and rows
	@MJ_ROLE=follow $(BIN)/python -m mingjing.config.within verify

backup: $(RUN) ## copy everything but the keys: make backup DEST=<folder> KEYS=<another place>
	@$(BIN)/python -m mingjing.config.backup "$(DEST)" $(if $(KEYS),--keys "$(KEYS)")

restore: $(RUN) ## onto an empty MJ_STATE, then verify: make restore FROM=<folder> KEYS=<the other place>
	@$(BIN)/python -m mingjing.config.restore "$(FROM)" $(if $(KEYS),--keys "$(KEYS)")

.venv/bin/python:
	@PYTHON="$(PYTHON)" deploy/prepare.sh venv

$(RUN): requirements.lock | .venv/bin/python
	@echo "明镜　正在安装所需的库……"
	@$(PIP) -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock | .venv/bin/python
	@echo "明镜　正在安装开发所需的库……"
	@$(PIP) -r requirements-dev.lock
	@touch $@
