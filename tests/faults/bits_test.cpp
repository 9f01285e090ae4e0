// A bit that changes by itself, anywhere in a ledger's file or in a proof, and a file cut anywhere, are found.
//
// With FAULTS=all in the environment there are a hundred thousand of them, else two thousand. The counts are printed.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "duixian/doors/ledger.h"
#include "ledger/audit.h"
#include "ledger/books.h"

using namespace books;

namespace {

bool is_long() {
  const char* asked = std::getenv("FAULTS");
  return asked != nullptr && std::string(asked) == "all";
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string flipped(std::string bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
  return bytes;
}

// A ledger of two runs, and what it is as bytes.
class Sound {
 public:
  Sound() {
    for (const char* request : {"r1", "r2"}) {
      SqliteStore store(path(), true);
      (void)record(store, run(3, request), 300, [](std::uint64_t at, const Decision& common) { return at % 2 == 0 ? granted(common, 100) : ineligible(common, 5, 10); });
    }
    bytes_ = read(path());
  }
  [[nodiscard]] std::string path() const { return (folder_ / "books.ledger").string(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  // Whether something is found wrong with the file as these bytes.
  [[nodiscard]] bool found(const std::string& changed) const {
    std::ofstream(path(), std::ios::binary) << changed;
    try {
      SqliteStore store(path(), false);
      return !ledger::audit(store, key().verifying(), {}, {}).wrong.empty();
    } catch (const Trouble&) {
      return true;  // not even opened
    }
  }

 private:
  report::ScratchFolder folder_;
  std::string bytes_;
};

}  // namespace

TEST_CASE("a flipped bit anywhere in the file of a ledger is found") {
  const Sound sound;
  CHECK_FALSE(sound.found(sound.bytes()));
  std::mt19937_64 random(1);
  const int times = is_long() ? 100'000 : 2'000;
  for (int i = 0; i < times; ++i) {
    const std::size_t bit = random() % (sound.bytes().size() * 8);
    if (!sound.found(flipped(sound.bytes(), bit))) FAIL("bit " << bit);
  }
  std::cout << times << " flipped bits in a ledger of " << sound.bytes().size() << " bytes: all found\n";
}

TEST_CASE("a ledger cut at any boundary of 512 bytes is found") {
  const Sound sound;
  int cuts = 0;
  for (std::size_t end = 0; end < sound.bytes().size(); end += 512, ++cuts) {
    if (!sound.found(sound.bytes().substr(0, end))) FAIL("cut at " << end);
  }
  std::cout << cuts << " cuts: all found\n";
}

TEST_CASE("a flipped bit anywhere in a proof is found") {
  const Sound sound;
  const auto proof = prove(sound.path(), {number_text(7), {}, {}});
  REQUIRE(proof);
  const std::string key_text = key().verifying().text();
  REQUIRE(verify(*proof, key_text, std::nullopt, Language::english));
  std::mt19937_64 random(2);
  const int times = is_long() ? 100'000 : 2'000;
  for (int i = 0; i < times; ++i) {
    const std::size_t bit = random() % (proof->size() * 8);
    if (verify(flipped(*proof, bit), key_text, std::nullopt, Language::english)) FAIL("bit " << bit << ": " << proof->substr(bit / 8, 20));
  }
  std::cout << times << " flipped bits in a proof of " << proof->size() << " bytes: all found\n";
}

TEST_CASE("a flipped bit in a key is found") {
  const std::string text = key().verifying().text();
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    const auto other = verifying_key_from(flipped(text, bit));
    if (other && *other == key().verifying()) FAIL("bit " << bit);
  }
}
