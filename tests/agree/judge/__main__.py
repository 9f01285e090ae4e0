#!/usr/bin/env python3
"""A third evaluator of bound programs: plain, in exact fractions, sharing no code with the engine.

Reads one scenario a line from standard input, {"program": ..., "records": ...} as tests/agree writes them, and says what
every node of every provision comes to for every subject at every corner of its discretions, then the decision:

    answer PROVISION ROW          numbers of the bound provision and of the subject's row
    corner VALUE VALUE ...        a value for each node of the provision's order, for each corner
    decision OUTCOME AMOUNT LOWEST HIGHEST
    shares funded=... paid=... instalments=...     where a sum is due
    end                           of the scenario

A value is "?" (unknown), a number "7" or "-7/3" (truths 0 and 1, days since 1970), "'name" or "none", or a list
"[a,b]" ("[label:a,...]" where its parts have names). The rules are those of docs/language.md.
"""

import json
import sys

sys.dont_write_bytecode = True

from decision import Judge
from program import Program

sys.setrecursionlimit(20000)


def main():
    for line in sys.stdin:
        scenario = json.loads(line)
        program = Program(scenario["program"], scenario["records"])
        out = []
        for at in range(len(program.written.get("bound", []))):
            judge = Judge(program, at)
            for row in range(len(program.records.tables[judge.subject][0])):
                out.append(f"answer {at} {row}")
                out += judge.answer(row)
        out.append("end\n")
        sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main()
