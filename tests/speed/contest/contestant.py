"""How a contestant written in Python is driven; contestant.h describes the conversation."""

import json
import sys
import time


def seconds_of(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def serve(ready, commands):
    """`commands`: by name a function of the argument that gives a JSON object."""
    tell({"ready": ready})
    for line in sys.stdin:
        name, _, argument = line.strip().partition(" ")
        tell(commands[name](argument) if name in commands else {"unknown": name})


def tell(answer):
    print(json.dumps(answer), flush=True)


def save(folder, decided):
    """`decided`: for each provision its outcomes and its amounts, a value a row."""
    import pathlib
    import numpy as np
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "outcomes.u8", "wb") as outcomes, open(folder / "amounts.i64", "wb") as amounts:
        for outcome, amount in decided:
            np.ascontiguousarray(outcome, np.uint8).tofile(outcomes)
            np.ascontiguousarray(amount, "<i8").tofile(amounts)
    return {"saved": len(decided)}
