// How fast decisions are recorded, read back and proved. Prints what it measures; holds itself to a fraction of it, as other
// programs may be at work on the machine.
#include <chrono>
#include <filesystem>
#include <iostream>

#include "ledger/books.h"

using namespace books;

namespace {

class Clock {
 public:
  [[nodiscard]] std::int64_t microseconds() const { return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Thirty decisions on one subject: ten granted, ten ineligible by one condition, ten not applicable.
class Subject {
 public:
  explicit Subject(const std::vector<Decision>& provisions) {
    for (std::size_t i = 0; i < provisions.size(); ++i) {
      const Decision& common = provisions[i];
      decisions_.push_back(i % 3 == 0 ? granted(common, 100'000'000) : i % 3 == 1 ? ineligible(common, 1, 50'000'000'000) : not_applicable(common));
    }
  }
  const std::vector<Decision>& of(std::uint64_t number) {
    const auto fen = static_cast<std::int64_t>(number * 7919 % 50'000'000'000);
    for (std::size_t i = 0; i < decisions_.size(); ++i) {
      Decision& one = decisions_[i];
      if (one.outcome == Outcome::granted) one.amount->minor = one.funded_by[0].amount->minor = fen + static_cast<std::int64_t>(i);
      if (one.outcome != Outcome::ineligible) continue;
      std::get<Quantity>(one.failing[0].found.is).amount = Rational(fen);
      std::get<Quantity>(one.failing[0].shortfall->is).amount = Rational(50'000'000'000 - fen);
    }
    return decisions_;
  }

 private:
  std::vector<Decision> decisions_;
};

Recorded record_many(Store& store, std::uint64_t subjects, const std::string& request, std::size_t provisions) {
  Recorder recorder(store, key());
  recorder.begin(run(provisions, request), plain);
  Subject subject(run(provisions).entities[0].provisions);
  for (std::uint64_t i = 0; i < subjects; ++i) {
    recorder.subject({0, {number_text(i)}}, "某厂");
    for (const Decision& decision : subject.of(i)) recorder.subjects().add(decision);
    recorder.close("\x80", "\x80");
  }
  return recorder.finish();
}

std::uint64_t count_from_environment(std::uint64_t otherwise) {
  const char* text = std::getenv("DUIXIAN_LEDGER_SUBJECTS");
  return text ? std::stoull(text) : otherwise;
}

}  // namespace

TEST_CASE("subjects with thirty decisions each are recorded, opened and proved quickly") {
  const report::ScratchFolder folder;
  const std::string path = (folder / "speed.ledger").string();
  const std::uint64_t subjects = count_from_environment(20'000);
  const Clock recording;
  {
    SqliteStore store(path, true);
    (void)record_many(store, subjects, "r1", 30);
  }
  const std::int64_t took = std::max<std::int64_t>(recording.microseconds(), 1);
  const auto bytes = std::filesystem::file_size(path);
  const auto rate = static_cast<std::int64_t>(subjects) * 1'000'000 / took;
  const Clock opening;
  SqliteStore store(path, false);
  OpenedLedger ledger(store);
  const std::int64_t opened_in = opening.microseconds();
  const Clock proving;
  const auto position = ledger.find(ledger.run(1), SubjectKey{0, {number_text(subjects / 3)}});
  REQUIRE(position);
  const auto proof = ledger.tree().inclusion(*position);
  const std::int64_t proved_in = proving.microseconds();
  std::cout << "recorded " << subjects << " entries of 30 decisions: " << rate << " a second, " << bytes / subjects << " bytes an entry, " << bytes / subjects / 30
            << " a decision; opened in " << opened_in << " us, proved in " << proved_in << " us\n";
  CHECK(root_by_inclusion(*position, ledger.head().size, leaf_hash(*salt_at(ledger.runs(), *position), ledger.entry(*position)), proof) == ledger.head().root);
  CHECK(rate > 10'000);
  CHECK(bytes / subjects / 30 <= 30);  // the whole file: pages, hashes and keys with it
  CHECK(opened_in < 100'000);
  CHECK(proved_in < 100'000);
}
