"""Makes packs of 10 to 300 provisions out of the workload: copies of its clauses with other sums.

Thirty are the workload itself, ten are every third clause of it; each further thirty are all its clauses again, under other ids
and with every sum of money some per cent higher. `--without-children` leaves out the three that look at projects.
"""

import argparse
import pathlib
import re

WORKLOAD = pathlib.Path(__file__).parent / "workload"
CHILDREN = {28, 29, 30}
RULES = ["fixed.lua", "shares.lua", "joint.lua"]
SUM = re.compile(r'"(\d+)(亿|万|)元"')


def raised(text, per_cent):
    """Every sum of money in the text, that many per cent higher."""
    def one(match):
        yuan = int(match[1]) * {"亿": 100_000_000, "万": 10_000, "": 1}[match[2]]
        return f'"{yuan * (100 + per_cent) // 100}元"'
    return SUM.sub(one, text)


def parameters_of_copy(text, copy):
    body = text.split("[parameter]\n", 1)[1]
    return raised(re.sub(r"^(\w+)( +=)", rf"\1_{copy}\2", body, flags=re.M), copy)


def is_clause(block): return re.match(r'\w+\("S-(\d\d)"', block)


def rules(name, wanted):
    """A file of the workload with only the wanted clauses; what they share stays. Blank lines part the blocks."""
    blocks = (WORKLOAD / name).read_text().split("\n\n")
    return "\n\n".join(block for block in blocks if not is_clause(block) or int(is_clause(block)[1]) in wanted) + "\n"


def of_copy(text, copy):
    text = re.sub(r"parameter\.(\w+)", rf"parameter.\1_{copy}", text)
    return re.sub(r'"S-(\d\d)"', rf'"S-\1-{copy}"', text)


def write(folder, provisions=30, children=True):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "pack.toml").write_text((WORKLOAD / "pack.toml").read_text())
    parameters = (WORKLOAD / "parameters.toml").read_text()
    for copy in range((provisions + 29) // 30):
        left = provisions - 30 * copy
        wanted = range(1, 31) if left >= 30 else range(1, 31, 3) if left == 10 else [n for n in range(1, 31) if n % 3 != 0]
        wanted = [number for number in wanted if children or number not in CHILDREN]
        for name in RULES:
            (folder / f"{copy:02}-{name}").write_text(of_copy(rules(name, wanted), copy) if copy else rules(name, wanted))
        if copy:
            parameters += parameters_of_copy((WORKLOAD / "parameters.toml").read_text(), copy)
    (folder / "parameters.toml").write_text(parameters)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--provisions", type=int, default=30, choices=range(10, 301, 10), metavar="10..300")
    options.add_argument("--without-children", action="store_true")
    given = options.parse_args()
    write(given.folder, given.provisions, not given.without_children)


if __name__ == "__main__":
    main()
