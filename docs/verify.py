#!/usr/bin/env python3
"""Checks a proof of duixian's ledger with nothing but Python: docs/ledger-format.md, "A proof", in a second hand.

    python3 verify.py FILE --key bureau.key.pub [--head books.ledger.head]

Exit code 0: the proof holds, and what it proves is printed. 1: it does not hold. 2: wrong use.
"""
import base64
import datetime
import hashlib
import json
import sys


class Fails(Exception):
    pass


def need(holds, why):
    if not holds:
        raise Fails(why)


def unbase64(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base 64 is not in its one form")
    return data


# --- Canonical CBOR
def decode(data):
    value, end = item(data, 0, 0)
    need(end == len(data), "bytes are left over")
    return value


def item(data, at, depth):
    need(depth <= 32, "lists are nested too deep")
    need(at < len(data), "the bytes end early")
    major, small = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        need(small in (20, 21, 22), "only false, true and null are allowed")
        return {20: False, 21: True, 22: None}[small], at
    need(small < 28, "a length is not stated")
    value = small
    if small >= 24:
        width = 1 << (small - 24)
        need(at + width <= len(data), "the bytes end early")
        value = int.from_bytes(data[at:at + width], "big")
        at += width
        need(value >= (24 if width == 1 else 1 << (4 * width)), "a number is not in its shortest form")
    if major < 2:
        return (value if major == 0 else -1 - value), at
    if major in (2, 3):
        need(at + value <= len(data), "the bytes end early")
        return (data[at:at + value] if major == 2 else data[at:at + value].decode("utf-8")), at + value
    if major == 4:
        members = []
        for _ in range(value):
            one, at = item(data, at, depth + 1)
            members.append(one)
        return members, at
    if major == 5:
        pairs, last = {}, None
        for _ in range(value):
            start = at
            key, at = item(data, at, depth + 1)
            need(last is None or data[start:at] > last, "the keys of a map are out of order")
            last = data[start:at]
            pairs[key], at = item(data, at, depth + 1)
        return pairs, at
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


def root_by_inclusion(position, size, leaf, path):
    need(0 <= position < size, "the position lies outside the tree")
    return climb(position, size - 1, leaf, leaf, path)[1]


def root_by_several(first, leaves, shown, others):
    if not any(first <= number < first + leaves for number in shown):
        need(others and len(others[0]) == 32, "a hash of the glossary is missing")
        return others.pop(0)
    if leaves == 1:
        return leaf_hash(shown[first])
    left = 1 << (leaves - 1).bit_length() - 1
    return node_hash(root_by_several(first, left, shown, others), root_by_several(first + left, leaves - left, shown, others))


def is_consistent(old_size, size, old_root, root, path):
    if old_size in (0, size):
        return not path and (old_size == 0 or old_root == root)
    if old_size > size or not path:
        return False
    node, last, path = old_size - 1, size - 1, list(path)
    while node & 1:
        node, last = node >> 1, last >> 1
    first = old_root if node == 0 else path.pop(0)
    try:
        return climb(node, last, first, first, path) == (old_root, root)
    except Fails:
        return False


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
    name, _, rest = text.rstrip("\n").partition("+")
    key_id, _, data = rest.partition("+")
    raw = unbase64(data)
    need(len(raw) == 33 and raw[0] == 1 and name, "the key is no public key")
    need(hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == key_id, "the key is damaged")
    return name, raw[1:], bytes.fromhex(key_id)


def opened(note, key):
    name, public, key_id = key
    body, gap, signatures = note.rpartition("\n\n")
    need(gap and signatures.endswith("\n"), "the head is no signed note")
    body += "\n"
    lines = body.split("\n")
    need(len(lines) == 4 and lines[1] == str(int(lines[1])), "the head is no checkpoint")
    good = False
    for line in signatures[:-1].split("\n"):
        need(line.startswith("\u2014 "), "the head has a line that is no signature")
        who, _, data = line[2:].partition(" ")
        raw = unbase64(data)
        if who == name and raw[:4] == key_id:
            need(is_signed(public, body.encode(), raw[4:]), "the head's signature is not right")
            good = True
    need(good, "the head was not signed with this public key")
    return lines[0], int(lines[1]), unbase64(lines[2])


# --- What an entry says
OUTCOMES = "granted ineligible undetermined open pending superseded barred exhausted not_applicable not_in_force failed".split()
DUES = "now later waiting lapsed carried".split()


def money(value, currency):
    minor, currency = (value, currency) if isinstance(value, int) else value
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d} {currency}"


def value_text(shape, rest, lines):
    kind = shape[0]
    if kind == 3:
        return lines[rest][1]
    if kind == 4:
        return str(datetime.date(1970, 1, 1) + datetime.timedelta(rest))
    if kind == 5:
        unit = list(zip(shape[2][::2], shape[2][1::2]))
        if isinstance(rest, int) and len(unit) == 1 and unit[0][1] == 1 and len(unit[0][0]) == 3 and unit[0][0].isupper():
            return money(rest, unit[0][0])
        number = str(rest) if isinstance(rest, int) else f"{rest[0]}/{rest[1]}"
        return " ".join([number] + [name if power == 1 else f"{name}^{power}" for name, power in unit])
    if kind in (6, 7):
        each = [value_text(*one, lines) if shape[2] is None else None if one is None else value_text(shape[2], one, lines) for one in rest]
        return each if kind == 6 else dict(zip(shape[3], each))
    return rest


def decision_text(provision, fields, lines, currency):
    said = [f"{provision[0]}  {provision[1][0]} / {provision[1][1]}: {OUTCOMES[fields[0]]}"]
    said += [f"{name}: {money(fields[key], currency)}" for key, name in ((1, "amount"), (2, "lowest"), (3, "highest")) if key in fields]
    if 5 in fields:
        said.append("reason: " + " / ".join(lines[fields[5]][1:3]))
    for number, found, *own in fields.get(6, []):
        line = lines[number]
        side = f", against {value_text(line[4][0], own[0], lines)}" if own and line[4] and len(line[4]) == 1 else ""
        said.append(f"fails: {line[1]} / {line[2]}; found {value_text(line[5], found, lines)}{side}")
    for line in (lines[one if isinstance(one, int) else one[0]] for one in fields.get(7, [])):
        said.append(f"missing: {line[1]}.{line[4]}" + (f" ({line[7]})" if line[7] else "") + f": {line[8]} / {line[9]}")
    for key, name in ((8, "to be decided"), (9, "to be approved")):
        said += [f"{name}: {lines[one][1]}" for one in fields.get(key, [])]
    figures = fields.get(10, [])
    said += [f"{lines[number][1]} = {value_text(lines[number][2], rest, lines)}" for number, rest in zip(figures[::2], figures[1::2])]
    for key, name in ((11, "funded by"), (12, "paid to")):
        for one in fields.get(key, []):
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
    for (entity, is_list, columns), values, where in zip(groups, facts, places):
        rows = [(row[0], row[1:], place) for row, place in zip(values, where)] if is_list else [("", values, where)]
        for key, row, place in rows:
            for i, (name, year, shape, usual), rest in ((i, column, rest) for i, (column, rest) in enumerate(zip(columns, row)) if rest is not None):
                source, at = (usual, place) if isinstance(place, int) else (place[2 * i], place[2 * i + 1])
                file, sheet, column = run["sources"][source]
                stood = f"  [{file} {sheet} row {at} column {column}]" if at else ""
                yield f"{run['entities'][entity][0]} {key}.{name}{f' ({year})' if year else ''} = {value_text(shape, rest, lines)}{stood}"


def leaf(one, head):
    data = unbase64(one["entry"])
    need(len(unbase64(one["salt"])) == 16, "a salt has not 16 bytes")
    path = [unbase64(hash) for hash in one["path"]]
    need(root_by_inclusion(one["position"], head[1], leaf_hash(unbase64(one["salt"]) + data), path) == head[2], "an entry is not in the signed tree")
    return decode(data)


def subject(proof, key, kept):
    head = opened(proof["head"], key)
    kind, run = leaf(proof["run"], head)
    entry = leaf(proof["subject"], head)
    need(kind == 0 and entry[0] == 1, "the entries are not a run's and a subject's")
    within = run["first"] <= proof["subject"]["position"] < run["first"] + run["count"] == proof["run"]["position"]
    need(within and entry[1] == run["request"], "the subject is not of this run")
    shown = {number: unbase64(line) for number, line in proof["glossary"]["lines"]}
    others = [unbase64(one) for one in proof["glossary"]["others"]]
    need(root_by_several(0, run["glossary size"], shown, others) == run["glossary root"] and not others, "a line is not of this run")
    lines = {number: decode(line) for number, line in shown.items()}
    entity, keys, name, bits, decisions, settled, facts = entry[2]
    need((settled is None) == (run["settlement"] is None), "the entry is settled and the run is not, or the other way")
    settled = {one[0]: one for one in settled or []}
    _, provisions, groups = lines[run["entities"][entity][1]]
    run["sources"] = [(file, sheet, column) for file, sheet, columns in run["sources"] for column in columns]
    need(len(bits) == (len(provisions) + 7) // 8, "the entry counts other provisions than the run")
    need(kept in (None, head), "the proof is for another head than the one at hand")
    print(f"The proof holds: {head[0]}, {head[1]} entries, request {run['request']}, {run['pack']} {run['year']}\n{keys[0]} {name}")
    rest = iter(decisions)
    for i, provision in enumerate(provisions):
        if not bits[i // 8] >> (i % 8) & 1:
            said = decision_text(lines[provision][1:], next(rest), lines, run["currency"])
            print("\n    ".join(["  " + said, *settled_text(settled.pop(i, {}), lines, run["currency"])]))
    need(next(rest, None) is None and not settled, "the entry has more decisions than the run has provisions")
    for line in facts_text(groups, facts, entry[3], run, lines):
        print("  fact: " + line)


def growth(proof, key, kept):
    old, new = opened(proof["from"], key), opened(proof["to"], key)
    need(is_consistent(old[1], new[1], old[2], new[2], [unbase64(one) for one in proof["path"]]), "the later head has not grown from the earlier one")
    need(kept is None or kept in (old, new), "the proof is about other heads than the one at hand")
    print(f"The proof holds: {old[0]} grew from {old[1]} entries to {new[1]}, and none of the old ones changed")


def main(words):
    if len(words) not in (3, 5) or words[1] != "--key" or words[3:4] not in ([], ["--head"]):
        print(__doc__)
        return 2
    try:
        texts = [open(words[i], encoding="utf-8").read() for i in range(0, len(words), 2)]
        key, proof = key_from(texts[1]), json.loads(texts[0])
        kept = opened(texts[2], key) if len(texts) > 2 else None
        need(proof["version"] == 1 and proof["format"] in ("duixian-proof", "duixian-consistency"), "it is no proof file of version 1")
        (subject if proof["format"] == "duixian-proof" else growth)(proof, key, kept)
    except (Fails, KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
        print(f"The proof does not hold: {error!r}" if not isinstance(error, Fails) else f"The proof does not hold: {error}")
        return 1
    except OSError as error:
        print(error)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
