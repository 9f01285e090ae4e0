"""One line of the speed table."""

import statistics
from dataclasses import asdict, dataclass


@dataclass
class Line:
    name: str
    ours: float = None
    theirs: float = None
    ratio: float = None  # above 1: we are faster, or need less
    unit: str = "ms"
    target: float = None  # the least ratio to reach
    goal: str = ""  # the same in words
    wrong: int = None  # wrong decisions of theirs
    decided: int = None  # of so many
    note: str = ""

    @property
    def met(self):
        return None if self.target is None or self.ratio is None else self.ratio >= self.target

    def as_json(self):
        return asdict(self) | {"met": self.met}


def paired(name, ours, theirs, **more):
    """Both are seconds, run by run; the ratio is the median over the runs that stood side by side."""
    ratio = statistics.median(b / a for a, b in zip(ours, theirs))
    return Line(name, statistics.median(ours) * 1e3, statistics.median(theirs) * 1e3, ratio, **more)
