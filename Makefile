# Everything runs in an environment of its own, .venv, with the pinned versions of
# constraints.txt. `make` builds the bundled list; `make test` sets up all it needs and tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site correct publish site-locked serve check check-github test torture golden format bench-dedupe bench-captures bench-topics bench-field bench-search bench-pages bench-explore bench-build clients screenshots rooms upgrade clean

site: $(VENV)/ready
	$(BIN)/sitegen build --timings

serve: $(VENV)/ready
	$(BIN)/sitegen serve

check: $(VENV)/ready
	$(BIN)/sitegen check

test: $(VENV)/ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m tests.javascript check
	$(BIN)/python -m tests.browser.setup
	$(BIN)/python -m compileall -q sitegen
	$(BIN)/pytest -n auto --dist loadfile

# Damaged files, deaths, full disks, crowds and odd surroundings by the thousand; `make test` does
# the short form of it.  With SEED=N it repeats a run.
torture: $(VENV)/ready-dev
	$(BIN)/python -m tests.torture $(addprefix --seed ,$(SEED))

# Rewrite the golden output after a change that is meant to change it.
golden: $(VENV)/ready-dev
	$(BIN)/python -m tests.test_golden

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python -m tests.javascript format

check-github: $(VENV)/ready
	$(BIN)/sitegen check --format github

# What a correction form says, in the file of a GitHub event.
correct: $(VENV)/ready
	$(BIN)/sitegen correct "$(EVENT)"

publish: $(VENV)/ready
	$(BIN)/sitegen publish

site-locked: $(VENV)/ready
	$(BIN)/sitegen build --locked --timings

# With SIZES="10000 100000 1000000" it goes up to a million records.  Where Splink is installed, it
# is measured beside ours.
bench-dedupe: $(VENV)/ready-dev
	$(BIN)/python -m tests.bench.dedupe $(SIZES)

# With FOLDERS="A B" it reads the captures of those folders too.
bench-captures: $(VENV)/ready-dev
	$(BIN)/python -m tests.bench.captures $(FOLDERS)

bench-topics: $(VENV)/ready-dev
	$(BIN)/python -m tests.bench.topics

# How good related papers, facets and the map are, by readers and beside others, and how they grow.
bench-field: $(VENV)/ready-dev
	$(BIN)/python -m tests.bench.field

# The queries were drawn from the papers' abstracts: where those are at hand, they are searched.
# With PAPERS="10000 100000" it measures longer lists.
bench-search: $(VENV)/ready-dev
	$(BIN)/python -m tests.browser.setup
	$(BIN)/sitegen build --out build/bench $(addprefix --dumps ,$(wildcard ../shared/dumps))
	$(BIN)/python -m tests.bench.search --site build/bench/site --papers $(or $(PAPERS),10000) --peers

# What pages weigh and how soon they are there on a slow phone, beside the limits they keep.
bench-pages: $(VENV)/ready-dev
	$(BIN)/python -m tests.browser.setup
	$(BIN)/sitegen build --out build/bench $(addprefix --dumps ,$(wildcard ../shared/dumps))
	$(BIN)/python -m tests.bench.pages --site build/bench/site

# What a filter of a hundred thousand papers takes.
bench-explore: $(VENV)/ready-dev
	$(BIN)/python -m tests.browser.setup
	$(BIN)/sitegen build --out build/bench
	$(BIN)/python -m tests.bench.explore --site build/bench/site

# What a build takes, cold and after edits, beside MkDocs, Zensical and Hugo (where installed), and
# how each step grows.  SIZES="real 100000" names other lists, ROWS="record serve" fewer rows; a
# busy machine and a long list take an hour.
bench-build: $(VENV)/ready-dev
	$(BIN)/python -m tests.bench.build $(SIZES) $(addprefix --rows ,$(firstword $(ROWS))) $(wordlist 2,99,$(ROWS))

# What LaTeX, Pandoc, citation-js, feed readers and validators make of the built list: those that
# the machine has, and how to get the others.
clients: $(VENV)/ready-dev
	SITE_URL=https://example.org/list/ $(BIN)/sitegen build --out build/clients $(addprefix --dumps ,$(wildcard ../shared/dumps))
	$(BIN)/python -m tests.clients --site build/clients/site

# The pictures in the README, from the built site.
screenshots: site $(VENV)/ready-dev
	$(BIN)/python -m tests.browser.setup
	$(BIN)/python -m tests.browser.screenshots

# The picture of the rooms in the README, from their imports.
rooms: $(VENV)/ready-dev
	$(BIN)/python -m tests.rooms

# Newer versions of everything, within the bounds of pyproject.toml; run it on the oldest Python
# that those allow, and test before committing.
upgrade:
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	(head -1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable) > constraints.new
	mv constraints.new constraints.txt

clean:
	rm -rf build $(VENV) tests/javascript/node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q sitegen
	touch $@

# One call installs both: each reads the index of every package anew.
$(VENV)/ready-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(VENV)/ready $@
