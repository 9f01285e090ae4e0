// The tree of RFC 9162, against the reference values of RFC 6962's first implementation and the probes of
// github.com/transparency-dev/merkle (proof/verify_test.go, testdata/).
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "base/byte_text.h"
#include "ledger/merkle_proof.h"
#include "ledger/peaks.h"

using namespace duixian;
using namespace duixian::ledger;

namespace {

Digest digest(const char* hex) {
  Digest made{};
  const std::string bytes = *bytes_from_hex(hex);
  REQUIRE(bytes.size() == made.size());
  std::copy(bytes.begin(), bytes.end(), made.begin());
  return made;
}

using Proof = std::vector<Digest>;

// The eight leaves of the reference tree and the roots of its beginnings.
const std::vector<const char*> leaf_data = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::vector<const char*> roots = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
const char* some_hash = "abacaba000000000000000000000000000000000000000000060061e00123456";
const char* hash_of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

struct InclusionVector {
  std::uint64_t position, size;
  std::vector<const char*> proof;
};
const std::vector<InclusionVector> inclusions = {
    {0, 1, {}},
    {0, 8, {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
    {5, 8, {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
    {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
    {1, 5, {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};

struct ConsistencyVector {
  std::uint64_t old_size, size;
  std::vector<const char*> proof;
};
const std::vector<ConsistencyVector> consistencies = {
    {1, 1, {}},
    {1, 8, {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
    {6, 8, {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
    {2, 5, {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
    {6, 7, {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}}};

Proof proof_of(const std::vector<const char*>& hex) {
  Proof made;
  for (const char* one : hex) made.push_back(digest(one));
  return made;
}

std::vector<Digest> reference_leaves() {
  std::vector<Digest> leaves;
  for (const char* data : leaf_data) leaves.push_back(leaf_hash(*bytes_from_hex(data)));
  return leaves;
}

Digest root_of_subtree(const std::vector<Digest>& leaves, const Subtree& subtree) {
  return root_of(std::span(leaves).subspan(subtree.first, subtree.leaves));
}

bool includes(std::uint64_t position, std::uint64_t size, const Digest& leaf, const Proof& proof, const Digest& root) {
  const auto found = root_by_inclusion(position, size, leaf, proof);
  return found && *found == root;
}

// A proof with something before or after it.
Proof with(Proof proof, const Digest& more, bool in_front) {
  proof.insert(in_front ? proof.begin() : proof.end(), more);
  return proof;
}

}  // namespace

TEST_CASE("the roots of the reference tree, on both paths") {
  const auto leaves = reference_leaves();
  CHECK(empty_root() == digest(hash_of_nothing));
  Peaks peaks;
  CHECK(peaks.root() == digest(hash_of_nothing));
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    peaks.add(leaves[size - 1]);
    CHECK(root_of(std::span(leaves).first(size)) == digest(roots[size - 1]));
    CHECK(peaks.root() == digest(roots[size - 1]));
  }
}

TEST_CASE("published inclusion proofs hold, and are the ones that we make") {
  const auto leaves = reference_leaves();
  for (const auto& [position, size, hex] : inclusions) {
    INFO(position << " in " << size);
    CHECK(includes(position, size, leaves[position], proof_of(hex), digest(roots[size - 1])));
    Proof made;
    for (const Subtree& subtree : inclusion_subtrees(position, size)) made.push_back(root_of_subtree(leaves, subtree));
    CHECK(made == proof_of(hex));
  }
}

TEST_CASE("every published way to spoil an inclusion proof is found") {
  const auto leaves = reference_leaves();
  for (const auto& [position, size, hex] : inclusions) {
    INFO(position << " in " << size);
    const Proof proof = proof_of(hex);
    const Digest root = digest(roots[size - 1]), leaf = leaves[position];
    CHECK_FALSE(includes(position - 1, size, leaf, proof, root));
    CHECK_FALSE(includes(position + 1, size, leaf, proof, root));
    CHECK_FALSE(includes(position ^ 2, size, leaf, proof, root));
    CHECK_FALSE(includes(position, size * 2, leaf, proof, root));
    CHECK_FALSE(includes(position, size / 2, leaf, proof, root));
    CHECK_FALSE(includes(position, size, digest(some_hash), proof, root));
    CHECK_FALSE(includes(position, size, leaf, proof, digest(hash_of_nothing)));
    CHECK_FALSE(includes(position, size, leaf, proof, digest(some_hash)));
    for (const bool in_front : {true, false}) {
      CHECK_FALSE(includes(position, size, leaf, with(proof, Digest{}, in_front), root));
      CHECK_FALSE(includes(position, size, leaf, with(proof, root, in_front), root));
    }
    for (std::size_t i = 0; i < proof.size(); ++i) {
      Proof wrong = proof;
      wrong[i][0] ^= 8;
      CHECK_FALSE(includes(position, size, leaf, wrong, root));
    }
    if (!proof.empty()) CHECK_FALSE(includes(position, size, leaf, Proof(proof.begin(), proof.end() - 1), root));
    if (proof.size() > 1) {
      Proof inserted = proof;
      inserted.insert(inserted.begin() + 1, digest(some_hash));
      CHECK_FALSE(includes(position, size, leaf, inserted, root));
    }
  }
  for (const auto& [position, size] : {std::pair{0, 0}, {1, 0}, {2, 1}}) CHECK_FALSE(root_by_inclusion(static_cast<std::uint64_t>(position), static_cast<std::uint64_t>(size), digest(some_hash), {}));
}

TEST_CASE("published consistency proofs hold, and are the ones that we make") {
  const auto leaves = reference_leaves();
  for (const auto& [old_size, size, hex] : consistencies) {
    INFO(old_size << " to " << size);
    CHECK(is_consistent(old_size, size, digest(roots[old_size - 1]), digest(roots[size - 1]), proof_of(hex)));
    Proof made;
    for (const Subtree& subtree : consistency_subtrees(old_size, size)) made.push_back(root_of_subtree(leaves, subtree));
    CHECK(made == proof_of(hex));
  }
}

TEST_CASE("every published way to spoil a consistency proof is found") {
  for (const auto& [old_size, size, hex] : consistencies) {
    const Proof proof = proof_of(hex);
    if (proof.empty()) continue;
    INFO(old_size << " to " << size);
    const Digest old_root = digest(roots[old_size - 1]), root = digest(roots[size - 1]), other = digest(some_hash);
    if (old_size > 1) CHECK_FALSE(is_consistent(old_size - 1, size, old_root, root, proof));
    CHECK_FALSE(is_consistent(old_size + 1, size, old_root, root, proof));
    CHECK_FALSE(is_consistent(old_size ^ 2, size, old_root, root, proof));
    CHECK_FALSE(is_consistent(old_size, size * 2, old_root, root, proof));
    CHECK_FALSE(is_consistent(old_size, size / 2, old_root, root, proof));
    CHECK_FALSE(is_consistent(old_size, size, other, root, proof));
    CHECK_FALSE(is_consistent(old_size, size, old_root, other, proof));
    CHECK_FALSE(is_consistent(old_size, size, root, old_root, proof));
    CHECK_FALSE(is_consistent(old_size, size, old_root, root, {}));
    for (const Digest& more : {Digest{}, old_root, root, proof[0]}) {
      CHECK_FALSE(is_consistent(old_size, size, old_root, root, with(proof, more, true)));
      CHECK_FALSE(is_consistent(old_size, size, old_root, root, with(proof, more, false)));
    }
    CHECK_FALSE(is_consistent(old_size, size, old_root, root, Proof(proof.begin(), proof.end() - 1)));
    for (std::size_t i = 0; i < proof.size(); ++i) {
      Proof wrong = proof;
      wrong[i][0] ^= 16;
      CHECK_FALSE(is_consistent(old_size, size, old_root, root, wrong));
    }
  }
}

TEST_CASE("sizes that are consistent without a proof, and those that never are") {
  const Digest one = digest(some_hash), other = digest(hash_of_nothing);
  CHECK(is_consistent(0, 0, one, one, {}));
  CHECK(is_consistent(0, 1, one, other, {}));
  CHECK(is_consistent(1, 1, other, other, {}));
  CHECK_FALSE(is_consistent(0, 0, one, other, {}));
  CHECK_FALSE(is_consistent(1, 1, one, other, {}));
  CHECK_FALSE(is_consistent(1, 0, one, other, {}));
  CHECK_FALSE(is_consistent(2, 1, one, other, {}));
  CHECK_FALSE(is_consistent(1, 2, one, other, {}));
  const Proof more{other};
  CHECK_FALSE(is_consistent(0, 0, other, other, more));
  CHECK_FALSE(is_consistent(0, 1, other, other, more));
  CHECK_FALSE(is_consistent(1, 1, other, other, more));
}

TEST_CASE("all proofs of all trees up to 70 leaves hold, and of no other leaf") {
  std::vector<Digest> leaves;
  for (int i = 0; i < 70; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    const Digest root = root_of(std::span(leaves).first(size));
    for (std::uint64_t at = 0; at < size; ++at) {
      Proof proof;
      for (const Subtree& subtree : inclusion_subtrees(at, size)) proof.push_back(root_of_subtree(leaves, subtree));
      if (!includes(at, size, leaves[at], proof, root)) FAIL(at << " in " << size);
      if (includes(at, size, leaves[(at + 1) % leaves.size()], proof, root)) FAIL("another leaf passes for " << at << " in " << size);
      Proof grown;
      for (const Subtree& subtree : consistency_subtrees(at + 1, size)) grown.push_back(root_of_subtree(leaves, subtree));
      if (!is_consistent(at + 1, size, root_of(std::span(leaves).first(at + 1)), root, grown)) FAIL(at + 1 << " to " << size);
    }
  }
}

TEST_CASE("a leaf never passes for a node, and every salt is its own") {
  const Digest left = leaf_hash("a"), right = leaf_hash("b");
  const std::string both = std::string(left.begin(), left.end()) + std::string(right.begin(), right.end());
  CHECK(leaf_hash(both) != node_hash(left, right));
  const Digest secret = digest(some_hash), other = digest(hash_of_nothing);
  CHECK(salt_of(secret, 1) == salt_of(secret, 1));
  CHECK(salt_of(secret, 1) != salt_of(secret, 2));
  CHECK(salt_of(secret, 1) != salt_of(other, 1));
  CHECK(leaf_hash(salt_of(secret, 1), "entry") != leaf_hash(salt_of(secret, 2), "entry"));
}

TEST_CASE("several leaves prove the root of every tree, and nothing but these leaves and these others does") {
  std::vector<Digest> leaves;
  for (std::uint64_t size = 1; size <= 40; ++size) {
    leaves.push_back(leaf_hash(std::to_string(size)));
    for (std::uint64_t step = 1; step <= size; step += 3) {
      std::vector<std::uint64_t> numbers;
      std::map<std::uint64_t, Digest> shown;
      for (std::uint64_t at = step % size; at < size; at += step) numbers.push_back(at), shown.emplace(at, leaves[at]);
      Proof others = others_than(leaves, numbers);
      CHECK(root_by_several(size, shown, others) == root_of(leaves));
      others.push_back(leaves[0]);
      CHECK_FALSE(root_by_several(size, shown, others));
      others.resize(others.size() - 1);
      if (!others.empty()) {
        const Digest last = others.back();
        others.back()[5] ^= 1;
        CHECK(root_by_several(size, shown, others) != root_of(leaves));
        others.back() = last;
        others.pop_back();
        CHECK_FALSE(root_by_several(size, shown, others));
      }
      shown.begin()->second[0] ^= 1;
      CHECK(root_by_several(size, shown, others_than(leaves, numbers)) != root_of(leaves));
    }
  }
  CHECK_FALSE(root_by_several(3, {{3, leaves[0]}}, {}));
  CHECK_FALSE(root_by_several(0, {}, {}));
}
