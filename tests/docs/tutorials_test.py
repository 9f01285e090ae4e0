#!/usr/bin/env python3
"""The commands that the documentation shows are run, and what it says of their output is so.

In a ```console block of README.md, README.zh.md and docs/*.md

    $ duixian check my-policy          # exit 1
    quoted output

a line that begins with `$` is a command; `# exit N` after it states its exit code, 0 where it is not there. The lines below it
are parts of lines of its output, standard error included, in their order. A line that holds "…" is cut short there: what
stands before and after the cut must come in one line; a line of only "…" stands for anything left out.
`$ duixian …`, `$ python3 …`, `$ sed …`, `$ cmp …`, `$ grep …`, `$ sha256sum …`, `$ head …`, `$ cat …`, `$ cp …`, `$ mkdir …` and `$ ls …` are run;
`$ bash …` and `$ git …` are not. A block tagged ```toml file=PATH or ```lua file=PATH is written to that file.
Each page has a scratch folder of its own, with policies and samples as in the repository.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = pathlib.Path(os.environ.get("DUIXIAN") or ROOT / "build/release/duixian").resolve()
RUN = {"duixian", "python3", "sed", "cmp", "grep", "sha256sum", "head", "cat", "cp", "mkdir", "ls"}
LEFT = {"bash", "git", "cd"}
BLOCK = re.compile(r"^```(\w+)[ \t]*([^\n]*)\n(.*?)^```[ \t]*$", re.M | re.S)


def pages():
    found = [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [page for page in found if page.exists()]


def steps_of(body, line):
    """The commands of a block: (line, command, exit code, quoted lines)."""
    steps = []
    for number, text in enumerate(body.splitlines(), line):
        if text.startswith("$ "):
            command, _, marker = text[2:].partition("# exit ")
            steps.append((number, command.strip(), int(marker) if marker else 0, []))
        elif steps and text.strip():
            steps[-1][3].append(text)
    return steps


def holds(line, quoted):
    """Whether the pieces of a quoted line, cut at "…", come in this order in the line."""
    at = 0
    for piece in quoted.split("…"):
        piece = piece.strip()
        at = line.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def not_there(quoted, output):
    """The quoted lines that the output does not hold, in order."""
    lines = output.splitlines()
    at, absent = 0, []
    for one in quoted:
        if not one.strip(" …"):
            continue
        for number in range(at, len(lines)):
            if holds(lines[number], one):
                at = number + 1
                break
        else:
            absent.append(one)
    return absent


def scratch(folder):
    for name in ("policies", "samples", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("out"))
    shelf = folder / ".shelf"
    shelf.mkdir()
    (shelf / "duixian").symlink_to(DUIXIAN)
    return {"PATH": f"{shelf}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": str(folder)}


def main():
    wrong, count = [], 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(ROOT)
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            environment = scratch(folder)
            for block in BLOCK.finditer(text):
                language, tag, body = block.groups()
                line = text[: block.start(3)].count("\n") + 1
                if tag.startswith("file="):
                    path = folder / tag[5:].strip()
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(body, encoding="utf-8")
                if language != "console":
                    continue
                for number, command, expected, quoted in steps_of(body, line):
                    word = command.split()[0]
                    if word in LEFT:
                        continue
                    if word not in RUN:
                        wrong.append(f"{name}:{number}: nobody runs `{word}`")
                        continue
                    count += 1
                    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                    output = done.stdout.decode("utf-8", "replace")
                    if done.returncode != expected:
                        wrong.append(f"{name}:{number}: exit {done.returncode}, not {expected}: {command}\n{output[:600]}")
                    for one in not_there(quoted, output):
                        wrong.append(f"{name}:{number}: {command}\n  does not print: {one}")

        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" not in target and not (page.parent / target).exists():
                wrong.append(f"{name} links to {target}, which is not there")

    for one in wrong:
        print(one)
    print(f"{count} commands, {len(wrong)} wrong")
    return 1 if wrong or count < 30 else 0


if __name__ == "__main__":
    sys.exit(main())
