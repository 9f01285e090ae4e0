#!/usr/bin/env python3
"""The language reference names every word there is, and every example of it does what it says.

Example blocks of docs/language.md are tagged; each is put beside docs/examples/language/pack.toml and loaded:

    ```lua pack            a whole file
    ```lua condition       a condition, under `when`
    ```lua amount          a sum, under `pays`
    ```lua refused CODE    loading must tell of a mistake with that code

A block that reads `project.` is about a project, any other about an enterprise.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
PAGE = ROOT / "docs/language.md"
PACK = ROOT / "docs/examples/language/pack.toml"

BLOCK = re.compile(r"^```lua (\w[^\n]*)\n(.*?)^```$", re.M | re.S)


def words_of_the_engine():
    """Every word in the tables of engine/script, with the file it comes from."""
    script = ROOT / "engine/script"
    words = {}
    for source in sorted(script.glob("words_*.cpp")):
        for name in re.findall(r'\{"([a-z]\w*)", lua_word<', source.read_text()):
            words[name] = source.name
    environment = (script / "environment.cpp").read_text()
    for name in re.findall(r'\{"(\w+)", HandleKind::', environment) + re.findall(r'put\(state, "(\w+)"', environment):
        words[name] = "environment.cpp"
    for name in re.findall(r'name == "(on|average|paid_by)"', (script / "names.cpp").read_text()):
        words[name] = "names.cpp"
    for name in re.findall(r'SIGNED\("(\w+)"', (ROOT / "engine/graph/operations.inc").read_text()):
        words[name] = "operations.inc"
    for name in re.findall(r'\{"([a-z]\w*)", guarded<', (script / "exact_value.cpp").read_text()):
        words[name] = "exact_value.cpp"
    for source in sorted(script.glob("*provision*.cpp")):
        for table in re.findall(r" keys\{(.*?)\};", source.read_text(), re.S) + re.findall(r" kinds\{\{(.*?)\}\};", source.read_text(), re.S):
            for name in re.findall(r'"([a-z_]+)"', table):
                words[name] = source.name
    return words


def limits_of_the_engine():
    """The constants of engine/script/limits.h that the page states, as it writes them."""
    text = (ROOT / "engine/script/limits.h").read_text()

    def value(name):
        found = re.search(rf"\b{name} = (?:std::size_t\{{(\d+)\}} << (\d+)|([\d']+));", text)
        if not found:
            return None
        return int(found.group(1)) << int(found.group(2)) if found.group(1) else int(found.group(3).replace("'", ""))

    def bytes_of(number):
        return f"{number >> 20} MiB" if number >= 1 << 20 else f"{number >> 10} KiB"

    for name in ("maximum_source_bytes", "maximum_memory", "maximum_allocated", "maximum_text"):
        yield name, value(name) and bytes_of(value(name))
    for name in ("maximum_nesting", "load_budget", "call_budget", "maximum_weight", "maximum_diagnostics", "maximum_members", "maximum_earlier_years"):
        yield name, value(name) and f"{value(name):,}"


def wrapped(kind, body):
    if kind == "pack" or (kind.startswith("refused") and ("provision" in body or "local " in body)):
        return body
    subject = "project" if "project." in body else "enterprise"
    what = "pays" if kind == "amount" else "when"
    head = 'provision "1" { title = "t", cite = { article = 1 }, kind = "award", subject = ' + subject
    rest = "" if kind == "amount" else ', pays = "1元"'
    return f"{head}{rest}, {what} =\n{body}\n}}\n"


def told(script):
    """Exit code and diagnostics of loading the example pack with this script."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(PACK, folder)
        (pathlib.Path(folder) / "rules.lua").write_text(script, encoding="utf-8")
        done = subprocess.run([DUIXIAN, "check", folder, "--format", "json"], capture_output=True, text=True, timeout=60)
        found = json.loads(done.stdout or "[]")
        return done.returncode, [one for one in found if one["code"] != "idle-reading"]  # one manifest for all examples


def main():
    page = PAGE.read_text(encoding="utf-8")
    wrong = []

    words = words_of_the_engine()
    if len(words) < 60:
        wrong.append(f"only {len(words)} words were found in engine/script: has its form changed?")
    in_code = set()
    for span in re.findall(r"`([^`\n]+)`", page):
        in_code.update(re.findall(r"[a-z_]+", span))
    for word, source in sorted(words.items()):
        if word not in in_code:
            wrong.append(f"the word `{word}` ({source}) is not in docs/language.md")

    blocks = BLOCK.findall(page)
    if len(blocks) < 30:
        wrong.append(f"only {len(blocks)} examples were found")
    shown = " ".join(body for _, body in blocks)
    for word in sorted(words):
        leave = {"error", "assert", "type", "provision", "document"}
        if word not in leave and not re.search(rf"\b{word}\b", shown):
            wrong.append(f"the word `{word}` has no example")

    limits = page[page.index("## Limits"):page.index("## Index of words")]
    for name, written in limits_of_the_engine():
        if not written or written not in limits:
            wrong.append(f"the limit {name} is {written}, which docs/language.md does not say")

    for kind, body in blocks:
        line = page[: page.index(body)].count("\n") + 1
        code, found = told(wrapped(kind, body))
        codes = [one["code"] for one in found]
        texts = "; ".join(one["what"]["en"] for one in found)
        if kind.startswith("refused"):
            wanted = kind.split()[1]
            if code != 1 or wanted not in codes:
                wrong.append(f"docs/language.md:{line}: should be refused with {wanted}; exit {code}: {codes}")
        elif code != 0 or found:
            wrong.append(f"docs/language.md:{line}: does not load: {texts}")

    anchors = {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", page, re.M)}
    for anchor in re.findall(r"\]\(#([^)]+)\)", page):
        if anchor not in anchors:
            wrong.append(f"docs/language.md links to #{anchor}, which is no heading")

    for one in wrong:
        print(one)
    print(f"{len(words)} words, {len(blocks)} examples, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
