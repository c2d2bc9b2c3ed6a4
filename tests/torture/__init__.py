"""Torture: what no reader or curator should do to a list, done by the thousand.

`make torture` runs the long form and prints the figures it reached; `make test` a short form of
the same code.  Each part is a module here with a `run(effort, rng, folder, tally)`:

- `dumps`: damaged captures go through the reader;
- `mutations`: damaged YAML files and locks go through everything that a check does;
- `kills`: builds and publishing die at each step and at random moments;
- `disks`: disks, files and processes run out of room;
- `crowds`: several builds at once;
- `surroundings`: folders, users, languages, names and clocks that nobody thought of;
- `generations`: a list goes through random revisions, and every address it ever had is asked for.
"""
