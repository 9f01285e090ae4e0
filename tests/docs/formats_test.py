#!/usr/bin/env python3
"""The manifest blocks of docs/pack-format.md load, and the cases of docs/case-format.md pass.

Blocks tagged ```toml pack make one pack together; those tagged ```toml case run against the first example of
docs/language.md beside docs/examples/language/pack.toml. And every key that the engine knows is in the two pages.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")

MANIFEST = """[pack]
id = "formats"
title = "Formats"
effective = { from = 2006-01-01 }
parties = ["city", "district"]
"""
RULE = 'provision "1" { title = "t", cite = { article = 1 }, kind = "right", subject = enterprise }\n'


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(page, tag):
    return re.findall(rf"^```{tag}\n(.*?)^```$", page, re.M | re.S)


def duixian(*words):
    done = subprocess.run([DUIXIAN, *map(str, words), "--lang", "en"], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def keys_of_the_engine():
    """The names in the lists of keys of engine/packs, with the page that must have them."""
    packs = ROOT / "engine/packs"
    pages = {"read_cases.cpp": "docs/case-format.md", "given.cpp": "docs/case-format.md"}
    for source in sorted(packs.glob("*.cpp")):
        text = source.read_text()
        lists = re.findall(r"const std::vector<std::string> \w+\{(.*?)\};", text, re.S) + re.findall(r"only_keys\([^{;]*\{(.*?)\}", text, re.S)
        for inner in lists:
            for key in re.findall(r'"([a-z_]+)"', inner):
                yield key, pages.get(source.name, "docs/pack-format.md")


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder)
        manifest = blocks(text_of("docs/pack-format.md"), "toml pack")
        (pack / "pack.toml").write_text(MANIFEST + "\n".join(manifest), encoding="utf-8")
        (pack / "rules.lua").write_text(RULE)
        code, told = duixian("check", pack)
        if code != 0 or "error" in told.replace("no errors", ""):
            wrong.append("the manifest of docs/pack-format.md does not load:\n" + told)

    with tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder)
        shutil.copy(ROOT / "docs/examples/language/pack.toml", pack)
        (pack / "rules.lua").write_text(blocks(text_of("docs/language.md"), "lua pack")[0], encoding="utf-8")
        (pack / "cases").mkdir()
        cases = blocks(text_of("docs/case-format.md"), "toml case")
        for number, case in enumerate(cases):
            (pack / "cases" / f"{number}.toml").write_text(case, encoding="utf-8")
        code, told = duixian("test", pack)
        if code != 0:
            wrong.append("the cases of docs/case-format.md do not pass:\n" + told)

    known = set(keys_of_the_engine())
    for key, page in sorted(known):
        if not re.search(rf"`[^`\n]*\b{key}\b[^`\n]*`|^## \[{key}", text_of(page), re.M):
            wrong.append(f"the key `{key}` is not in {page}")

    for one in wrong:
        print(one)
    print(f"{len(manifest)} manifests, {len(cases)} files of cases, {len(known)} keys, {len(wrong)} wrong")
    return 1 if wrong or len(known) < 50 or not manifest or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
