#!/usr/bin/env python3
"""The program and docs/verify.py say the same of every proof, key and head: of sound ones, of hundreds that were changed by chance, and of forms
that only one of two readers of JSON, base 64 or text might take."""

import base64
import hashlib
import json
import os
import random
import subprocess
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import Bureau, VERIFIER  # noqa: E402

sys.path.insert(0, str(VERIFIER.parent))
sys.dont_write_bytecode = True
import verify  # noqa: E402

CHANGED_BY_CHANCE = 300
FILES = ("x.proof", "x.pub", "x.head")


def strings(value, path=()):
    """Where the strings, numbers and lists of a proof are."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict):
        yield path
    for key, item in items:
        yield from strings(item, path + (key,))


def put(proof, path, value):
    for key in path[:-1]:
        proof = proof[key]
    proof[path[-1]] = value


class Agreement(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bureau = Bureau()
        cls.addClassCleanup(cls.bureau.close)
        cls.bureau.record("r1")
        cls.bureau.write("old.head", cls.bureau.read("books.ledger.head"))
        cls.bureau.record("r2", "--settle")
        for name, words in (("a", ("--subject", "a", "--run", "1")), ("d", ("--subject", "d")), ("grown", ("--head", "old.head"))):
            cls.bureau.run("prove", "books.ledger", *words, "--out", name, code=0)
        cls.proofs = [cls.bureau.read(name) for name in ("a", "d", "grown")]
        cls.key, cls.head = cls.bureau.read("b.key.pub"), cls.bureau.read("books.ledger.head")

    def agreed(self, proof, key=None, head=None, what=""):
        """Whether both take it; they must not differ."""
        files = [proof, self.key if key is None else key] + ([] if head is None else [head])
        for name, data in zip(FILES, files):
            self.bureau.write(name, data)
        words = ["verify", FILES[0], "--key", FILES[1]] + ([] if head is None else ["--head", FILES[2]])
        ours, text = self.bureau.run(*words)
        self.assertIn(ours, (0, 1, 2), f"{what}: {text}")
        theirs, said = verify.judged(*files)
        self.assertEqual(ours == 0, theirs == 0, f"{what}\nduixian: {text}\nverify.py: {said}")
        return ours == 0

    def test_sound_proofs_hold(self):
        for proof in self.proofs:
            self.assertTrue(self.agreed(proof))
            self.assertTrue(self.agreed(proof, head=self.head))
            self.assertTrue(self.agreed(json.dumps(json.loads(proof), indent=3).replace("\n", "\r\n").encode(), self.key.strip()))
            self.assertTrue(self.agreed(proof, self.key.strip() + b"\r\n"))

    def test_proofs_that_were_changed_by_chance(self):
        chance = random.Random(7)
        for turn in range(CHANGED_BY_CHANCE):
            proof, key, head = chance.choice(self.proofs), self.key, chance.choice([None, None, self.head])
            way = chance.choice(("bits", "cut", "value", "value", "value", "key"))
            if way == "bits":
                changed = bytearray(proof)
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
                proof = bytes(changed)
            elif way == "cut":
                begin = chance.randrange(len(proof))
                proof = proof[:begin] + proof[begin + chance.randrange(1, 9):]
            elif way == "key":
                changed = bytearray(self.key)
                changed[chance.randrange(len(changed))] = chance.choice(b"\r\n +=\x00\xc3Az")
                key = bytes(changed)
            else:
                whole = json.loads(proof)
                at = chance.choice(list(strings(whole)))
                put(whole, at, chance.choice([None, True, False, 0, 1, -1, 1.0, 1e300, 1 << 64, "", "A", "AAAA", [], [""], {}, {"a": 1}, "\u2014", "\ud800"]))
                proof = json.dumps(whole).encode()
            self.agreed(proof, key, head, f"turn {turn}: {way}")

    def refused(self, what, proof, key=None, head=None):
        self.assertFalse(self.agreed(proof, key, head, what), what)

    def changed(self, number, change):
        proof = json.loads(self.proofs[number])
        change(proof)
        return json.dumps(proof).encode()

    def test_json_of_another_form(self):
        a, grown = self.proofs[0], self.proofs[2]
        for what, old, new in (
                ("a version that is a truth value", b'"version": 1', b'"version": true'), ("one with a fraction", b'"version": 1', b'"version": 1.0'), ("one with an exponent", b'"version": 1', b'"version": 1e0'),
                ("another", b'"version": 1', b'"version": 2'), ("a key twice", b'"version": 1', b'"version": 1, "version": 1'), ("a key more", b'"version": 1', b'"version": 1, "note": null'),
                ("a comment", b'"version": 1', b'"version": 1 /* one */'), ("a comma at the end", b'"version": 1', b'"version": 1,}'), ("a word for no number", b'"version": 1', b'"version": NaN')):
            for proof in (a, grown):
                self.refused(what, proof.replace(old, new, 1))
        self.refused("a byte order mark", b"\xef\xbb\xbf" + a)
        self.refused("other letters", json.dumps(json.loads(a)).encode("utf-16"))
        self.refused("two values", a + b"{}")
        self.refused("a list", b"[" + a + b"]")
        self.refused("nothing", b"{}")
        self.refused("a number that is -0", self.changed(0, lambda proof: proof["subject"].update(position=0)).replace(b'"position": 0', b'"position": -0'))
        for depth in (9, 100, 100_000):
            self.refused("lists within lists", b"[" * depth)
            self.refused("lists within lists", a.replace(b'"version": 1', b'"version": ' + b"[" * depth + b"]" * depth, 1))

    def test_glossaries_of_another_form(self):
        def lines(change):
            return self.changed(0, lambda proof: change(proof["glossary"]["lines"]))
        self.refused("reversed", lines(lambda all: all.reverse()))
        self.refused("repeated", lines(lambda all: all.append(all[-1])))
        self.refused("beyond the end", lines(lambda all: all.append([10_000, all[-1][1]])))
        self.refused("negative", lines(lambda all: all[0].__setitem__(0, -1)))
        self.refused("with a fraction", lines(lambda all: all[0].__setitem__(0, float(all[0][0]))))
        self.refused("three items", lines(lambda all: all[0].append(0)))
        self.refused("none", lines(lambda all: all.clear()))
        self.refused("a path that is a text", self.changed(2, lambda proof: proof.update(path="")))
        self.refused("others that are a text", self.changed(0, lambda proof: proof["glossary"].update(others="")))

    def test_heads_of_another_form(self):
        note = self.head.decode()
        name = "bureau.example/ledger"
        own = note.splitlines()[-1]
        def with_line(line):
            return (note + line + "\n").encode()
        self.assertTrue(self.agreed(self.proofs[1], head=with_line("\u2014 other.example AAAAAAAA")), "somebody else signed too")
        for what, line in (("short data", f"\u2014 {name} AAAA"), ("no data", f"\u2014 {name}"), ("bad base 64", "\u2014 other.example AAAAA"), ("short data of another", "\u2014 other.example AAAA"), ("no name", "\u2014  AAAAAAAA"),
                           ("no dash", "other.example AAAAAAAA"), ("a hyphen", "- other.example AAAAAAAA"), ("two blanks", "\u2014 other  AAAAAAAA"), ("an empty line", ""), ("a tab", "\u2014 other\t AAAAAAAA"), ("a wrong signature", own[:-6] + "AAAA" + own[-2:])):
            self.refused(what, self.proofs[1], head=with_line(line))
            self.refused(what, self.changed(1, lambda proof: proof.update(head=with_line(line).decode())))
        self.refused("a lone surrogate", self.changed(1, lambda proof: proof.update(head=note + "\u2014 \ud800 AAAAAAAA\n")))
        self.refused("longer than a note", self.proofs[1], head=with_line(f"\u2014 other.example {'AAAA' * 20_000}"))
        self.refused("carriage returns", self.proofs[1], head=note.replace("\n", "\r\n").encode())
        self.refused("an extension line", self.proofs[1], head=note.replace("\n\n", "\nmore\n\n", 1).encode())
        self.refused("no end", self.proofs[1], head=self.head[:-1])
        self.refused("empty", self.proofs[1], head=b"")
        self.refused("an older one", self.proofs[1], head=self.bureau.read("old.head"))

    def test_keys_of_another_form(self):
        text = self.key.decode().strip()
        _, key_id, data = text.split("+", 2)
        for what, key in (("two ends", text + "\n\n"), ("two ends", text + "\n\r\n"), ("a lone carriage return", text + "\r"), ("a blank", text + " "), ("capital digits", text.replace(key_id, key_id.upper() if key_id.upper() != key_id else "FFFFFFFF")),
                          ("no name", text[text.index("+"):]), ("a blank in the name", "a " + text), ("the secret one", self.bureau.read("b.key").decode()), ("empty", ""), ("another id", text.replace(key_id, "00000000"))):
            self.refused(what, self.proofs[0], key.encode())
        for letter in "\u3000\xa0\x7f\x01":
            name = f"a{letter}b"
            raw = base64.b64decode(data)
            key_id = hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8]
            made = f"{name}+{key_id}+{data}"
            self.refused("a blank in the name", self.proofs[0], made.encode())

    # --- What verify.py prints

    def printed(self, *words, **environment):
        return subprocess.run([sys.executable, VERIFIER, *words], cwd=self.bureau.folder, capture_output=True, env={**os.environ, **environment}, timeout=60)

    def test_a_proof_holds_whatever_letters_the_terminal_has(self):
        for encoding in ("ascii", "latin-1", "utf-8"):
            done = self.printed("a", "--key", "b.key.pub", PYTHONIOENCODING=encoding)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn(b"The proof holds", done.stdout)

    def test_a_reader_that_goes_away_is_no_error(self):
        done = subprocess.run(f"'{sys.executable}' '{VERIFIER}' a --key b.key.pub | true; test ${{PIPESTATUS[0]}} = 0", shell=True, executable="/bin/bash", cwd=self.bureau.folder, capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_values_are_printed_as_people_write_them(self):
        said = self.printed("d", "--key", "b.key.pub", PYTHONIOENCODING="utf-8").stdout.decode()
        for repr_of_python in ("None", "True", "False", "['", "{'"):
            self.assertNotIn(repr_of_python, said)
        self.assertIn("firm.is_new = yes", said)
        self.assertEqual(verify.quantity_text([], 1, 2), "0.5")
        self.assertEqual(verify.quantity_text([], 1, 3), "1/3")
        self.assertEqual(verify.quantity_text(["CNY", 1], 100, 3), "1/3 CNY")
        self.assertEqual(verify.value_text([6, "", [1, ""]], [True, None, False], {}), "yes, unknown, no")
        self.assertEqual(verify.value_text([7, "", [2, ""], ["a", "b"]], ["x", "y"], {}), "a: x, b: y")

    def test_files_that_cannot_be_read_and_wrong_use(self):
        for words in (("none", "--key", "b.key.pub"), ("pack", "--key", "b.key.pub"), ("a",), ("a", "--key"), ("a", "--head", "old.head")):
            done = self.printed(*words)
            self.assertEqual((done.returncode, done.stderr), (2, b""), words)


if __name__ == "__main__":
    unittest.main(verbosity=1)
