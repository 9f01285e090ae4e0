#!/usr/bin/env python3
"""Checks a proof of duixian's ledger with nothing but Python: docs/ledger-format.md, "A proof", in a second hand.

    python3 verify.py FILE --key bureau.key.pub [--head books.ledger.head]
Exit code 0: the proof holds, and what it proves is printed. 1: it does not hold. 2: wrong use.
"""
import base64
import datetime
import decimal
import fractions
import hashlib
import json
import os
import sys


class Fails(ValueError):
    pass


def need(holds, why):
    if not holds:
        raise Fails(why)


def unbase64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base 64 is not in its one form")
    return data


def natural(text):
    need(text.isdigit() and len(text) <= 20 and int(text) < 1 << 64, "a number is not whole, below 0 or too large")
    return int(text)


def parts(value, **kinds):
    """The items of a JSON object, read as pairs, that has these keys and no others, each once."""
    fits = type(value) is tuple and sorted(key for key, _ in value) == sorted(kinds) and all(type(item) is kinds[key] for key, item in value)
    need(fits, f"an object has other items than {', '.join(kinds)}")
    return [dict(value)[key] for key in kinds]


# --- Canonical CBOR
def decode(data):
    value, end = item(data, 0, 0)
    need(end == len(data), "bytes are left over, or end early")
    return value


def item(data, at, depth):
    need(depth <= 32 and at < len(data), "the bytes end early, or lists are nested too deep")
    major, value, at = data[at] >> 5, data[at] & 31, at + 1
    if major == 7:
        need(value in (20, 21, 22), "only false, true and null are allowed")
        return (False, True, None)[value - 20], at
    if value >= 24:
        need(value < 28, "a length is not stated")
        width = 1 << (value - 24)
        value, at = int.from_bytes(data[at:at + width], "big"), at + width
        need(value >= (24 if width == 1 else 1 << (4 * width)), "a number is not in its shortest form")
    if major < 2:
        return (value if major == 0 else -1 - value), at
    if major in (2, 3):
        return (data[at:at + value] if major == 2 else data[at:at + value].decode("utf-8")), at + value
    if major in (4, 5):
        items, ends = [], [at]
        while len(items) < value * (major - 3):
            one, at = item(data, at, depth + 1)
            items.append(one)
            ends.append(at)
        keys = [data[start:end] for start, end in zip(ends[::2], ends[1::2])]
        need(major == 4 or keys == sorted(set(keys)), "the keys of a map are out of order")
        return (items if major == 4 else dict(zip(items[::2], items[1::2]))), at
    digits, at = item(data, at, depth + 1)
    need(value in (2, 3) and isinstance(digits, bytes) and 8 < len(digits) <= 16 and digits[0] != 0, "a large number is not in its one form")
    whole = int.from_bytes(digits, "big")
    return (whole if value == 2 else -1 - whole), at


# --- The tree (RFC 9162)
def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def climb(node, last, old, new, path):
    """Up a path of hashes: `old` takes in what lies to the left, `new` both sides."""
    for sibling in path:
        need(last != 0 and len(sibling) == 32, "the path is not of that position and size")
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not node & 1 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    need(last == 0, "the path is not of that position and size")
    return old, new


def root_by_several(first, leaves, shown, others):
    if not any(first <= number < first + leaves for number in shown):
        need(others and len(others[0]) == 32, "a hash of the glossary is missing")
        return others.pop(0)
    if leaves == 1:
        return leaf_hash(shown[first])
    left = 1 << (leaves - 1).bit_length() - 1
    return node_hash(root_by_several(first, left, shown, others), root_by_several(first + left, leaves - left, shown, others))


def check_growth(old_size, size, old_root, root, path):
    node, last = old_size - 1, size - 1
    if old_size in (0, size):
        return need(not path and (old_size == 0 or old_root == root), "the later head has not grown from the earlier one")
    while node & 1:
        node, last = node >> 1, last >> 1
    first, path = (old_root, path) if node == 0 else (path[0], path[1:])
    need(old_size < size and climb(node, last, first, first, path) == (old_root, root), "the later head has not grown from the earlier one")


# --- Ed25519 (RFC 8032, 5.1.7), checking only
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    k, m, n, o = f - e, h - g, h + g, f + e
    return (k * m % P, n * o % P, m * n % P, k * o % P)


def times(number, of):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, of)
        of, number = add(of, of), number >> 1
    return result


def is_signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    base = point(bytes.fromhex("58" + "66" * 31))
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    one, other = times(s, base), add(r, times(h, a))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


# --- Keys and heads (C2SP signed-note and tlog-checkpoint)
def key_from(text):
    text = text[:-2] if text.endswith("\r\n") else text.removesuffix("\n")  # one line, ended or not
    name, key_id, data = text.split("+", 2)
    raw = unbase64(data)
    need(len(raw) == 33 and raw[0] == 1, "the key is no public key")
    need(name and min(name) > " " and not set(name) & set("\x7f\xa0\u1680\u2028\u2029\u202f\u205f\u3000"), "the key's name has blanks")
    need(hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == key_id, "the key is damaged")
    return name, raw[1:], bytes.fromhex(key_id)


def opened(note, key):
    name, public, key_id = key
    body, gap, signatures = note.rpartition("\n\n")
    need(gap and note.endswith("\n") and len(note.encode()) <= 64 << 10 and min(note.replace("\n", " ")) >= " ", "the head is no signed note")
    origin, size, root = body.split("\n")
    need(origin and size == str(natural(size)) and len(unbase64(root)) == 32, "the head is no checkpoint")
    signatures = [line.split(" ") for line in signatures[:-1].split("\n")]
    need(all(mark == "\u2014" and who and len(unbase64(data)) > 4 for mark, who, data in signatures), "the head has a line that is no signature")
    own = [unbase64(data)[4:] for _, who, data in signatures if who == name and unbase64(data)[:4] == key_id]
    need(own and all(is_signed(public, f"{body}\n".encode(), one) for one in own), "the head was not signed with this public key")
    return origin, int(size), unbase64(root)


# --- What an entry says
OUTCOMES = "granted ineligible undetermined open pending superseded barred exhausted not_applicable not_in_force failed".split()
DUES = "now later waiting lapsed carried".split()


def money(value, currency):
    minor, currency = (value, currency) if isinstance(value, int) else value
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d} {currency}"


def quantity_text(units, numerator, denominator=1):
    units = [name if power == 1 else f"{name}^{power}" for name, power in zip(units[::2], units[1::2])]
    is_money = len(units) == 1 and len(units[0]) == 3 and units[0].isupper()  # in fen
    if is_money and denominator == 1:
        return money(numerator, units[0])
    exact = fractions.Fraction(numerator, denominator * (100 if is_money else 1))
    number = exact if (exact * 10**12).denominator > 1 else f"{decimal.Decimal(exact.numerator) / exact.denominator:f}"
    return " ".join([str(number), *units])


def value_text(shape, rest, lines):
    kind = shape[0]
    if rest is None:
        return "unknown"
    if kind < 4:
        return ("yes" if rest else "no") if kind == 1 else rest if kind == 2 else lines[rest][1]
    if kind == 4:
        return str(datetime.date(1970, 1, 1) + datetime.timedelta(rest))
    if kind == 5:
        return quantity_text(shape[2], *([rest] if isinstance(rest, int) else rest))
    each = [value_text(*one, lines) if shape[2] is None else value_text(shape[2], one, lines) for one in rest]
    return ", ".join(each if kind == 6 else map(": ".join, zip(shape[3], each))) or "none"


def decision_text(provision, fields, lines, currency):
    said = [f"{provision[0]}  {provision[1][0]} / {provision[1][1]}: {OUTCOMES[fields[0]]}"]
    said += [f"{name}: {money(fields[key], currency)}" for key, name in ((1, "amount"), (2, "lowest"), (3, "highest")) if key in fields]
    said += ["reason: " + " / ".join(lines[one][1:3]) for key, one in fields.items() if key == 5]
    for number, found, *own in fields.get(6, []):
        line = lines[number]
        side = f", against {value_text(line[4][0], own[0], lines)}" if own and line[4] and len(line[4]) == 1 else ""
        said.append(f"fails: {line[1]} / {line[2]}; found {value_text(line[5], found, lines)}{side}")
    for line in (lines[one if isinstance(one, int) else one[0]] for one in fields.get(7, [])):
        said.append(f"missing: {line[1]}.{line[4]}" + (f" ({line[7]})" if line[7] else "") + f": {line[8]} / {line[9]}")
    said += [f"{name}: {lines[one][1]}" for key, name in ((8, "to be decided"), (9, "to be approved")) for one in fields.get(key, [])]
    figures = fields.get(10, [])
    said += [f"{lines[number][1]} = {value_text(lines[number][2], rest, lines)}" for number, rest in zip(figures[::2], figures[1::2])]
    for name, one in [(name, one) for key, name in ((11, "funded by"), (12, "paid to")) for one in fields.get(key, [])]:
        party, share = (one, fields[1]) if isinstance(one, int) else one
        said.append(f"{name} {lines[party][1]}" + ("" if share is None else f": {money(share, currency)}"))
    said += [f"instalment {year}: {money(share, currency)}" for year, share, *_ in fields.get(13, [])]
    return "\n    ".join(said)


def settled_text(fields, lines, currency):
    if fields:
        yield f"settled: {'a sum nobody knows yet' if fields[1] is None else money(fields[1], currency)}; paid {money(fields.get(2, 0), currency)}"
    yield from (f"cut {money(amount, currency)}: {lines[line][3]} / {lines[line][4]}" for line, amount in fields.get(6, []))
    if 5 in fields:
        yield f"held back, {money(fields[3], currency)} to {money(fields[4], currency)}: " + " / ".join(lines[fields[5]][1:3])
    for year, due, party, amount in fields.get(8, []) + fields.get(9, []):
        yield f"{DUES[due]} {year or ''} {'' if party is None else lines[party][1]}: {money(amount, currency)}"


def facts_text(groups, facts, places, run, lines):
    sources = [(file, sheet, column) for file, sheet, columns in run["sources"] for column in columns]
    for (entity, is_list, columns), values, where in zip(groups, facts, places):
        rows = [(" " + row[0], row[1:], place) for row, place in zip(values, where)] if is_list else [("", values, where)]
        for key, row, place in rows:
            for i, ((name, year, shape, usual), rest) in enumerate(zip(columns, row)):
                source, at = (usual, place) if isinstance(place, int) else (place[2 * i], place[2 * i + 1])
                file, sheet, column = sources[source]
                stood = f"  [{' '.join(filter(None, (file, sheet)))} row {at} column {column}]" if at else ""
                if rest is not None:
                    yield f"  fact: {run['entities'][entity][0]}{key}.{name}{f' ({year})' if year else ''} = {value_text(shape, rest, lines)}{stood}"


# --- A proof
def leaf(proof, head):
    position, salt, entry, path = parts(proof, position=int, salt=str, entry=str, path=list)
    salt, entry = unbase64(salt), unbase64(entry)
    node = leaf_hash(salt + entry)
    need(len(salt) == 16 and position < head[1] and climb(position, head[1] - 1, node, node, [unbase64(one) for one in path])[1] == head[2], "an entry is not in the signed tree")
    return position, decode(entry)


def subject(proof, key, kept):
    _, _, note, run, entry, glossary = parts(proof, format=str, version=int, head=str, run=tuple, subject=tuple, glossary=tuple)
    head = opened(note, key)
    (closing, (kind, run)), (position, entry) = leaf(run, head), leaf(entry, head)
    need(kind == 0 and entry[0] == 1, "the entries are not a run's and a subject's")
    need(run["first"] <= position < run["first"] + run["count"] == closing and entry[1] == run["request"], "the subject is not of this run")
    given, others = parts(glossary, lines=list, others=list)
    need(all([type(item) for item in one] == [int, str] for one in given), "a line of the glossary is no number and text")
    shown, others = {number: unbase64(line) for number, line in given}, [unbase64(one) for one in others]
    need([number for number, _ in given] == sorted(shown) and max(shown) < run["glossary size"], "the lines of the glossary are out of order")
    need(root_by_several(0, run["glossary size"], shown, others) == run["glossary root"] and not others, "a line is not of this run")
    lines = {number: decode(line) for number, line in shown.items()}
    entity, keys, name, bits, decisions, settled, facts = entry[2]
    need((settled is None) == (run["settlement"] is None), "the entry is settled and the run is not, or the other way")
    settled, decisions = {one[0]: one for one in settled or []}, list(decisions)
    _, provisions, groups = lines[run["entities"][entity][1]]
    need(len(bits) == (len(provisions) + 7) // 8, "the entry counts other provisions than the run")
    need(kept in (None, head), "the proof is for another head than the one at hand")
    recorded = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=run["recorded"])
    said = [f"The proof holds: {head[0]}, {head[1]} entries, request {run['request']}, {run['pack']} {run['year']}, recorded {recorded} UTC", f"{keys[0]} {name}"]
    for i, provision in enumerate(provisions):
        if not bits[i // 8] >> (i % 8) & 1:
            decided = decision_text(lines[provision][1:], decisions.pop(0), lines, run["currency"])
            said.append("\n    ".join(["  " + decided, *settled_text(settled.pop(i, {}), lines, run["currency"])]))
    need(not decisions and not settled, "the entry has more decisions than the run has provisions")
    return said + list(facts_text(groups, facts, entry[3], run, lines))


def growth(proof, key, kept):
    _, _, old, new, path = parts(proof, **{"format": str, "version": int, "from": str, "to": str, "path": list})
    old, new = opened(old, key), opened(new, key)
    check_growth(old[1], new[1], old[2], new[2], [unbase64(one) for one in path])
    need(kept in (None, old, new), "the proof is about other heads than the one at hand")
    return [f"The proof holds: {old[0]} grew from {old[1]} entries to {new[1]}, and none of the old ones changed"]


def judged(*files):
    """Of the bytes of a proof, a key and perhaps a head: an exit code, and what is to be said."""
    try:
        need(max(map(len, files)) <= 16 << 20, "a file is too large")
        proof, key, *heads = (data.decode() for data in files)
        proof, key = json.loads(proof, parse_int=natural, parse_float=natural, parse_constant=natural, object_pairs_hook=tuple), key_from(key)
        kind, version = (dict(proof).get(name) for name in ("format", "version"))
        need(kind in ("duixian-proof", "duixian-consistency") and version == 1, "it is no proof file of version 1")
        return 0, "\n".join((subject if kind == "duixian-proof" else growth)(proof, key, opened(heads[0], key) if heads else None))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        return 1, f"The proof does not hold: {error}"


def main(words):
    if words[1::2] not in (["--key"], ["--key", "--head"]) or len(words) % 2 == 0:
        return print(__doc__) or 2
    sys.stdout.reconfigure(errors="backslashreplace")  # not every terminal has every letter
    try:
        code, text = judged(*(open(file, "rb").read() for file in words[::2]))
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at the end
    except OSError as error:
        code = print(error) or 2
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
