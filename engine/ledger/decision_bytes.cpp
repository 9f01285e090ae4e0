#include "ledger/decision_bytes.h"

#include <algorithm>

#include "base/canonical_writer.h"
#include "ledger/format.h"
#include "ledger/own_threshold.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

// Begins a line of the glossary in `line`.
CanonicalWriter begin(std::string& line, Line kind, std::size_t items) {
  line.clear();
  CanonicalWriter writer(line);
  writer.array(1 + items);
  writer.natural(static_cast<std::uint64_t>(kind));
  return writer;
}

void text(CanonicalWriter& out, const Message& message) {
  out.text(message.zh);
  out.text(message.en);
}

template <class Present, class Write>
void field(std::string& out, std::size_t& count, Field key, const Present& present, Write write) {
  if (!present) return;
  ++count;
  CanonicalWriter(out).natural(static_cast<std::uint64_t>(key));
  write();
}

// A party without its share as null, one that bears the whole sum as its number alone.
bool bears_all(const PartyShare& share, const Decision& decision) { return share.amount && share.amount == decision.amount; }

}  // namespace

bool DecisionWriter::is_plainly_not_applicable(const Decision& decision) {
  const bool bare = decision.figures.empty() && decision.funded_by.empty() && decision.paid_to.empty() && decision.instalments.empty();
  return decision.outcome == Outcome::not_applicable && bare && !decision.amount && !decision.lowest && decision.reason.empty() &&
         decision.failing.empty() && decision.missing.empty() && !decision.amount_not_stated && decision.open_discretions.empty() && decision.approvals_missing.empty();
}

void DecisionWriter::append(std::string& out, const Decision& one) {
  const std::size_t start = out.size();
  out.push_back('\xa0');  // a map; its count is put in below and stays under 24
  std::size_t count = 0;
  const auto put_money = [&](const std::optional<Money>& sum) { return [&out, &sum, this] { money(out, *sum); }; };
  field(out, count, Field::outcome, true, [&] { CanonicalWriter(out).natural(static_cast<std::uint64_t>(one.outcome)); });
  field(out, count, Field::amount, one.amount, put_money(one.amount));
  field(out, count, Field::lowest, one.lowest, put_money(one.lowest));
  field(out, count, Field::highest, one.highest, put_money(one.highest));
  field(out, count, Field::amount_not_stated, one.amount_not_stated, [&] { CanonicalWriter(out).truth(true); });
  field(out, count, Field::reason, !one.reason.empty(), [&] { lines_.refer(out, message_line(one.reason)); });
  field(out, count, Field::failing, !one.failing.empty(), [&] { failing(out, one); });
  field(out, count, Field::missing, !one.missing.empty(), [&] { gaps(out, one); });
  field(out, count, Field::open_discretions, !one.open_discretions.empty(), [&] { names(out, one.open_discretions, one); });
  field(out, count, Field::approvals_missing, !one.approvals_missing.empty(), [&] { names(out, one.approvals_missing, one); });
  field(out, count, Field::figures, !one.figures.empty(), [&] { figures(out, one); });
  field(out, count, Field::funded_by, !one.funded_by.empty(), [&] { shares(out, one.funded_by, one); });
  field(out, count, Field::paid_to, !one.paid_to.empty(), [&] { shares(out, one.paid_to, one); });
  field(out, count, Field::instalments, !one.instalments.empty(), [&] { instalments(out, one); });
  out[start] = static_cast<char>(0xa0U | count);
}

void DecisionWriter::money(std::string& out, const Money& sum) const {
  CanonicalWriter writer(out);
  if (sum.currency == currency_) return writer.number(sum.minor);
  writer.array(2);
  writer.number(sum.minor);
  writer.text(sum.currency);
}

std::string_view DecisionWriter::name_line(const std::string& name, const Decision& decision) {
  const auto title = std::find_if(decision.titles.begin(), decision.titles.end(), [&](const auto& one) { return one.first == name; });
  CanonicalWriter line = begin(line_, Line::name, 3);
  line.text(name);
  text(line, title == decision.titles.end() ? Message{} : title->second);
  return line_;
}

std::string_view DecisionWriter::message_line(const Message& message) {
  CanonicalWriter line = begin(line_, Line::message, 2);
  line.text(cleaned_(message.zh));
  line.text(cleaned_(message.en));
  return line_;
}

std::string_view DecisionWriter::condition_line(const FailedCondition& failed) {
  CanonicalWriter line = begin(line_, Line::condition, 6);
  text(line, failed.text);
  line.array(failed.facts.size());
  for (const std::string& fact : failed.facts) line.text(fact);
  if (!failed.threshold) {
    line.null();
  } else if (threshold_is_own(failed)) {
    line.array(1);
    append_shape(line_, *failed.threshold);
  } else {
    append_whole(line_, *failed.threshold, nullptr);
  }
  append_shape(line_, failed.found);
  shape_.clear();
  if (failed.shortfall) append_shape(shape_, *failed.shortfall);
  if (shortfall_is_own(failed)) line.array(1);
  failed.shortfall ? line.raw(shape_) : line.null();
  return line_;
}

void DecisionWriter::failing(std::string& out, const Decision& decision) {
  CanonicalWriter(out).array(decision.failing.size());
  for (const FailedCondition& failed : decision.failing) {
    const bool own = threshold_is_own(failed), own_shortfall = shortfall_is_own(failed);
    CanonicalWriter(out).array(2 + (own ? 1U : 0U) + (own_shortfall ? 1U : 0U));
    lines_.refer(out, condition_line(failed));
    append_rest(out, failed.found, &lines_);
    if (own) append_rest(out, *failed.threshold, &lines_);
    if (own_shortfall) append_rest(out, *failed.shortfall, &lines_);
  }
}

std::string_view DecisionWriter::missing_line(const MissingFact& fact) {
  CanonicalWriter line = begin(line_, Line::missing, 9);
  line.text(fact.entity);
  text(line, fact.entity_title);
  line.text(fact.name);
  text(line, fact.title);
  fact.year ? line.number(*fact.year) : line.null();
  line.text(cleaned_(fact.why.zh));
  line.text(cleaned_(fact.why.en));
  return line_;
}

// A number alone where the fact is the subject's own.
void DecisionWriter::gaps(std::string& out, const Decision& decision) {
  CanonicalWriter writer(out);
  writer.array(decision.missing.size());
  for (const MissingFact& fact : decision.missing) {
    const bool own = fact.subject == decision.subject;
    if (!own) writer.array(2);
    lines_.refer(out, missing_line(fact));
    if (!own) writer.text(fact.subject);
  }
}

void DecisionWriter::names(std::string& out, const std::vector<std::string>& names, const Decision& decision) {
  CanonicalWriter writer(out);
  writer.array(names.size());
  for (const std::string& one : names) lines_.refer(out, name_line(one, decision));
}

std::string_view DecisionWriter::figure_line(const Figure& figure) {
  CanonicalWriter line = begin(line_, Line::figure, 2);
  line.text(figure.name);
  append_shape(line_, figure.value);
  return line_;
}

void DecisionWriter::figures(std::string& out, const Decision& decision) {
  CanonicalWriter writer(out);
  writer.array(2 * decision.figures.size());
  for (const Figure& one : decision.figures) {
    lines_.refer(out, figure_line(one));
    append_rest(out, one.value, &lines_);
  }
}

void DecisionWriter::shares(std::string& out, const std::vector<PartyShare>& shares, const Decision& decision) {
  CanonicalWriter writer(out);
  writer.array(shares.size());
  for (const PartyShare& share : shares) {
    const bool all = bears_all(share, decision);
    if (!all) writer.array(2);
    lines_.refer(out, name_line(share.party, decision));
    if (all) continue;
    share.amount ? money(out, *share.amount) : writer.null();
  }
}

void DecisionWriter::instalments(std::string& out, const Decision& decision) {
  CanonicalWriter writer(out);
  writer.array(decision.instalments.size());
  for (const Instalment& one : decision.instalments) {
    const bool granted = one.outcome == Outcome::granted;
    writer.array(granted ? 2 : 3);
    writer.number(one.year);
    money(out, one.amount);
    if (!granted) writer.natural(static_cast<std::uint64_t>(one.outcome));
  }
}

}  // namespace duixian::ledger
