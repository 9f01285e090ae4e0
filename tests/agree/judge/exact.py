"""Exact values: unknown and undefined ones, whole numbers and fractions of at most 128 bits, days, divisions."""

import calendar
import datetime
from fractions import Fraction

LARGEST = 2**127 - 1  # numerators and denominators beyond do not fit: the decision fails
LARGEST_MONEY, SMALLEST_MONEY = 2**63 - 1, -(2**63)
EPOCH = datetime.date(1970, 1, 1).toordinal()
FIRST_DAY, LAST_DAY = 1 - EPOCH, datetime.date(9999, 12, 31).toordinal() - EPOCH
NONE = -1  # of a name: none of the rows of `gives` holds


class Unknown:
    """Not known. `why` says what could not be computed here; it is empty where something below is unknown."""

    def __init__(self, why=""):
        self.why = why


PLAIN = Unknown()
OVERFLOW = Unknown("overflow")
NO_SERIES_VALUE = Unknown("no series value")
BACKWARDS = Unknown("end before start")
REFUSED = Unknown("function refused")
UNDEFINED = Unknown("undefined")
UNCOMPUTABLE = {"overflow", "no series value", "function refused", "end before start"}


class Listing:
    """Several values, with labels where they are parts by name."""

    def __init__(self, members, labels=None):
        self.members, self.labels = members, labels


class Root:
    """An average growth: last over first, in so many years."""

    def __init__(self, last, first, years):
        self.last, self.first, self.years = last, first, years


def known(value):
    return value.__class__ is not Unknown


def fits(value):
    """The value, whole where it can be, or that it does not fit."""
    if value.__class__ is int:
        return value if -LARGEST <= value <= LARGEST else OVERFLOW
    above, below = value.numerator, value.denominator
    if below == 1:
        value = above
    return value if -LARGEST <= above <= LARGEST and below <= LARGEST else OVERFLOW


def number(text):
    return int(text) if "/" not in text and "." not in text else fits(Fraction(text))


def ratio(above, below):
    if above.__class__ is int and below.__class__ is int and above % below == 0:
        return above // below
    return Fraction(above) / below


def floor(value):
    return value if value.__class__ is int else value.numerator // value.denominator


def rounded(value, step, rule):
    """To a whole number of steps: "half up" (a tie away from zero), "down" (towards zero), "up" (away from zero)."""
    steps = ratio(abs(value), step)
    whole = floor(steps)
    if rule == "up" and steps != whole:
        whole += 1
    if rule == "half up" and 2 * (steps - whole) >= 1:
        whole += 1
    return whole * step if value >= 0 else -whole * step


def compare_root(root, rate):
    """-1, 0 or 1 for the average growth against a rate: last against first x (1 + rate)^years."""
    factor = 1 + rate
    if factor < 0:
        return 1
    other = root.first * Fraction(factor) ** root.years
    return (root.last > other) - (root.last < other)


def rounded_root(root, step, rule):
    """The root is never extracted: whole steps are found by comparing."""

    def reaches(steps):  # whether the root is at least so many steps
        return compare_root(root, steps * step) >= 0

    low, high = -floor(ratio(1, step)) - 1, 1
    while reaches(high):
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reaches(middle) else (low, middle)
    if compare_root(root, low * step) == 0:
        return low * step
    if rule == "down":
        return (low if low >= 0 else high) * step
    if rule == "up":
        return (high if low >= 0 else low) * step
    against_middle = compare_root(root, low * step + Fraction(step) / 2)
    nearer_is_high = against_middle > 0 or (against_middle == 0 and low >= 0)
    return (high if nearer_is_high else low) * step


def month_later(day, months):
    date = datetime.date.fromordinal(day + EPOCH)
    count = date.year * 12 + date.month - 1 + months
    count = max(12, min(count, 9999 * 12 + 11))  # the calendar's first and last month
    year, month = count // 12, count % 12 + 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1])).toordinal() - EPOCH


def divided(whole, weights):
    """Whole units by weight, adding up: the largest remainder, ties in the order given. None where there are no weights."""
    if any(weight < 0 for weight in weights) or not any(weights):
        return None
    total = sum(weights)
    exact = [Fraction(abs(whole)) * weight / total for weight in weights]
    parts = [floor(one) for one in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_remainder[: abs(whole) - sum(parts)]:
        parts[i] += 1
    return parts if whole >= 0 else [-part for part in parts]


def split(whole, weights):
    """A sum, rounded to the fen, divided among weights of which all are known."""
    fen = rounded(whole, 1, "half up")
    if not SMALLEST_MONEY <= fen <= LARGEST_MONEY:
        return OVERFLOW
    if any(weight < 0 for weight in weights):
        return UNDEFINED
    total = 0
    for weight in weights:
        total = fits(total + weight)
        if total is OVERFLOW:
            return UNDEFINED
    if total == 0:
        return UNDEFINED
    for weight in weights:
        share = fits(ratio(weight, total))
        if share is OVERFLOW or fits(abs(fen) * share) is OVERFLOW:
            return UNDEFINED
    return Listing(divided(fen, weights))


def equal_parts(whole, count):
    """Each rounded to the fen, the last taking the rest; fewer fen than parts: one each, as far as they go."""
    fen = rounded(whole, 1, "half up")
    if not SMALLEST_MONEY <= fen <= LARGEST_MONEY:
        return OVERFLOW
    part = rounded(Fraction(fen, count), 1, "half up")
    last = fen - part * (count - 1)
    if (last < 0 < fen) or (fen < 0 < last):
        return Listing(divided(fen, [1] * count))
    return Listing([part] * (count - 1) + [last])


def decided_truth(values, decisive):
    """Kleene: the decisive value wins, else an unknown."""
    if any(known(one) and one == decisive for one in values):
        return decisive
    return 1 - decisive if all(known(one) for one in values) else PLAIN


def kind_of(typed):
    """The kind of a node's or a fact's type; what is left out is usual."""
    return typed.get("type", {}).get("kind", "truth")


def is_money(type_):
    unit = type_.get("unit", [])
    return len(unit) == 1 and unit[0].get("power", "1") == "1" and len(unit[0]["name"]) == 3 and unit[0]["name"].isupper()
