#!/usr/bin/env python3
"""docs/verify.py against the published vectors of Merkle trees and of Ed25519, and its length: what it is read for is to be short."""

import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import ROOT, VERIFIER  # noqa: E402

sys.path.insert(0, str(VERIFIER.parent))
sys.dont_write_bytecode = True
import verify  # noqa: E402

# The vectors of github.com/transparency-dev/merkle stand in merkle_test.cpp, where the engine itself is held to them.
VECTORS = (ROOT / "tests/ledger/merkle_test.cpp").read_text(encoding="utf-8")


def listed(name):
    return re.search(rf"> {name} = \{{(.*?)\}};", VECTORS, re.S).group(1)


def hashes(text):
    return [bytes.fromhex(one) for one in re.findall(r'"([0-9a-f]{64})"', text)]


def proofs(name):
    return [(int(one), int(size), hashes(path)) for one, size, path in re.findall(r"\{(\d+), (\d+), \{(.*?)\}\}", listed(name), re.S)]


LEAVES = [bytes.fromhex(one) for one in re.findall(r'"([0-9a-f]*)"', listed("leaf_data"))]
ROOTS = hashes(listed("roots"))

# RFC 8032, 7.1: secret key left out; public key, message, signature.
SIGNED = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
]


class Verifier(unittest.TestCase):
    def test_inclusion(self):
        found = proofs("inclusions")
        self.assertEqual(len(found), 5)
        for position, size, path in found:
            leaf = verify.leaf_hash(LEAVES[position])
            self.assertEqual(verify.climb(position, size - 1, leaf, leaf, path)[1], ROOTS[size - 1])
            for spoiled in (path[1:], path + [ROOTS[0]], [ROOTS[0]] + path):
                if spoiled == path:
                    continue
                try:
                    self.assertNotEqual(verify.climb(position, size - 1, leaf, leaf, spoiled)[1], ROOTS[size - 1])
                except verify.Fails:
                    pass

    def test_consistency(self):
        found = proofs("consistencies")
        self.assertEqual(len(found), 5)
        for old, size, path in found:
            verify.check_growth(old, size, ROOTS[old - 1], ROOTS[size - 1], path)
            self.assertRaises(verify.Fails, verify.check_growth, old, size, ROOTS[old - 1], ROOTS[size - 2], path)
            self.assertRaises(verify.Fails, verify.check_growth, old, size, ROOTS[old - 1], ROOTS[size - 1], path + [ROOTS[0]])

    def test_several_leaves_at_once(self):
        leaf = [verify.leaf_hash(one) for one in LEAVES]
        last_three = verify.node_hash(verify.node_hash(leaf[4], leaf[5]), leaf[6])
        self.assertEqual(verify.root_by_several(0, 7, {1: LEAVES[1], 2: LEAVES[2]}, [leaf[0], leaf[3], last_three]), ROOTS[6])
        self.assertRaises(verify.Fails, verify.root_by_several, 0, 7, {1: LEAVES[1], 2: LEAVES[2]}, [leaf[0], leaf[3]])

    def test_signatures(self):
        for key, message, signature in SIGNED:
            key, message, signature = map(bytes.fromhex, (key, message, signature))
            self.assertTrue(verify.is_signed(key, message, signature))
            self.assertFalse(verify.is_signed(key, message + b"x", signature))
            self.assertFalse(verify.is_signed(key, message, signature[:40] + bytes([signature[40] ^ 1]) + signature[41:]))

    def test_length(self):
        lines = VERIFIER.read_text(encoding="utf-8").splitlines()
        signing = [at for at, line in enumerate(lines) if line.startswith(("# --- Ed25519", "# --- Keys"))]
        self.assertLess(len(lines) - (signing[1] - signing[0]), 300)


if __name__ == "__main__":
    unittest.main(verbosity=1)
