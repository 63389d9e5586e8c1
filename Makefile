# Two commands matter: `make run` and `make test`. The others serve whoever changes Nearer.

PYTHON = python3
BIN = .venv/bin
PYTEST = $(BIN)/pytest --quiet
LOCK = .boot/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate $(LOCK_OPTIONS)
STAGE = .ci/stage
SIDE_BY_SIDE = $(PYTEST) -n 2
PLAIN = "not journey and not bench"
# That their own tests take every branch of crypto, people, spaces and seats; pyproject.toml names them.
# Watching branches costs as much as the tests do, so nothing else is watched.
GUARDED = tests/crypto tests/people tests/spaces tests/seats
# With one feature more by its one line, every door and declaration: those of the others among them.
ONE_MORE = tests/goldfish tests/rules/test_doors.py tests/rules/test_declarations.py
EVERY_BRANCH = --cov --cov-fail-under=100 --cov-report=term-missing:skip-covered
# Trying out is none of the business of a server that may run on this machine as well.
export NEARER_SETTINGS ?= /dev/null
export NEARER_DATA ?= $(CURDIR)/.data

# Serve on http://localhost:8000, with a demo couple if nothing has been written yet.
.PHONY: run
run:
	@$(PYTHON) boot.py
	@$(BIN)/nearer migrate --verbosity 0
	@$(BIN)/nearer demo --if-empty
	@exec $(BIN)/nearer serve

# Everything, cheapest first: the checks, the guarded packages with every branch, all else on SQLite,
# one feature more by its one line, what a database can change on PostgreSQL, walks in a real browser
# side by side, and the benches alone.
.PHONY: test
test: check browser
	@$(STAGE) "guarded packages, every branch" $(SIDE_BY_SIDE) -m $(PLAIN) $(GUARDED) $(EVERY_BRANCH)
	@$(STAGE) "one feature more" $(SIDE_BY_SIDE) --ds tests.goldfish.settings $(ONE_MORE)
	@$(STAGE) "SQLite" $(SIDE_BY_SIDE) -m $(PLAIN) $(GUARDED:%=--ignore %) $(ONE_MORE:%=--ignore %)
	@$(STAGE) "PostgreSQL" $(SIDE_BY_SIDE) -m $(PLAIN) --database postgres
	@$(STAGE) "journeys" $(SIDE_BY_SIDE) -m journey tests/journeys
	@$(STAGE) "benches" $(PYTEST) -m bench tests/bench

# What needs no running Nearer, in seconds.
.PHONY: check types rules layers format-check templates migrations
check: dev
	@$(MAKE) --no-print-directory --output-sync --jobs 2 types rules layers format-check templates migrations
# Both read the settings, which make a signing key where there is none: not in anybody's data.
types migrations: export NEARER_DATA = $(CURDIR)/.boot/check
types:
	$(BIN)/mypy
layers:
	$(BIN)/lint-imports --no-logo
format-check:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
templates:
	find src -path '*/templates/*.html' | xargs $(BIN)/djade --check --target-version 5.2
migrations:
	$(BIN)/nearer makemigrations --check --dry-run
rules:
	$(PYTEST) tests/rules -m "not django_db"

# The long proofs, within an hour on two cores: the malicious database, mutants, canaries, crashes,
# the membership machine and damaged bytes. Each part says its name and its counts when it ends.
.PHONY: soak
soak: dev browser
	$(PYTEST) -n 2 --maxschedchunk 1 --timeout 0 -m soak --soak

.PHONY: bench
bench: dev
	$(PYTEST) -m bench -p no:randomly

# Every page as a picture, to be looked at: tests/pictures.py tells of PAGES, WHO, WIDTHS, DARK.
.PHONY: pictures
pictures: dev browser
	@$(BIN)/python -m tests.pictures --pages $(PAGES) --who $(WHO) --widths $(WIDTHS) \
		$(if $(filter no,$(DARK)),--no-dark) $(if $(README),--readme)

.PHONY: format
format: dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find src -path '*/templates/*.html' | xargs $(BIN)/djade --target-version 5.2

# Write the lock files anew; `make lock LOCK_OPTIONS=--upgrade` also takes newer versions.
.PHONY: lock
lock: dev
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --output-file requirements-dev.lock
	head -1 requirements-boot.lock | cut -d' ' -f1 | $(LOCK) - --output-file requirements-boot.lock

.PHONY: dev browser
dev:
	@$(PYTHON) boot.py --dev
browser: dev
	@.ci/browser
