"""A folder of raw columns: what every contestant is given.

columns.json
    {"rows": {"enterprise": 1000, "project": 1030},
     "owners": {"project": "project.owner.u32"},      row of the enterprise, ascending
     "columns": [{"entity", "fact", "year",           year 0: the same in every year
                  "kind",                             truth choice money number area rate days date
                  "denominator",                      a value is the stored number / denominator, in the unit's base
                  "names",                            of a choice: a stored number is an index into them
                  "values": "enterprise.output.i64",  little-endian int64, one a row; zero where unknown
                  "known": "enterprise.output.bits"   bit i % 64 of little-endian word i / 64; null: all known
                 }, ...]}

Money is in fen, area in square metres, truths are 0 and 1, dates days since 1970-01-01.
"""

import json
import pathlib
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Column:
    entity: str
    fact: str
    year: int
    kind: str
    values: np.ndarray  # int64
    known: np.ndarray  # bool
    denominator: int = 1
    names: list = field(default_factory=list)

    @property
    def name(self):
        """`sales_2007`; of another entity than the enterprise `project_equipment`."""
        owner = "" if self.entity == "enterprise" else self.entity + "_"
        return owner + self.fact + (f"_{self.year}" if self.year else "")


@dataclass
class Dataset:
    rows: dict
    owners: np.ndarray  # uint32, of the projects
    columns: list

    def __getitem__(self, name):
        return next(column for column in self.columns if column.name == name)


def words_of(known):
    """A bit for each row, in whole 64-bit words."""
    packed = np.packbits(known, bitorder="little")
    return np.concatenate([packed, np.zeros(-len(packed) % 8, np.uint8)])


def write(folder, data):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    data.owners.astype("<u4").tofile(folder / "project.owner.u32")
    listed = []
    for column in data.columns:
        stem = f"{column.entity}.{column.fact}" + (f".{column.year}" if column.year else "")
        column.values.astype("<i8", copy=False).tofile(folder / f"{stem}.i64")
        known = None
        if not column.known.all():
            known = f"{stem}.bits"
            words_of(column.known).tofile(folder / known)
        listed.append({"entity": column.entity, "fact": column.fact, "year": column.year, "kind": column.kind,
                       "denominator": column.denominator, "names": column.names, "values": f"{stem}.i64", "known": known})
    text = json.dumps({"rows": data.rows, "owners": {"project": "project.owner.u32"}, "columns": listed}, indent=1)
    (folder / "columns.json").write_text(text)


def read(folder, rows=None):
    """All of it, or the first enterprises with their projects."""
    folder = pathlib.Path(folder)
    told = json.loads((folder / "columns.json").read_text())
    owners = np.fromfile(folder / told["owners"]["project"], "<u4")
    size = dict(told["rows"])
    if rows is not None and rows < size["enterprise"]:
        size = {"enterprise": rows, "project": int(np.searchsorted(owners, rows))}
    columns = []
    for one in told["columns"]:
        count = size[one["entity"]]
        values = np.fromfile(folder / one["values"], "<i8", count)
        known = np.ones(count, bool)
        if one["known"]:
            known = np.unpackbits(np.fromfile(folder / one["known"], np.uint8), bitorder="little", count=count).astype(bool)
        columns.append(Column(one["entity"], one["fact"], one["year"], one["kind"], values, known, one["denominator"], one["names"]))
    return Dataset(size, owners[:size["project"]], columns)
