#include "evaluate/outcome.h"

#include <algorithm>

#include "evaluate/explain.h"
#include "evaluate/value_of.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;

bool same(const Cell& a, const Cell& b) {
  if (a.known != b.known || !a.known) return a.known == b.known;
  if (!a.list || !b.list) return a.value == b.value;
  return std::equal(a.list->members.begin(), a.list->members.end(), b.list->members.begin(), b.list->members.end(), same);
}

// What its tier column says was granted, in the smallest unit: an instalment of it is less. Nothing where it names no sum.
std::optional<Rational> tier_named(const PastAward& past) {
  if (past.tier.empty()) return std::nullopt;
  const WrittenQuantity tier = read_quantity(past.tier);
  const bool is_sum = tier.reading == Reading::exact && !tier.date && tier.low.unit == unit_of(past.amount.currency);
  return is_sum ? std::optional(tier.low.amount) : std::nullopt;
}

class Rules {
 public:
  Rules(RowExecutor& executor, const BoundProvision& bound, const Findings& findings)
      : executor_(executor), bound_(bound), findings_(findings), program_(executor.program()), provision_(program_.book().provisions[bound.provision]) {}

  Verdicts apply() {
    sums();
    result_.outcome = outcome();
    return result_;
  }

 private:
  Outcome outcome() {
    if (!program_.is_in_force(provision_)) return not_in_force();
    if (verdict(findings_, &CornerFindings::applies) == Verdict::no) return Outcome::not_applicable;
    if (ineligible()) return Outcome::ineligible;
    if (failed()) return Outcome::failed;
    if (undetermined()) return Outcome::undetermined;
    if (provision_.approval && verdict(findings_, &CornerFindings::approval) != Verdict::yes) return unapproved();
    return exhausted() ? Outcome::exhausted : open() ? Outcome::open : Outcome::granted;
  }

  Outcome not_in_force() {
    const bool own = provision_.from || provision_.until;
    const std::string from = to_text(provision_.from.value_or(program_.pack->from));
    const auto last = provision_.until ? provision_.until : program_.pack->until;
    const std::string until = last ? to_text(*last) : std::string();
    result_.reason = {(own ? "本条自 " : "文件自 ") + from + " 起" + (until.empty() ? "" : "至 " + until) + " 施行",
                      (own ? "the provision is in force from " : "the document is in force from ") + from + (until.empty() ? "" : " to " + until)};
    return Outcome::not_in_force;
  }

  // The sum at each corner, rounded to the fen; a corner that does not qualify counts nothing.
  void sums() {
    if (!provision_.pays) return;
    const Type& type = program_.book().graph[program_.book().outline[*provision_.pays].node].type;
    for (const CornerFindings& corner : findings_.corners) {
      std::optional<Money> sum = money_of(corner.pays, type);
      if (corner.pays.known && !sum) too_large_ = true;
      if (sum && findings_.corners.size() > 1 && graph::is_false(corner.when)) sum->minor = 0;
      if (!sum) {
        result_.lowest.reset();
        result_.highest.reset();
        return;
      }
      if (findings_.corners.size() > 1 && moves_money(provision_.kind) && sum->minor < 0) sum->minor = 0;  // nothing is taken
      if (!result_.lowest || sum->minor < result_.lowest->minor) result_.lowest = sum;
      if (!result_.highest || sum->minor > result_.highest->minor) result_.highest = sum;
    }
  }

  bool nothing_given() const {
    if (!provision_.gives || !provision_.gives->first_that) return false;
    return std::all_of(findings_.corners.begin(), findings_.corners.end(), [](const CornerFindings& corner) { return corner.gives.known && corner.gives.value == Rational(-1); });
  }

  bool ineligible() {
    if (verdict(findings_, &CornerFindings::when) == Verdict::no || nothing_given()) return true;
    result_.zero = moves_money(provision_.kind) && result_.highest && result_.highest->minor <= 0;
    if (result_.zero) result_.reason = {"按条款计算的金额为零，不予兑现", "the clause computes to nothing, and nothing is never granted"};
    return result_.zero;
  }

  bool failed() {
    for (std::size_t i = 0; i < provision_.checks.size(); ++i) {
      const bool fails = std::all_of(findings_.corners.begin(), findings_.corners.end(), [&](const CornerFindings& corner) { return graph::is_false(corner.checks[i]); });
      if (fails) return result_.reason = provision_.checks[i].reason, true;
    }
    for (const OwnedDiscretion& discretion : bound_.discretions) {
      if (out_of_range(discretion)) return true;
    }
    if (too_large_) return result_.reason = undefined_reason(graph::Undefined::overflow), true;
    if (!findings_.gaps.uncomputable.empty()) return result_.reason = findings_.gaps.uncomputable, true;
    return false;
  }

  bool out_of_range(const OwnedDiscretion& owned) {
    const Ruling* ruling = executor_.ruling(owned);
    if (!ruling) return false;
    const auto& declared = program_.book().declarations.discretions[owned.discretion];
    const bool unit = ruling->value.unit == declared.type.unit;
    if (unit && ruling->value.amount >= declared.lowest && ruling->value.amount <= declared.highest) return false;
    const auto text = [&](const Rational& value, const Unit& of) { return to_text(Quantity{value, of}, shown_in(of, declared.written_unit)); };
    const std::string found = text(ruling->value.amount, ruling->value.unit), low = text(declared.lowest, declared.type.unit), high = text(declared.highest, declared.type.unit);
    const std::string where = to_text(ruling->place);
    result_.reason = {"“" + declared.title.zh + "”的裁定 " + found + " 不在 " + low + " 至 " + high + " 之内" + (where.empty() ? "" : "（" + where + "）"),
                      "the ruling " + found + " on `" + declared.title.en + "` lies outside " + low + " to " + high + (where.empty() ? "" : " (" + where + ")")};
    return true;
  }

  bool undetermined() {
    bool unknown = false;
    for (const CornerFindings& corner : findings_.corners) {
      unknown = unknown || !corner.applies.known || !corner.when.known || (provision_.pays && !corner.pays.known) || (provision_.gives && !corner.gives.known);
      for (const Cell& check : corner.checks) unknown = unknown || !check.known;
      for (const Cell& share : corner.division) unknown = unknown || (provision_.kind == ProvisionKind::share && !share.known);
    }
    if (unknown && !findings_.gaps.undefined.empty()) result_.reason = findings_.gaps.undefined.front();
    return unknown;
  }

  // A refusal on file bars; an approval that nobody has given yet is awaited.
  Outcome unapproved() {
    for (graph::NodeId id : graph::reachable(program_.graph, {program_.node(bound_, *provision_.approval)})) {
      const graph::Node& node = program_.graph[id];
      if (node.operation != graph::Operation::approval) continue;
      const Approval* filed = executor_.approval(static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail));
      if (!filed || filed->granted) continue;
      if (filed->place.row == 0 && filed->document.empty() && filed->authority.empty()) continue;  // said of a case: not on file
      result_.reason = {"未获批准：" + filed->authority + " " + filed->document, "refused by " + filed->authority + " " + filed->document};
      return Outcome::barred;
    }
    return exhausted() ? Outcome::exhausted : Outcome::pending;
  }

  bool exhausted() {
    if (provision_.once == graph::Once::no) return false;
    const std::string& subject = executor_.subject_key(provision_.subject);
    for (const PastAward* paid : executor_.paid_to(subject)) {
      const PastAward& past = *paid;
      if (past.provision != provision_.id) continue;
      if (past.year >= program_.settings.year && past.year != 0) continue;
      if (past.amount.minor <= 0) continue;  // nothing was paid, or something was taken back
      const auto tier = tier_reached();
      const bool same_tier = tier && tier_named(past).value_or(Rational(past.amount.minor)) >= *tier;  // a higher one counts for those below it
      if (provision_.once == graph::Once::ever || same_tier) return already(past.amount, past.year);
    }
    return by_history_fact();
  }

  // What the tier reached gives: of a table in `pays` if there is one (a top-up pays less), else the sum itself.
  std::optional<Rational> tier_reached() const {
    if (!provision_.pays) return std::nullopt;
    const auto& book = program_.book();
    std::vector<graph::OutlineId> open{*provision_.pays};
    while (!open.empty()) {
      const graph::OutlineId id = open.back();
      open.pop_back();
      const graph::OutlineEntry& entry = book.outline[id];
      if (entry.word == "tiers" && book.graph[entry.node].type.unit.is_money()) {
        const Cell& cell = executor_.cell(program_.node(bound_, id));
        return cell.known ? std::optional(cell.value) : std::nullopt;
      }
      open.insert(open.end(), entry.parts.rbegin(), entry.parts.rend());
    }
    return result_.highest ? std::optional(Rational(result_.highest->minor)) : std::nullopt;
  }

  bool by_history_fact() {
    const EntitySchema& entity = program_.book().schema.entities[provision_.subject];
    for (std::size_t i = 0; i < entity.facts.size(); ++i) {
      const FactSchema& fact = entity.facts[i];
      const auto row = executor_.row(provision_.subject);
      if (fact.history != provision_.id || !row) continue;
      const auto value = executor_.records().value(provision_.subject, i, fact.yearly ? program_.settings.year : 0, *row);
      if (!value || value->sign() <= 0) continue;
      const bool money = fact.type.unit.is_money();
      const auto tier = tier_reached();
      const bool reached = money && tier && *value >= *tier;
      if (provision_.once != graph::Once::ever && !reached) continue;
      const auto sum = money ? duixian::money_of(*value, fact.type.unit.currency(), Rounding::half_up) : std::nullopt;
      return already(sum.value_or(Money{0, program_.book().declarations.currency}), 0);
    }
    return false;
  }

  bool already(const Money& amount, int year) {
    const std::string when_zh = year ? std::to_string(year) + " 年" : "此前", when_en = year ? " in " + std::to_string(year) : " before";
    result_.reason = {"一次性奖补，" + when_zh + "已兑现 " + to_yuan(amount), "granted once only, and already granted" + when_en + " (" + to_yuan(amount) + ")"};
    return true;
  }

  bool open() const {
    if (provision_.amount_not_stated) return true;
    for (const auto condition : {&CornerFindings::applies, &CornerFindings::when}) {
      if (verdict(findings_, condition) == Verdict::by_discretion) return true;
    }
    if (result_.lowest && result_.lowest->minor != result_.highest->minor) return true;
    const CornerFindings& first = findings_.corners.front();
    for (const CornerFindings& corner : findings_.corners) {
      if (!std::equal(corner.checks.begin(), corner.checks.end(), first.checks.begin(), same) || !same(corner.gives, first.gives) ||
          !std::equal(corner.division.begin(), corner.division.end(), first.division.begin(), same)) {
        return true;
      }
    }
    return false;
  }

  RowExecutor& executor_;
  const BoundProvision& bound_;
  const Findings& findings_;
  const Program& program_;
  const graph::Provision& provision_;
  Verdicts result_;
  bool too_large_ = false;
};

}  // namespace

bool moves_money(ProvisionKind kind) {
  using enum ProvisionKind;
  return kind == award || kind == subsidy || kind == rebate || kind == relief || kind == share;
}

bool shows_sum(ProvisionKind kind, Outcome outcome) {
  const bool due = outcome == Outcome::granted || outcome == Outcome::pending || outcome == Outcome::open;
  return due || (kind == ProvisionKind::duty && outcome != Outcome::not_applicable && outcome != Outcome::not_in_force);
}

Verdicts outcome_of(RowExecutor& executor, const BoundProvision& bound, const Findings& findings) { return Rules(executor, bound, findings).apply(); }

}  // namespace duixian::evaluate
