#!/usr/bin/env python3
"""docs/clauses.md has a row for every way of writing a clause, and what a row points to is there.

Every case that it names is a provision of docs/examples/clauses with cases, every provision there is named by its own row, every word is a
word of docs/language.md or a key of docs/pack-format.md, and every link leads to a heading.
"""

import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DOCS = ROOT / "docs"
ROWS = [f"B{number}" for number in range(1, 24)] + ["C1", "C2", "C3", "C4", "C5", "C7"]


def anchors(page):
    text = page.read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)}
    return headings | set(re.findall(r'<a id="([^"]+)">', text))


def main():
    wrong = []
    page = (DOCS / "clauses.md").read_text(encoding="utf-8")
    rows = {cells[0]: cells for cells in ([cell.strip() for cell in line.strip("|").split(" | ")] for line in re.findall(r"^\| ([BC]\d+ \|.*)$", page, re.M))}
    rows = {name.strip(): cells for name, cells in rows.items()}
    if sorted(rows) != sorted(ROWS):
        wrong.append(f"rows are missing or too many: {sorted(set(ROWS) ^ set(rows))}")

    provisions = set()
    for source in sorted((DOCS / "examples/clauses").glob("*.lua")):
        provisions |= set(re.findall(r'^provision "([^"]+)"', source.read_text(encoding="utf-8"), re.M))
    for name, cells in rows.items():
        for case in re.findall(r"[BC]\d+-\d+", cells[-1]):
            if case not in provisions:
                wrong.append(f"{name} points to {case}, which is no provision of docs/examples/clauses")
        own = {one for one in provisions if one.startswith(name + "-")}
        for one in sorted(own - set(re.findall(r"[BC]\d+-\d+", cells[-1]))):
            wrong.append(f"the provision {one} is not in the row {name}")

    known = (DOCS / "language.md").read_text(encoding="utf-8") + (DOCS / "pack-format.md").read_text(encoding="utf-8")
    for cells in rows.values():
        for span in re.findall(r"`([^`]+)`", cells[2]):
            for word in re.findall(r"[a-z_]{3,}", span):
                if not re.search(rf"\b{word}\b", known) and word not in ("year", "amount", "outcome"):
                    wrong.append(f"{cells[0]}: `{word}` is in neither reference")

    for target, anchor in re.findall(r"\]\(([\w./-]+\.md)(?:#([\w-]+))?\)", page):
        if not (DOCS / target).exists() or (anchor and anchor not in anchors(DOCS / target)):
            wrong.append(f"docs/clauses.md links to {target}#{anchor}, which is not there")

    for one in wrong:
        print(one)
    print(f"{len(rows)} rows, {len(provisions)} provisions, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
