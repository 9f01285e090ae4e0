#include <iterator>

#include "ledger/format.h"
#include "ledger/settled_bytes.h"

namespace duixian::ledger {

namespace {

Message message_of(CanonicalReader& line) {
  Message message;
  message.zh = line.text();
  message.en = line.text();
  return message;
}

class Reading {
 public:
  Reading(CanonicalReader& from, const Glossary& glossary, const std::string& currency) : from_(from), glossary_(glossary), currency_(currency) {}

  SettledDecision read() {
    SettledDecision made;
    SettledClaim& claim = made.claim;
    claim.sum = claim.paid = claim.lowest = claim.highest = {0, currency_};
    const std::size_t fields = from_.map();
    std::int64_t last = -1;
    for (std::size_t i = 0; i < fields && from_.ok(); ++i) {
      const std::uint64_t key = from_.number_key(last);
      if (i < 2 && key != i) from_.refuse("a settled decision names its provision and its sum first");
      field(static_cast<SettledField>(key), made);
    }
    if (fields < 2 || ends_ != (claim.held ? 2 : 0)) from_.refuse("a settled decision is not whole");
    return made;
  }

 private:
  Money money() { return {from_.number(), currency_}; }

  void field(SettledField key, SettledDecision& into) {
    SettledClaim& claim = into.claim;
    switch (key) {
      case SettledField::provision: into.provision = from_.natural(); return;
      case SettledField::decided:
        claim.sum_known = !from_.next_is_null();
        claim.sum_known ? static_cast<void>(claim.sum = money()) : from_.null();
        return;
      case SettledField::paid:
        claim.paid = money();
        if (claim.paid.minor == 0) from_.refuse("what is not paid is left out");
        return;
      case SettledField::lowest: ++ends_, claim.lowest = money(); return;
      case SettledField::highest: ++ends_, claim.highest = money(); return;
      case SettledField::held_because: {
        CanonicalReader line = referred_line(from_, glossary_, Line::message);
        claim.held = true;
        claim.held_because = message_of(line);
        return;
      }
      case SettledField::cuts: return list(claim.cuts, [&] { return cut(); });
      case SettledField::fund: claim.fund = name(claim.fund_title); return;
      case SettledField::payments: return list(claim.payments, [&] { return payment(); });
      case SettledField::carried: return list(claim.carried, [&] { return payment(); });
    }
    from_.refuse("a settled decision has an unknown field");
  }

  template <class One, class Read>
  void list(std::vector<One>& into, Read read) {
    const std::size_t count = from_.array();
    if (count == 0) from_.refuse("an empty list is left out");
    for (std::size_t i = 0; i < count && from_.ok(); ++i) into.push_back(read());
  }

  std::string name(Message& title) {
    CanonicalReader line = referred_line(from_, glossary_, Line::name);
    std::string name(line.text());
    title = message_of(line);
    return name;
  }

  SettledCut cut() {
    SettledCut made;
    if (from_.array() != 2) from_.refuse("a cut has a line and a sum");
    CanonicalReader line = referred_line(from_, glossary_, Line::cut);
    made.cut = line.text();
    made.rule = line.text();
    made.reason = message_of(line);
    made.cite.document = message_of(line);
    made.cite.article = message_of(line);
    made.cite.paragraph = line.text();
    made.in_favour_of = line.text();
    if (from_.ok() && !line.finished()) from_.refuse("a cut is not as its line says");
    made.amount = money();
    return made;
  }

  SettledPayment payment() {
    SettledPayment made;
    if (from_.array() != 4) from_.refuse("a payment has four parts");
    made.year = static_cast<int>(from_.number());
    const std::uint64_t due = from_.natural();
    if (due >= std::size(dues)) from_.refuse("a payment falls due in no known way");
    else made.due = dues[due];
    if (from_.next_is_null()) from_.null();
    else made.party = name(made.party_title);
    made.amount = money();
    return made;
  }

  CanonicalReader& from_;
  const Glossary& glossary_;
  const std::string& currency_;
  int ends_ = 0;
};

}  // namespace

std::vector<SettledDecision> settled_from(CanonicalReader& from, const Glossary& glossary, const std::string& currency) {
  std::vector<SettledDecision> all;
  const std::size_t count = from.array();
  for (std::size_t i = 0; i < count && from.ok(); ++i) {
    all.push_back(Reading(from, glossary, currency).read());
    if (i > 0 && from.ok() && all[i].provision <= all[i - 1].provision) from.refuse("settled decisions are out of order");
  }
  return all;
}

}  // namespace duixian::ledger
