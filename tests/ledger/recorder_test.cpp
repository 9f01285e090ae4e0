// Runs recorded into a ledger: what stands there afterwards, and what does not.
#include <fstream>

#include "ledger/books.h"

using namespace books;

namespace {

class Office {
 public:
  [[nodiscard]] std::string path() const { return (folder_ / "books.ledger").string(); }
  [[nodiscard]] std::unique_ptr<SqliteStore> store() const { return std::make_unique<SqliteStore>(path(), true); }
  [[nodiscard]] Recorded record(std::uint64_t subjects, const std::string& request, std::optional<std::int64_t> corrects = std::nullopt) const {
    return books::record(*store(), run(3, request), subjects, [](std::uint64_t at, const Decision& common) { return at % 2 == 0 ? granted(common, 100) : ineligible(common, 5, 10); }, corrects);
  }
  [[nodiscard]] bool has_ledger() const { return store()->identity().has_value(); }

 private:
  report::ScratchFolder folder_;
};

}  // namespace

TEST_CASE("a run is its subjects in the order of their keys, itself, and a signed head") {
  const Office office;
  const Recorded made = office.record(5, "r1");
  CHECK(made.number == 1);
  CHECK(made.position == 5);
  const auto store = office.store();
  const OpenedLedger ledger(*store);
  CHECK(ledger.head().size == 6);
  CHECK(ledger.note() == made.note);
  CHECK(opened(made.note, key().verifying()).fault == NoteFault::none);
  RunEntry run = ledger.run_entry(ledger.run(1));
  CHECK(run.count == 5);
  CHECK(run.outcomes[0] == 9);
  CHECK(run.outcomes[1] == 6);
  const auto position = ledger.find(ledger.run(1), SubjectKey{0, {number_text(3)}});
  REQUIRE(position == 3);
  std::string why;
  const Glossary words = ledger.glossary(run);
  const std::string bytes = ledger.entry(3);
  const auto entry = subject_entry_from(bytes, run, words, why);
  REQUIRE(entry);
  CHECK(entry->request == "r1");
  CHECK(entry->decisions.size() == 3);
  CHECK(entry->decisions[1].outcome == Outcome::ineligible);
  CHECK(entry->decisions[1].subject == number_text(3));
  CHECK(entry->decisions[1].provision == "1-2");
  CHECK(entry->decisions[1].failing[0].text.zh == "年配套产值 不低于 5亿元");
  CHECK_FALSE(ledger.find(ledger.run(1), SubjectKey{0, {"nobody"}}));
  CHECK(ledger.find(ledger.run(1), number_text(4)) == std::vector<std::uint64_t>{4});
  CHECK(ledger.find(ledger.run(1), "nobody").empty());
}

TEST_CASE("the same request again gives the stored run and adds nothing") {
  const Office office;
  const Recorded first = office.record(5, "r1");
  const Recorded again = office.record(5, "r1");
  CHECK(again.again);
  CHECK(again.number == first.number);
  CHECK(again.note == first.note);
  CHECK(office.store()->size() == 6);
}

TEST_CASE("a run that is not finished leaves nothing, not even a ledger") {
  const Office office;
  {
    const auto store = office.store();
    Recorder recorder(*store, key());
    recorder.begin(run(1), plain);
    recorder.subject({0, {"a"}}, "");
    recorder.subjects().add(not_applicable(run(1).entities[0].provisions[0]));
    recorder.close("\x80", "\x80");
  }
  CHECK_FALSE(office.has_ledger());
  CHECK(office.record(5, "r1").number == 1);
}

TEST_CASE("later runs go on where the tree ended, whatever their sizes") {
  const Office office;
  std::uint64_t size = 0;
  std::vector<std::string> notes;
  for (const std::uint64_t subjects : {0, 1, 254, 1, 700, 3}) {
    const Recorded made = office.record(subjects, "r" + std::to_string(size));
    size += subjects + 1;
    notes.push_back(made.note);
    const auto store = office.store();
    OpenedLedger ledger(*store);
    CHECK(ledger.head().size == size);
    for (const std::string& note : notes) {
      const Checkpoint old = opened(note, key().verifying()).head;
      CHECK(is_consistent(old.size, size, old.root, ledger.head().root, ledger.tree().consistency(old.size)));
    }
  }
}

TEST_CASE("a correction points at the run and at each subject's entry that it corrects") {
  const Office office;
  (void)office.record(5, "r1");
  (void)office.record(6, "r2", 1);
  const auto store = office.store();
  const OpenedLedger ledger(*store);
  const RunPlace& second = ledger.run(2);
  RunEntry run = ledger.run_entry(second);
  CHECK(run.corrects == ledger.run(1).position);
  std::string why;
  const Glossary words = ledger.glossary(run);
  for (std::uint64_t i = 0; i < 6; ++i) {
    const std::string bytes = ledger.entry(second.first + i);
    const auto entry = subject_entry_from(bytes, run, words, why);
    REQUIRE(entry);
    CHECK(entry->corrects == (i < 5 ? std::optional(i) : std::nullopt));
  }
  CHECK(code_of([&] { (void)office.record(1, "r3", 9); }) == "no-such-run");
  CHECK(office.store()->runs().size() == 2);
}

TEST_CASE("another key does not write, and the ledger says whose it is") {
  const Office office;
  (void)office.record(5, "r1");
  const auto store = office.store();
  CHECK(code_of([&] { Recorder(*store, SigningKey{"bureau.example/ledger", {8}}); }) == "wrong-key");
  CHECK(office.record(5, "r2").number == 2);
}

TEST_CASE("salts and time are not in what was decided") {
  const Office one, other;
  (void)one.record(20, "r1");
  (void)other.record(20, "r1");
  const auto first = one.store(), second = other.store();
  const OpenedLedger a(*first), b(*second);
  const RunEntry run_a = a.run_entry(a.run(1)), run_b = b.run_entry(b.run(1));
  CHECK(run_a.decisions == run_b.decisions);
  CHECK(a.entry(3) == b.entry(3));
  CHECK(a.head().root != b.head().root);
}
