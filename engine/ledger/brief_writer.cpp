#include "ledger/brief_writer.h"

#include <limits>

#include "base/canonical_writer.h"
#include "base/invariant.h"
#include "ledger/format.h"
#include "ledger/own_threshold.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

using evaluate::BriefDecision;
using evaluate::BriefValue;

constexpr std::int64_t not_known = std::numeric_limits<std::int64_t>::min();

bool is_due(Outcome outcome) { return outcome == Outcome::granted || outcome == Outcome::pending || outcome == Outcome::open; }

template <class Map, class Key>
auto* at_or_null(Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

void key(std::string& out, std::size_t& count, Field field) {
  ++count;
  CanonicalWriter(out).natural(static_cast<std::uint64_t>(field));
}

}  // namespace

// A decision at hand, with what it is written from.
struct BriefWriter::Entry {
  const BriefDecision& brief;
  evaluate::BriefDecider& values;
  const graph::Provision& provision;
  BriefWords& words;
  std::size_t figures = 0;   // of them shown
};

BriefWriter::BriefWriter(const evaluate::Program& program, const columns::Names& names, const std::string& currency, DraftLines& lines, DecisionWriter& words)
    : program_(program), names_(names), lines_(lines), full_(words), words_(program.provisions.size()) {
  const graph::Rulebook& book = program.book();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const graph::Provision& provision = book.provisions[program.provisions[i].provision];
    if (!provision.pays) continue;
    const std::string& of = book.graph[book.outline[*provision.pays].node].type.unit.currency();
    if (of != currency) words_[i].currency = of;
  }
}

std::int64_t BriefWriter::variant_of(const BriefValue& value, const graph::Cell& cell) {
  if (!cell.known) return not_known;
  if (value.type->kind == TypeKind::choice) return cell.value.sign() < 0 ? not_known : *cell.value.as_int64();
  return value.type->kind == TypeKind::text && cell.value.sign() < 0 ? not_known : 0;
}

BriefPart BriefWriter::part_of(const Value& value, std::string_view line) {
  BriefPart part{true, lines_.number(line), Rest::nothing, 0, false};
  if (std::holds_alternative<bool>(value.is)) part.rest = Rest::truth;
  else if (std::holds_alternative<Date>(value.is)) part.rest = Rest::day;
  else if (std::holds_alternative<Quantity>(value.is)) part.rest = Rest::amount;
  else if (const auto* name = std::get_if<std::string>(&value.is)) {
    part.rest = value.label.empty() ? Rest::text : Rest::label;
    if (!value.label.empty()) part.label = lines_.number(label_line(*name, value.label));
  } else if (value.known()) {
    part.usable = false;
  }
  return part;
}

void BriefWriter::learn(const BriefDecision& brief, evaluate::BriefDecider& values, const Decision& full) {
  invariant(brief.decided.outcome == full.outcome && brief.failing.size() == full.failing.size() && brief.missing.size() == full.missing.size() && (brief.reason != 0) == !full.reason.empty(),
            "a brief decision says what the decision in full says");
  BriefWords& words = words_[brief.rule->bound];
  words.learned = true;
  words.failing.resize(brief.rule->leaves.size());
  words.figures.resize(brief.rule->figures.size() + 1);
  words.amount_not_stated = full.amount_not_stated;
  if (brief.reason != 0) words.reasons[brief.reason] = lines_.number(full_.message_line(full.reason));
  for (std::size_t i = 0; i < full.failing.size(); ++i) {
    const FailedCondition& failed = full.failing[i];
    BriefPart part = part_of(failed.found, full_.condition_line(failed));
    part.own_threshold = threshold_is_own(failed);
    part.usable = part.usable && !shortfall_is_own(failed);
    if (part.own_threshold) part.usable = part.usable && brief.rule->leaves[brief.failing[i].leaf].threshold && std::holds_alternative<Quantity>(failed.threshold->is);
    words.failing[brief.failing[i].leaf][brief.failing[i].variant] = part;
  }
  for (std::size_t i = 0; i < full.missing.size(); ++i) words.gaps[brief.missing[i].fact.index] = lines_.number(full_.missing_line(full.missing[i]));
  for (std::size_t i = 0; i < full.figures.size(); ++i) {
    const BriefValue& value = i < brief.rule->figures.size() ? brief.rule->figures[i] : *brief.rule->gives;
    words.figures[i][variant_of(value, values.cell(value))] = part_of(full.figures[i].value, full_.figure_line(full.figures[i]));
  }
  for (const auto* shares : {&full.funded_by, &full.paid_to}) {
    for (const PartyShare& share : *shares) words.parties[share.party] = lines_.number(full_.name_line(share.party, full));
  }
}

bool BriefWriter::append(SubjectWriter& out, const BriefDecision& brief, evaluate::BriefDecider& values) {
  Entry entry{brief, values, program_.book().provisions[program_.provisions[brief.rule->bound].provision], words_[brief.rule->bound], brief.rule->figures.size()};
  if (!entry.words.learned) return false;
  if (brief.rule->gives && is_due(brief.decided.outcome)) {
    const graph::Cell& given = values.cell(*brief.rule->gives);
    if (given.known && given.value != Rational(-1)) ++entry.figures;
  }
  const bool plain = brief.decided.outcome == Outcome::not_applicable && entry.figures == 0 && !entry.words.amount_not_stated && !brief.decided.has_sum;
  if (plain) return out.add_not_applicable(), true;
  if (!knows(entry)) return false;
  write(out.add(), entry);
  return true;
}

bool BriefWriter::knows(const Entry& entry) {
  const BriefDecision& brief = entry.brief;
  parts_.clear();
  const auto take = [&](const BriefPart* part) {
    parts_.push_back(part);
    return part && part->usable;
  };
  for (const evaluate::BriefFailure& failure : brief.failing) {
    if (!take(at_or_null(entry.words.failing[failure.leaf], failure.variant))) return false;
  }
  for (std::size_t i = 0; i < entry.figures; ++i) {
    const BriefValue& value = i < brief.rule->figures.size() ? brief.rule->figures[i] : *brief.rule->gives;
    if (!take(at_or_null(entry.words.figures[i], variant_of(value, entry.values.cell(value))))) return false;
  }
  if (brief.reason != 0 && !entry.words.reasons.contains(brief.reason)) return false;
  for (const evaluate::BriefGap& gap : brief.missing) {
    if (!entry.words.gaps.contains(gap.fact.index)) return false;
  }
  if (!is_due(brief.decided.outcome)) return true;
  const auto knows_parties = [&](const std::optional<graph::Funding>& of, const std::optional<BriefValue>& chosen) {
    if (!of) return true;
    if (chosen) {
      const graph::Cell& party = entry.values.cell(*chosen);
      return !party.known || entry.words.parties.contains(names_.name(*party.value.as_int64()));
    }
    for (const std::string& party : of->parties) {
      if (!entry.words.parties.contains(party)) return false;
    }
    return true;
  };
  return knows_parties(entry.provision.funded_by, brief.rule->payer) && knows_parties(entry.provision.paid_to, brief.rule->payee);
}

void BriefWriter::money(std::string& out, const BriefWords& words, std::int64_t minor) const {
  CanonicalWriter writer(out);
  if (words.currency.empty()) return writer.number(minor);
  writer.array(2);
  writer.number(minor);
  writer.text(words.currency);
}

void BriefWriter::rest(std::string& out, const BriefPart& part, const graph::Cell& cell) {
  CanonicalWriter writer(out);
  switch (part.rest) {
    case Rest::nothing: return writer.null();
    case Rest::truth: return writer.truth(cell.value.sign() != 0);
    case Rest::text: return writer.text(names_.name(*cell.value.as_int64()));
    case Rest::label: return lines_.refer(out, part.label);
    case Rest::day: return writer.number(static_cast<std::int32_t>(cell.value.as_int64().value_or(0)));
    case Rest::amount: return append_amount(out, cell.value);
  }
}

// As DecisionWriter::append has it.
void BriefWriter::write(std::string& out, const Entry& entry) {
  const BriefDecision& brief = entry.brief;
  const std::size_t start = out.size();
  out.push_back('\xa0');
  std::size_t count = 0;
  key(out, count, Field::outcome);
  CanonicalWriter(out).natural(static_cast<std::uint64_t>(brief.decided.outcome));
  if (brief.decided.has_sum) {
    key(out, count, Field::amount);
    money(out, entry.words, brief.decided.lowest);
  }
  if (brief.ends) {
    key(out, count, Field::lowest);
    full_.money(out, brief.ends->first);
    key(out, count, Field::highest);
    full_.money(out, brief.ends->second);
  }
  if (entry.words.amount_not_stated) {
    key(out, count, Field::amount_not_stated);
    CanonicalWriter(out).truth(true);
  }
  if (brief.reason != 0) {
    key(out, count, Field::reason);
    lines_.refer(out, entry.words.reasons.at(brief.reason));
  }
  if (!brief.failing.empty()) {
    key(out, count, Field::failing);
    failing(out, entry);
  }
  if (!brief.missing.empty()) {
    key(out, count, Field::missing);
    missing(out, entry);
  }
  if (entry.figures > 0) {
    key(out, count, Field::figures);
    figures(out, entry);
  }
  const auto parties = [&](Field field, const std::optional<graph::Funding>& of, const std::vector<BriefValue>& parts, const std::optional<BriefValue>& chosen) {
    if (!of || !is_due(brief.decided.outcome)) return;
    if (chosen ? !entry.values.cell(*chosen).known : of->parties.empty()) return;
    key(out, count, field);
    shares(out, entry, of, parts, chosen);
  };
  parties(Field::funded_by, entry.provision.funded_by, brief.rule->funded_by, brief.rule->payer);
  parties(Field::paid_to, entry.provision.paid_to, brief.rule->paid_to, brief.rule->payee);
  out[start] = static_cast<char>(0xa0U | count);
}

void BriefWriter::failing(std::string& out, const Entry& entry) {
  CanonicalWriter(out).array(entry.brief.failing.size());
  for (std::size_t i = 0; i < entry.brief.failing.size(); ++i) {
    const evaluate::BriefLeaf& leaf = entry.brief.rule->leaves[entry.brief.failing[i].leaf];
    const BriefPart& part = *parts_[i];
    CanonicalWriter(out).array(part.own_threshold ? 3 : 2);
    lines_.refer(out, part.line);
    leaf.found ? rest(out, part, entry.values.cell(*leaf.found)) : CanonicalWriter(out).null();
    if (part.own_threshold) append_amount(out, entry.values.cell(*leaf.threshold).value);
  }
}

void BriefWriter::missing(std::string& out, const Entry& entry) {
  CanonicalWriter writer(out);
  writer.array(entry.brief.missing.size());
  for (const evaluate::BriefGap& gap : entry.brief.missing) {
    const std::string whose = gap.of ? (*gap.of == entry.provision.subject ? "" : entry.values.key_of(*gap.of)) : "";
    const bool own = gap.of && (*gap.of == entry.provision.subject || whose == entry.values.key_of(entry.provision.subject));
    if (!own) writer.array(2);
    lines_.refer(out, entry.words.gaps.at(gap.fact.index));
    if (!own) writer.text(whose);
  }
}

void BriefWriter::figures(std::string& out, const Entry& entry) {
  CanonicalWriter(out).array(2 * entry.figures);
  for (std::size_t i = 0; i < entry.figures; ++i) {
    const BriefValue& value = i < entry.brief.rule->figures.size() ? entry.brief.rule->figures[i] : *entry.brief.rule->gives;
    const BriefPart& part = *parts_[entry.brief.failing.size() + i];
    lines_.refer(out, part.line);
    rest(out, part, entry.values.cell(value));
  }
}

void BriefWriter::shares(std::string& out, const Entry& entry, const std::optional<graph::Funding>& of, const std::vector<BriefValue>& parts, const std::optional<BriefValue>& chosen) {
  const auto whole = entry.brief.decided.has_sum ? std::optional(entry.brief.decided.lowest) : std::nullopt;
  CanonicalWriter writer(out);
  if (chosen) {
    writer.array(1);
    return share(out, entry, names_.name(*entry.values.cell(*chosen).value.as_int64()), whole);
  }
  writer.array(of->parties.size());
  for (std::size_t i = 0; i < of->parties.size(); ++i) {
    const bool alone = of->parties.size() == 1;
    const graph::Cell part = !alone && !parts.empty() ? entry.values.cell(parts[i]) : graph::unknown();
    share(out, entry, of->parties[i], alone ? whole : part.known && whole ? part.value.as_int64() : std::nullopt);
  }
}

void BriefWriter::share(std::string& out, const Entry& entry, const std::string& party, const std::optional<std::int64_t>& minor) {
  const bool all = minor && entry.brief.decided.has_sum && *minor == entry.brief.decided.lowest;
  if (!all) CanonicalWriter(out).array(2);
  lines_.refer(out, entry.words.parties.at(party));
  if (all) return;
  minor ? money(out, entry.words, *minor) : CanonicalWriter(out).null();
}

}  // namespace duixian::ledger
