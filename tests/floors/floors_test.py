#!/usr/bin/env python3
"""The building rules that a compiler does not know: no floor looks up, a library stays in its room, no floating point.

Every #include under engine/ and include/ is read. What is wrong is named as file:line, all of it at once.
"""

import os
import pathlib
import re
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))

# Lowest first; a file may include its own floor and those before it. The engine floors stand between the words, which all
# may use, and the programs, which see no more than a stranger does.
ENGINE = ["base", "kernels", "columns", "graph", "script", "packs", "evaluate", "settle", "ledger", "intake", "report", "analyse", "doors"]
PROGRAMS = ["cli"]
ORDER = ["duixian/words", *ENGINE, *PROGRAMS]

# Libraries and the floors whose sources may see them. A library that is not listed belongs on no floor yet.
ROOMS = {
    "openssl/": {"base"},
    "sodium.h": {"base"},
    "zstd.h": {"base"},
    "sqlite3.h": {"ledger"},
    "libpq-fe.h": {"ledger"},
    "utf8proc.h": {"base", "intake", "report"},
    "iconv.h": {"base", "intake"},
    "lua.h": {"script"},
    "lauxlib.h": {"script"},
    "lualib.h": {"script"},
    "toml++/": {"packs", "intake", "doors"},
    "zip.h": {"intake", "report"},
    "emmintrin.h": {"intake"},
    "immintrin.h": {"kernels"},
    "sanitizer/": {"graph"},
    "expat.h": {"intake"},
    "uchardet": {"intake"},
    "xlsxwriter": {"report"},
    "cairo": {"report"},
    "pango/": {"report"},
    "nlohmann/": {"report", "doors", "cli"},
    "CLI/": {"cli"},
    "spdlog/": {"cli"},
    "fmt/": {*ENGINE, *PROGRAMS},
}
SYSTEM = re.compile(r"[a-z0-9_]+|sys/[a-z]+\.h|(unistd|fcntl|langinfo|locale|pthread|signal)\.h")  # C++'s own, and POSIX where it must be

# Money is never a binary fraction. These floors hand numbers to a library or a terminal that knows nothing else.
FLOATS_ALLOWED = {"report", "cli"}
FLOAT = re.compile(
    r"\b(?:double|float|strto(?:d|f|ld)|sto(?:d|f|ld)|atof)\b"
    r"|(?<![\w.'])(?:\d[\d']*\.\d*|\.\d+|\d[\d']*(?=[eE][+-]?\d))(?:[eE][+-]?\d+)?"
)

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
COMMENT_OR_TEXT = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-zA-Z_])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)


def blanked(source, keep_text):
    """The source without its comments, and without its text unless that is kept; lines stay where they were."""

    def blank(match):
        if keep_text and match["comment"] is None:
            return match[0]
        return " " + "\n" * match[0].count("\n")

    return COMMENT_OR_TEXT.sub(blank, source)


def room_of(path):
    """Where a file of the tree lives: a floor of the engine, duixian/words or duixian/doors."""
    return path.parts[1] if path.parts[0] == "engine" else "/".join(path.parts[1:3])


def judge_own(room, target):
    """What is wrong with including `target`, a file of ours, from `room`; None if nothing is."""
    theirs = "/".join(target.split("/")[:2]) if target.startswith("duixian/") else target.split("/")[0]
    if theirs == room or theirs == "duixian/words":
        return None
    if room == "duixian/words":
        return f"words include words only, not {target}"
    if theirs == "duixian/doors":
        return None if room == "doors" or room in PROGRAMS else f"only doors and programs see {target}"
    if room == "duixian/doors":
        return f"a public header includes public headers only, not {target}"
    if theirs not in ORDER:
        return f"{target} is on no floor that this test knows"
    if room in PROGRAMS:
        return f"a program sees duixian/ and libraries only, not {target}"
    return f"{room} looks up to {target}" if ORDER.index(theirs) > ORDER.index(room) else None


def judge_library(room, target, is_header):
    """The same for a header that is not ours."""
    if SYSTEM.fullmatch(target):
        return None
    for prefix, rooms in ROOMS.items():
        if target.startswith(prefix):
            if room not in rooms:
                return f"{target} belongs to {', '.join(sorted(rooms))} only"
            if prefix == "nlohmann/" and is_header:
                return f"{target} costs seconds a file and stays out of headers"
            return None
    return f"{target} is a library that this test does not know"


def problems(root):
    """Every breach in the tree below `root` as "file:line: what", and the number of files read."""
    found = []
    files = sorted(p for top in ("engine", "include") for p in (root / top).rglob("*") if p.suffix in (".h", ".cpp"))
    for path in files:
        here = path.relative_to(root)
        room = room_of(here)
        source = path.read_text(encoding="utf-8")

        def report(text, offset, what):
            found.append(f"{here}:{text.count(chr(10), 0, offset) + 1}: {what}")

        if room not in ORDER and room != "duixian/doors":
            found.append(f"{here}:1: {room} is no floor that this test knows")
            continue
        code = blanked(source, keep_text=True)
        for include in INCLUDE.finditer(code):
            target = include[1] or include[2]
            own = target.startswith("duixian/") or (include[1] is not None and not target.startswith(tuple(ROOMS)))
            if own and "/" not in target:
                what = f'"{target}" should name its floor, as in "{room}/{target}"'
            elif own:
                what = judge_own(room, target)
            else:
                what = judge_library(room, target, path.suffix == ".h")
            if what:
                report(code, include.start(), what)
        if room not in FLOATS_ALLOWED:
            code = blanked(source, keep_text=False)
            for token in FLOAT.finditer(code):
                report(code, token.start(), f"floating point: {token[0]}")
    return found, len(files)


class TheTree(unittest.TestCase):
    def test_keeps_the_rules(self):
        found, count = problems(ROOT)
        self.assertGreater(count, 0, "no sources were read")
        self.assertFalse(found, "\n" + "\n".join(found))


class ABreach(unittest.TestCase):
    """The judge itself is judged: each rule, broken once in a small tree, is named with its line."""

    def breaches(self, name, source):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True)
            path.write_text(source, encoding="utf-8")
            return problems(pathlib.Path(folder))[0]

    def assert_named(self, name, source, *expected):
        found = self.breaches(name, source)
        self.assertEqual([line.split(": ")[0] for line in found], [f"{name}:{line}" for line in expected], found)

    def test_looking_up(self):
        self.assert_named("engine/columns/a.cpp", '#include "base/utf8.h"\n#include "graph/node.h"\n', 2)
        self.assert_named("engine/graph/a.h", "#pragma once\n\n # include <duixian/doors/pack.h>\n", 3)
        self.assert_named("engine/base/a.cpp", '#include "../graph/node.h"\n', 1)

    def test_words_include_words_only(self):
        self.assert_named("include/duixian/words/a.h", '#include "duixian/words/b.h"\n#include "base/utf8.h"\n', 2)
        self.assert_named("include/duixian/words/a.h", '#include "duixian/doors/pack.h"\n', 1)

    def test_public_headers_stand_alone(self):
        self.assert_named("include/duixian/doors/a.h", '#include <vector>\n#include "packs/pack.h"\n', 2)
        self.assert_named("include/duixian/doors/a.h", "#include <toml++/toml.h>\n", 1)

    def test_programs_see_what_a_stranger_sees(self):
        good = '#include "duixian/doors/pack.h"\n#include <CLI/CLI.hpp>\n#include "cli/screen.h"\n'
        self.assert_named("engine/cli/a.cpp", good + '#include "base/utf8.h"\n', 4)

    def test_libraries_leave_their_rooms(self):
        self.assert_named("engine/packs/a.cpp", "#include \"lua.h\"\n#include <toml++/toml.h>\n", 1)
        self.assert_named("engine/script/a.cpp", "#include <lua.h>\n#include <toml++/toml.h>\n", 2)
        self.assert_named("engine/report/a.h", "#include <nlohmann/json.hpp>\n", 1)
        self.assert_named("engine/base/a.cpp", "#include <boost/any.hpp>\n", 1)

    def test_floating_point(self):
        self.assert_named("engine/base/a.cpp", "int a = 1;\ndouble b;\nauto c = 1.5;\nauto d = 1e9;\nauto e = .5;\n", 2, 3, 4, 5)
        self.assert_named("engine/base/a.cpp", "auto a = std::stod(text);\n", 1)

    def test_what_only_looks_like_one_passes(self):
        source = "\n".join([
            "// a double would lose 0.1 here", "/* float\n */", 'auto a = "double 1.5 \\" 2.5";', "int b = 1'000'000;",
            'auto c = R"(double 1.5)";', "char d = '.';", "auto e = 0x1e9;", "auto f = row.size() + x.y1e3;",
            "// #include \"graph/node.h\"", "struct S : A::double_entry {};", "f(args...);",
        ])
        self.assert_named("engine/base/a.cpp", source)
        self.assert_named("engine/report/a.cpp", "double width = 12.5;\n")

    def test_an_unknown_floor(self):
        self.assert_named("engine/helpers/a.cpp", "int a;\n", 1)


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=sys.argv)
