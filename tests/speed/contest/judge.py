"""Compares what a contestant decided with what is right."""

import pathlib
import shutil

import numpy as np

import oracle


class Judge:
    def __init__(self, data, folder):
        self.right = oracle.decide(data)
        self.rows = data.rows["enterprise"]
        self.folder = pathlib.Path(folder)

    def wrong_awards(self, contestant, rows=None):
        """Decisions whose outcome or amount is not the right one, of all that it made last; and how many those were."""
        rows = rows or self.rows
        provisions = contestant.ready.get("provisions", oracle.PROVISIONS)
        contestant.ask(f"save {self.folder}")
        outcomes = np.fromfile(self.folder / "outcomes.u8", np.uint8).reshape(len(provisions), rows)
        amounts = np.fromfile(self.folder / "amounts.i64", "<i8").reshape(len(provisions), rows)
        shutil.rmtree(self.folder)
        wrong = 0
        for at, provision in enumerate(provisions):
            outcome, amount = self.right[provision]
            wrong += int(((outcomes[at] != outcome[:rows]) | (amounts[at] != amount[:rows])).sum())
        return wrong, outcomes.size
