"""What the operations on periods and on earlier years mean."""

import datetime

from exact import BACKWARDS, EPOCH, LAST_DAY, NO_SERIES_VALUE, PLAIN, UNDEFINED, fits, known, month_later, ratio


def months_between(first, last):
    """Whole months from one day to another that is not before it: the most that may be added without passing the last."""
    last = min(last, LAST_DAY)  # the day after the calendar's last is that day
    a, b = (datetime.date.fromordinal(day + EPOCH) for day in (first, last))
    months = (b.year - a.year) * 12 + b.month - a.month
    while month_later(first, months) > last:
        months -= 1
    return months


class Periods:
    """Each gives, for a node, the function of a situation (of_) or of its inputs (strict_)."""

    def strict_day_of_year(self, at, node):
        last = int(node.get("index", -1)) != 0

        def day(year):
            if year.__class__ is not int or not 1 <= year <= 9999:
                return UNDEFINED
            return (datetime.date(year, 12, 31) if last else datetime.date(year, 1, 1)).toordinal() - EPOCH

        return day

    def strict_days_between(self, at, node):
        ends = int(node.get("index", -1))
        return lambda a, b: b - a + ends if b >= a else BACKWARDS

    def strict_full_months(self, at, node):
        ends = int(node.get("index", -1))
        return lambda a, b: months_between(a, b + ends) if b >= a else BACKWARDS

    def strict_overlap(self, at, node):
        in_months = int(node.get("index", -1)) == 1

        def within(a, b, first, last):
            if b < a or last < first:
                return BACKWARDS
            begin, end = max(a, first), min(b, last)
            if end < begin:
                return 0
            return months_between(begin, end + 1) if in_months else end + 1 - begin

        return within

    def strict_year_number(self, at, node):
        def number(begun, day):
            if day < begun:
                return UNDEFINED
            return months_between(begun, day) // 12 + 1

        return number

    def earlier(self, node, take, situation):
        """The values of earlier years, and how many of them have to be known: None where nobody can say."""
        values = [one(situation) for one in take]
        if int(node.get("detail", -1)) != 1:
            return values, None
        count, values = values[0], values[1:]
        if not known(count) or count.__class__ is not int or count > len(values):
            return values, None
        return values, max(count, 0)

    def of_highest_before(self, at, node, take):
        def value(situation):
            values, count = self.earlier(node, take, situation)
            if count is None or any(not known(one) for one in values[:count]):
                return self.not_said(node, take, situation)
            return max([one for one in values if known(one)], default=0)

        return value

    def of_ever_before(self, at, node, take):
        def value(situation):
            values, count = self.earlier(node, take, situation)
            if any(known(one) and one for one in values):
                return 1
            if count is None or any(not known(one) for one in values[:count]):
                return self.not_said(node, take, situation)
            return 0

        return value

    def not_said(self, node, take, situation):
        """Undefined where the records do not say since when they are whole; else unknown."""
        values, count = self.earlier(node, take, situation)
        if int(node.get("detail", -1)) == 1 and not known(take[0](situation)):
            return PLAIN
        return UNDEFINED if count is None else PLAIN

    def of_paid_before(self, at, node, take):
        provision = self.written["provisions"][int(node.get("detail", -1))]
        names = node.get("names") or [provision["id"]]

        def value(situation):
            if not self.records.history_given:
                return PLAIN
            subject = self.key(provision, situation.rows)
            total = 0
            for one in self.records.history:
                if one["subject"] == subject and one["provision"] in names and (int(one["year"]) < situation.year or int(one["year"]) == 0):
                    total += int(one["amount"])
            return max(0, total)

        return value

    def of_series_average(self, at, node, take):
        declared = self.declarations["series"][int(node.get("index", -1))]["name"]

        def value(situation):
            values = [one(situation) for one in take]
            if not all(known(one) for one in values):
                return PLAIN
            if values[1] < values[0]:
                return BACKWARDS
            points = self.records.series.get("/".join([declared] + values[2:]), {})
            found = [points[day] for day in points if values[0] <= day <= values[1]]
            return fits(ratio(sum(found), len(found))) if found else NO_SERIES_VALUE

        return value
