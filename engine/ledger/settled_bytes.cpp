#include "ledger/settled_bytes.h"

#include <algorithm>
#include <iterator>

#include "base/canonical_writer.h"
#include "ledger/format.h"

namespace duixian::ledger {

namespace {

void text(CanonicalWriter& out, const Message& message) {
  out.text(message.zh);
  out.text(message.en);
}

std::uint64_t due_number(const std::string& due) { return static_cast<std::uint64_t>(std::find(std::begin(dues), std::end(dues), due) - std::begin(dues)); }

// The count of a map's pairs is put in when they are written; it stays under 24.
class Fields {
 public:
  explicit Fields(std::string& out) : out_(out), start_(out.size()) { out_.push_back('\xa0'); }

  template <class Write>
  void field(SettledField key, bool present, Write write) {
    if (!present) return;
    ++count_;
    CanonicalWriter(out_).natural(static_cast<std::uint64_t>(key));
    write();
  }
  void close() { out_[start_] = static_cast<char>(0xa0U | count_); }

 private:
  std::string& out_;
  std::size_t start_, count_ = 0;
};

}  // namespace

void SettledWriter::append(std::string& out, const std::vector<SettledDecision>& settled) {
  CanonicalWriter(out).array(settled.size());
  for (const SettledDecision& one : settled) claim(out, one);
}

void SettledWriter::claim(std::string& out, const SettledDecision& one) {
  const SettledClaim& claim = one.claim;
  CanonicalWriter writer(out);
  Fields fields(out);
  fields.field(SettledField::provision, true, [&] { writer.natural(one.provision); });
  fields.field(SettledField::decided, true, [&] { claim.sum_known ? writer.number(claim.sum.minor) : writer.null(); });
  fields.field(SettledField::paid, claim.paid.minor != 0, [&] { writer.number(claim.paid.minor); });
  fields.field(SettledField::lowest, claim.held, [&] { writer.number(claim.lowest.minor); });
  fields.field(SettledField::highest, claim.held, [&] { writer.number(claim.highest.minor); });
  fields.field(SettledField::held_because, claim.held, [&] {
    line_.clear();
    CanonicalWriter line(line_);
    line.array(3);
    line.natural(static_cast<std::uint64_t>(Line::message));
    text(line, claim.held_because);
    lines_.refer(out, line_);
  });
  fields.field(SettledField::cuts, !claim.cuts.empty(), [&] { cuts(out, claim.cuts); });
  fields.field(SettledField::fund, !claim.fund.empty(), [&] { refer_name(out, claim.fund, claim.fund_title); });
  fields.field(SettledField::payments, !claim.payments.empty(), [&] { payments(out, claim.payments); });
  fields.field(SettledField::carried, !claim.carried.empty(), [&] { payments(out, claim.carried); });
  fields.close();
}

void SettledWriter::refer_name(std::string& out, const std::string& name, const Message& title) {
  line_.clear();
  CanonicalWriter line(line_);
  line.array(4);
  line.natural(static_cast<std::uint64_t>(Line::name));
  line.text(name);
  text(line, title);
  lines_.refer(out, line_);
}

void SettledWriter::cuts(std::string& out, const std::vector<SettledCut>& cuts) {
  CanonicalWriter writer(out);
  writer.array(cuts.size());
  for (const SettledCut& one : cuts) {
    line_.clear();
    CanonicalWriter line(line_);
    line.array(11);
    line.natural(static_cast<std::uint64_t>(Line::cut));
    line.text(one.cut);
    line.text(one.rule);
    text(line, one.reason);
    text(line, one.cite.document);
    text(line, one.cite.article);
    line.text(one.cite.paragraph);
    line.text(one.in_favour_of);
    writer.array(2);
    lines_.refer(out, line_);
    writer.number(one.amount.minor);
  }
}

void SettledWriter::payments(std::string& out, const std::vector<SettledPayment>& payments) {
  CanonicalWriter writer(out);
  writer.array(payments.size());
  for (const SettledPayment& one : payments) {
    writer.array(4);
    writer.number(one.year);
    writer.natural(due_number(one.due));
    one.party.empty() ? writer.null() : refer_name(out, one.party, one.party_title);
    writer.number(one.amount.minor);
  }
}

}  // namespace duixian::ledger
