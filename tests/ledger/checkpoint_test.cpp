// Heads and keys, against the published examples of C2SP and Go's sumdb/note.
#include <catch2/catch.hpp>

#include "base/byte_text.h"
#include "ledger/checkpoint.h"

using namespace duixian;
using namespace duixian::ledger;

namespace {

// The example of pkg.go.dev/golang.org/x/mod/sumdb/note.
const std::string go_secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const std::string go_public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string go_text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const std::string go_signature = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

SigningKey key(const char* name = "ledger.example/2007") { return {name, {1, 2, 3}}; }

Checkpoint head() { return {"ledger.example/2007", 1201, leaf_hash("x")}; }

}  // namespace

TEST_CASE("keys are those of Go's signed notes") {
  const auto secret = signing_key_from(go_secret);
  const auto open = verifying_key_from(go_public);
  REQUIRE(secret);
  REQUIRE(open);
  CHECK(secret->text() == go_secret);
  CHECK(open->text() == go_public);
  CHECK(secret->verifying() == *open);
  CHECK(bytes_to_hex(open->id()) == "c74f20a3");
  const auto bytes = from_base64(go_signature);
  REQUIRE(bytes);
  const Signature made = sign(secret->seed, go_text);
  CHECK(*bytes == open->id() + std::string(made.begin(), made.end()));
}

TEST_CASE("a key with a changed letter, another id or a blank in its name is no key") {
  for (std::size_t i = 0; i < go_public.size(); ++i) {
    std::string wrong = go_public;
    wrong[i] = wrong[i] == 'x' ? 'y' : 'x';
    CHECK_FALSE(verifying_key_from(wrong));
    CHECK_FALSE(signing_key_from("PRIVATE+KEY+" + wrong));
  }
  CHECK_FALSE(verifying_key_from(go_secret));
  CHECK_FALSE(signing_key_from(go_public));
  CHECK_FALSE(verifying_key_from(""));
  CHECK(verifying_key_from(go_public + "\n"));
  for (const char* name : {"", "a b", "a+b", "a\nb", "a\u00a0b", "a\u3000b", "\xff"}) CHECK_FALSE(is_key_name(name));
  for (const char* name : {"changsha.example/ledger", "账本"}) CHECK(is_key_name(name));
}

TEST_CASE("two new keys differ") { CHECK(new_key("a").text() != new_key("a").text()); }

TEST_CASE("a head has the form of a C2SP checkpoint") {
  const std::string note = signed_note(head(), key());
  const Digest digest = head().root;
  const std::string root(digest.begin(), digest.end());
  CHECK(note.starts_with("ledger.example/2007\n1201\n" + to_base64(root) + "\n\n\u2014 ledger.example/2007 "));
  CHECK(note.ends_with("\n"));
  const auto found = opened(note, key().verifying());
  CHECK(found.fault == NoteFault::none);
  CHECK(found.head == head());
  CHECK(unverified(note) == head());
}

TEST_CASE("the published example of a checkpoint is read") {
  const std::string note = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
  const auto found = unverified(note);
  REQUIRE(found);
  CHECK(found->origin == "example.com/behind-the-sofa");
  CHECK(found->size == 20852163);
  CHECK(opened(note, key().verifying()).fault == NoteFault::not_signed_by_key);
}

TEST_CASE("a head with any bit changed does not pass") {
  const std::string note = signed_note(head(), key());
  for (std::size_t bit = 0; bit < note.size() * 8; ++bit) {
    std::string changed = note;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    if (opened(changed, key().verifying()).fault == NoteFault::none) FAIL("bit " << bit);
  }
}

TEST_CASE("signatures by others stand beside, one by another key does not pass, a forged one is told") {
  const std::string note = signed_note(head(), key());
  const std::string other = signed_note(head(), key("witness.example"));
  const std::string both = note + other.substr(other.find("\n\n") + 2);
  CHECK(opened(both, key().verifying()).fault == NoteFault::none);
  CHECK(opened(other, key().verifying()).fault == NoteFault::not_signed_by_key);
  SigningKey forger{"ledger.example/2007", {9}};
  CHECK(opened(signed_note(head(), forger), key().verifying()).fault == NoteFault::not_signed_by_key);
  std::string moved = note;
  moved.replace(moved.find("1201"), 4, "1200");
  CHECK(opened(moved, key().verifying()).fault == NoteFault::bad_signature);
}

TEST_CASE("what is no head is told") {
  const std::string note = signed_note(head(), key());
  for (std::size_t end = 0; end < note.size(); ++end) CHECK(opened(note.substr(0, end), key().verifying()).fault != NoteFault::none);
  for (const char* text : {"", "\n", "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 a AAAA\n", "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 a AAAA\n",
                           "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n\n\u2014 a AAAA\n", "a\n1\nAAAA\n\n\u2014 a AAAA\n"}) {
    INFO(text);
    CHECK_FALSE(unverified(text));
  }
}
