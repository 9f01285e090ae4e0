// Decisions and runs as canonical bytes: everything comes back, and nothing but the one form is read.
#include <algorithm>
#include <random>
#include <tuple>

#include "ledger/books.h"
#include "ledger/value_bytes.h"

using namespace books;

namespace {

// A decision with every field that there is.
Decision full(const Decision& common) {
  Decision made = ineligible(common, 49'999'999'999, 50'000'000'000);
  made.outcome = Outcome::open;
  made.amount = Money{-1, "USD"};
  made.lowest = Money{0, "CNY"};
  made.highest = Money{INT64_MAX, "CNY"};
  made.amount_not_stated = true;
  made.reason = {"裁定 5 不在 1 至 4 之内", "outside"};
  MissingFact gap;
  gap.entity = "guarantee";
  gap.subject = "7";
  gap.name = "amount";
  gap.title = {"金额", "amount"};
  gap.year = 2006;
  gap.why = {"没有提供", "not given"};
  made.missing = {gap, gap};
  made.missing[1].subject = "E00000001";
  made.missing[1].year.reset();
  made.open_discretions = {"cut"};
  made.approvals_missing = {"mayor"};
  made.titles = {{"cut", {"比例", "share"}}, {"mayor", {"市长", "mayor"}}};
  made.figures = {{"growth", {Quantity{*Rational::of(1, 3), {}}, "%", {}}},
                  {"unknown", {}},
                  {"class", {std::string("base"), "", {"产业基地", "base"}}},
                  {"day", {*Date::of(2007, 3, 1), "", {}}},
                  {"large", {Quantity{*Rational::of(Int128{1} << 100, 3), unit_of("CNY")}, "", {}}},
                  {"list", {ValueList{money_value(1), Value{}, money_value(2)}, "", {}}},
                  {"mixed", {ValueList{money_value(1), Value{true, "", {}}, Value{std::string("x"), "", {}}}, "", {}}},
                  {"parts", {ValueMap{{"city", money_value(1)}, {"district", Value{}}}, "", {}}},
                  {"nothing", {ValueList{}, "", {}}}};
  made.funded_by = {{"city", Money{-1, "USD"}}, {"district", Money{5, "CNY"}}, {"province", std::nullopt}};
  made.paid_to = {{"park", Money{7, "CNY"}}};
  made.instalments = {{2007, Money{1, "CNY"}, Outcome::granted}, {0, Money{2, "USD"}, Outcome::undetermined}};
  return made;
}

bool same(const FailedCondition& a, const FailedCondition& b) {
  return std::tie(a.text, a.facts, a.found, a.threshold, a.shortfall) == std::tie(b.text, b.facts, b.found, b.threshold, b.shortfall);
}
bool same(const MissingFact& a, const MissingFact& b) {
  return std::tie(a.entity, a.subject, a.name, a.entity_title, a.title, a.year, a.why) == std::tie(b.entity, b.subject, b.name, b.entity_title, b.title, b.year, b.why);
}
bool same(const Figure& a, const Figure& b) { return a.name == b.name && a.value == b.value; }
bool same(const PartyShare& a, const PartyShare& b) { return a.party == b.party && a.amount == b.amount; }
bool same(const Instalment& a, const Instalment& b) { return a.year == b.year && a.amount == b.amount && a.outcome == b.outcome; }
bool same(const SettledPayment& a, const SettledPayment& b) { return std::tie(a.year, a.due, a.party, a.party_title, a.amount) == std::tie(b.year, b.due, b.party, b.party_title, b.amount); }
bool same(const SettledCut& a, const SettledCut& b) { return std::tie(a.cut, a.rule, a.reason, a.cite, a.amount, a.in_favour_of) == std::tie(b.cut, b.rule, b.reason, b.cite, b.amount, b.in_favour_of); }
template <class One>
bool all_same(const std::vector<One>& a, const std::vector<One>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const One& x, const One& y) { return same(x, y); });
}
bool same(const Decision& a, const Decision& b) {
  const bool heads = std::tie(a.pack, a.provision, a.title, a.cite, a.kind, a.entity, a.subject, a.subject_name, a.year, a.readings) == std::tie(b.pack, b.provision, b.title, b.cite, b.kind, b.entity, b.subject, b.subject_name, b.year, b.readings);
  const bool sums = std::tie(a.outcome, a.amount, a.lowest, a.highest, a.amount_not_stated, a.reason) == std::tie(b.outcome, b.amount, b.lowest, b.highest, b.amount_not_stated, b.reason);
  const bool names = std::tie(a.open_discretions, a.approvals_missing, a.titles) == std::tie(b.open_discretions, b.approvals_missing, b.titles);
  return heads && sums && names && all_same(a.failing, b.failing) && all_same(a.missing, b.missing) && all_same(a.figures, b.figures) &&
         all_same(a.funded_by, b.funded_by) && all_same(a.paid_to, b.paid_to) && all_same(a.instalments, b.instalments);
}

// What a settlement can make of a decision: all of it paid, cut and held back, and nothing that anybody knows.
std::vector<SettledDecision> settled() {
  SettledClaim paid;
  paid.sum = {100, "CNY"};
  paid.paid = {70, "CNY"};
  paid.cuts = {{"capped", "limit", {"上限", "ceiling"}, {{"办法", "measure"}, {"三", "3"}, "2"}, {30, "CNY"}, ""}, {"superseded", "one", {"择优", "best"}, {}, {0, "CNY"}, "1-2"}};
  paid.fund = "main";
  paid.fund_title = {"资金", "fund"};
  paid.payments = {{2007, "now", "city", {"市", "city"}, {40, "CNY"}}, {0, "waiting", "", {}, {30, "CNY"}}};
  paid.carried = {{2008, "carried", "city", {"市", "city"}, {5, "CNY"}}};
  SettledClaim held;
  held.sum_known = false;
  held.held = true;
  held.held_because = {"资料不全", "facts are missing"};
  held.lowest = {1, "CNY"};
  held.highest = {INT64_MAX, "CNY"};
  return {{0, paid}, {3, held}};
}

bool same(const SettledClaim& a, const SettledClaim& b) {
  const auto sums = [](const SettledClaim& one) { return std::tuple(one.sum_known, one.sum_known ? one.sum.minor : 0, one.paid.minor, one.held, one.held ? one.lowest.minor : 0, one.held ? one.highest.minor : 0); };
  return sums(a) == sums(b) && std::tie(a.held_because, a.fund, a.fund_title) == std::tie(b.held_because, b.fund, b.fund_title) && all_same(a.cuts, b.cuts) && all_same(a.payments, b.payments) && all_same(a.carried, b.carried);
}

struct Written {
  RunEntry run;
  Glossary glossary;
  std::string bytes, decided;
};

Written written(const std::vector<Decision>& decisions, std::size_t provisions, const std::optional<std::vector<SettledDecision>>& settled = std::nullopt) {
  Written made{run(provisions), {}, {}, {}};
  if (settled) made.run.settlement.emplace();
  SubjectWriter writer(made.glossary, made.run, plain);
  writer.begin({0, {"E00000001", "owner"}}, "某厂");
  for (const Decision& decision : decisions) writer.add(decision);
  if (settled) writer.add_settled(*settled);
  const SubjectBytes bytes = writer.end("\x80", "\x80");
  write_subject_entry(made.bytes, made.run.request, bytes, 12);
  made.decided = bytes.decided;
  return made;
}

std::vector<Decision> of_every_kind() {
  const auto provisions = run(5).entities[0].provisions;
  std::vector<Decision> made{full(provisions[0]), granted(provisions[1], 50'000'000), not_applicable(provisions[2]), ineligible(provisions[3], 1, 2), not_applicable(provisions[4])};
  made[4].figures = {{"x", money_value(1)}};
  for (Decision& one : made) {
    one.subject = "E00000001";
    one.subject_name = "某厂";
  }
  return made;
}

}  // namespace

TEST_CASE("every field of a decision comes back") {
  const auto decisions = of_every_kind();
  const Written made = written(decisions, 5);
  CHECK_FALSE(not_canonical(made.bytes));
  std::string why;
  const auto entry = subject_entry_from(made.bytes, made.run, made.glossary, why);
  INFO(why);
  REQUIRE(entry);
  CHECK(entry->key == SubjectKey{0, {"E00000001", "owner"}});
  CHECK(entry->corrects == 12);
  CHECK(entry->decided == made.decided);
  REQUIRE(entry->decisions.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(same(entry->decisions[i], decisions[i]));
}

TEST_CASE("what a settlement made of decisions comes back") {
  const Written made = written(of_every_kind(), 5, settled());
  CHECK_FALSE(not_canonical(made.bytes));
  std::string why;
  const auto entry = subject_entry_from(made.bytes, made.run, made.glossary, why);
  INFO(why);
  REQUIRE(entry);
  REQUIRE(entry->settled);
  REQUIRE(entry->settled->size() == 2);
  for (std::size_t i = 0; i < 2; ++i) CHECK(same((*entry->settled)[i].claim, settled()[i].claim));
  CHECK((*entry->settled)[1].claim.provision == "1-4");
  CHECK(settled_of(*entry, entry->decisions[0])->paid.minor == 70);
  CHECK_FALSE(settled_of(*entry, entry->decisions[1]));
  CHECK(written(of_every_kind(), 5, *entry->settled).bytes == made.bytes);
}

TEST_CASE("an entry is settled where its run is, and names its provisions once and in order") {
  std::string why;
  Written made = written(of_every_kind(), 5, settled());
  made.run.settlement.reset();
  CHECK_FALSE(subject_entry_from(made.bytes, made.run, made.glossary, why));
  Written without = written(of_every_kind(), 5);
  without.run.settlement.emplace();
  CHECK_FALSE(subject_entry_from(without.bytes, without.run, without.glossary, why));
  for (const auto& [first, second] : {std::pair{3, 3}, {3, 0}, {0, 5}}) {
    auto wrong = settled();
    wrong[0].provision = static_cast<std::uint64_t>(first);
    wrong[1].provision = static_cast<std::uint64_t>(second);
    const Written bad = written(of_every_kind(), 5, wrong);
    CHECK_FALSE(subject_entry_from(bad.bytes, bad.run, bad.glossary, why));
  }
}

// A condition whose other side is a fact of the subject, or something that nobody has decided yet.
Decision against(const Decision& common, const char* side) {
  Decision made = ineligible(common, 1, 2);
  Explanation& condition = made.failing[0].condition;
  condition.word = "at_least";
  condition.parts.resize(2);
  condition.parts[0].word = "fact";
  condition.parts[1].word = side;
  return made;
}

TEST_CASE("a threshold that is the subject's own stands in its entry and everybody's in the line") {
  const auto provisions = run(2).entities[0].provisions;
  std::vector<Decision> decisions{against(provisions[0], "fact"), against(provisions[1], "fact")};
  decisions[1].failing[0].threshold = money_value(3);
  decisions[1].failing[0].shortfall = money_value(2);
  Written own = written(decisions, 2);
  CHECK(own.glossary.size() == 1);
  std::string why;
  const auto entry = subject_entry_from(own.bytes, own.run, own.glossary, why);
  REQUIRE(entry);
  for (std::size_t i = 0; i < 2; ++i) CHECK(same(entry->decisions[i].failing[0], decisions[i].failing[0]));
  for (Decision& one : decisions) one.failing[0].condition.parts[1].word = "parameter";
  CHECK(written(decisions, 2).glossary.size() == 2);
}

TEST_CASE("a shortfall that cannot be told from its threshold is written out") {
  std::vector<Decision> decisions{against(run(1).entities[0].provisions[0], "discretion")};
  decisions[0].failing[0].threshold = Value{};
  const Written made = written(decisions, 1);
  std::string why;
  const auto entry = subject_entry_from(made.bytes, made.run, made.glossary, why);
  REQUIRE(entry);
  CHECK(same(entry->decisions[0].failing[0], decisions[0].failing[0]));
}

TEST_CASE("what comes back is written again as the same bytes") {
  const Written made = written(of_every_kind(), 5);
  std::string why;
  const auto entry = subject_entry_from(made.bytes, made.run, made.glossary, why);
  REQUIRE(entry);
  CHECK(written(entry->decisions, 5).bytes == made.bytes);
}

TEST_CASE("no changed byte of an entry is read as the same decision") {
  const Written made = written(of_every_kind(), 5, settled());
  for (std::size_t at = 0; at < made.bytes.size(); ++at) {
    for (const int by : {1, 8, 64, 128}) {
      std::string changed = made.bytes;
      changed[at] = static_cast<char>(changed[at] ^ by);
      std::string why;
      const auto entry = subject_entry_from(changed, made.run, made.glossary, why);
      if (!entry) continue;
      if (entry->decided == made.decided && entry->request == "r1" && entry->corrects == 12 && entry->places == "\x80") FAIL("byte " << at);
    }
  }
  for (std::size_t end = 0; end < made.bytes.size(); ++end) {
    std::string why;
    CHECK_FALSE(subject_entry_from(std::string_view(made.bytes).substr(0, end), made.run, made.glossary, why));
    CHECK_FALSE(why.empty());
  }
}

TEST_CASE("thirty decisions of a usual mix take at most twenty bytes each beyond the facts") {
  std::vector<Decision> decisions;
  const auto provisions = run(30).entities[0].provisions;
  for (std::size_t i = 0; i < 30; ++i) {
    if (i % 3 == 0) decisions.push_back(not_applicable(provisions[i]));
    else if (i % 3 == 1) decisions.push_back(ineligible(provisions[i], 49'999'999'900 + static_cast<std::int64_t>(i), 50'000'000'000));
    else decisions.push_back(granted(provisions[i], 100'000'000));
  }
  const Written made = written(decisions, 30);
  CHECK(made.bytes.size() / 30 <= 20);
}

TEST_CASE("a run's entry comes back whole") {
  RunEntry entry = run(3);
  entry.corrects = 7;
  entry.size_before = 300;
  entry.pack_files = {{"pack.toml", sha256("a"), 1}};
  entry.records_files = {{"firm.csv", sha256("d"), 4}};
  entry.packs_beside = {{"other", {{"pack.toml", sha256("e"), 5}}}};
  entry.choices.switched = {{"1-1/A1", "R2"}};
  entry.choices.set = {"reading.1-1/A1=R2"};
  entry.choices.file = FileEntry{"readings.toml", sha256("b"), 2};
  entry.limits = {{"members", 5000}};
  entry.settlement = SettlementEntry{{"other", "tried"}, FileEntry{"exclusions.csv", sha256("f"), 6}, sha256("g")};
  entry.beside = {{"rulings", {"rulings.csv", sha256("c"), 3}}};
  for (const int column : {3, 5}) entry.sources.push_back({"parks.csv", "", column});
  entry.sources.push_back({"parks.xlsx", "园区", 3});
  entry.columns = {{0, "output", 2007, std::string("\x82\x04\x60", 3), 1}};
  entry.entities[0].groups = {{0, false, {0}}, {0, true, {}}};
  entry.outcomes[0] = 4;
  entry.entities[0].provisions[1].cite.document = {"另一份文件", "another document"};
  Glossary words;
  write_descriptions(entry, words);
  const std::string bytes = entry.to_bytes();
  CHECK_FALSE(not_canonical(bytes));
  std::string why;
  auto read = RunEntry::from_bytes(bytes, why);
  INFO(why);
  REQUIRE(read);
  CHECK(read->to_bytes() == bytes);
  CHECK(read->sources == entry.sources);
  CHECK(read_descriptions(*read, words).empty());
  CHECK(read->pack_files == entry.pack_files);
  CHECK(read->packs_beside == entry.packs_beside);
  CHECK(read->records_files == entry.records_files);
  CHECK(read->entities[0].provisions[1].cite.document.en == "another document");
  CHECK(read->entities[0].provisions[2].cite.document == entry.pack_title);
  CHECK(read->entities[0].provisions[2].provision == "1-3");
  CHECK(read->entities[0].groups == entry.entities[0].groups);
  CHECK(read->columns == entry.columns);
  CHECK(read->choices == entry.choices);
  CHECK(read->settlement == entry.settlement);
  CHECK(read->corrects == 7);
}

TEST_CASE("a run's entry with a field too few, too many or pointing nowhere is refused") {
  RunEntry entry = run(1);
  std::string why;
  const std::string bytes = entry.to_bytes();
  std::mt19937_64 random(3);
  for (int turn = 0; turn < 3000; ++turn) {
    std::string changed = bytes;
    changed[random() % changed.size()] = static_cast<char>(random());
    const auto read = RunEntry::from_bytes(changed, why);
    if (read && read->to_bytes() != changed) FAIL("turn " << turn);
  }
  for (std::size_t end = 0; end < bytes.size(); ++end) CHECK_FALSE(RunEntry::from_bytes(std::string_view(bytes).substr(0, end), why));
  entry.columns = {{0, "output", 0, std::string("\x82\x04\x60", 3), 7}};
  entry.entities[0].groups = {{0, false, {0}}};
  RunEntry other = run(1);
  CHECK(other.describe(other.entities[0], entry.entity_line(entry.entities[0])) == "a column of facts points nowhere");
  std::string extra = bytes;
  extra[2] = static_cast<char>(extra[2] + 1);
  CHECK_FALSE(RunEntry::from_bytes(extra + "\x69zzzzzzzzz\x01", why));
}

TEST_CASE("a glossary holds each line once and proves it") {
  Glossary words;
  CHECK(words.number("\x81\x01") == 0);
  CHECK(words.number("\x81\x02") == 1);
  CHECK(words.number("\x81\x01") == 0);
  const auto read = Glossary::from_bytes(words.to_bytes());
  REQUIRE(read);
  CHECK(read->root() == words.root());
  CHECK_FALSE(Glossary::from_bytes("\x82\x01\x01"));
  CHECK_FALSE(Glossary::from_bytes("\x82\x01"));
}
