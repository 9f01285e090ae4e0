// The rules of settlement that a pack declares: names are numbers, amounts minor units. docs/pack-format.md says how they are
// written, docs/settlement.md what they do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/decision.h"
#include "duixian/words/message.h"
#include "duixian/words/rational.h"

namespace duixian::graph {

// What a rule asks of a claim's family: a fact, whether its subject is on a list of exclusions, the answer of an approval, or
// the provision that was elected. A choice is the place of its name among those declared, a text a code.
struct Figure {
  enum class Kind : std::uint8_t { fact, listed, approval, elected } kind = Kind::fact;
  std::size_t pack = 0;                 // in the run
  std::size_t entity = 0, fact = 0;
  std::string name;                     // of the list or approval
};

// Which provisions a rule is about: a bit for each of Rules::provisions.
using Provisions = std::vector<bool>;

struct SettledProvision {
  std::string pack, id;
  Message title;
  Citation cite;
  ProvisionKind kind = ProvisionKind::award;
  std::size_t entity = 0;         // equal for subjects that are the same thing
  bool about_enterprise = false;  // its subject is the enterprise itself
  std::string matter;
  bool once = false;              // the decision has looked at its own history already
};

// Every rule: what it is called, by which clause it stands, and which provisions it is about.
struct SettlementRule {
  std::string name;
  Message title;
  Citation cite;
  Provisions provisions;
};

// Excludes: a truth, a name on a list, or a day within `months` before the day of the run.
struct Bar : SettlementRule {
  std::size_t figure = 0;
  std::optional<std::int64_t> months;  // the figure is a day; it bars until so many months later
};

// A body's yes that an article asks of other provisions' awards: 1 on file, 0 refused, unknown pending.
struct Gate : SettlementRule {
  std::size_t figure = 0;
};

enum class Scope : std::uint8_t { claim, subject, enterprise };

// Not again: what was paid under these provisions before exhausts them.
struct PaidOnce : SettlementRule {
  Scope scope = Scope::subject;
  std::optional<int> years;  // only payments of so many years, this one among them
};

enum class PaidBefore : std::uint8_t { ignored, topped_up };

// Of claims that exclude each other only the best set; see Rules::exclusion.
struct Stacking : SettlementRule {
  Scope scope = Scope::subject;
  PaidBefore paid_before = PaidBefore::ignored;
  std::optional<std::size_t> elected;  // a figure: which provision the enterprise chose
  bool across_packs = false;           // other documents' provisions of these matters count too
  bool falls_back = false;             // what was chosen is not due: the best of the others instead of nothing
};

enum class Shortage : std::uint8_t { pro_rata, in_order };
enum class Unspent : std::uint8_t { lapses, again, carried };

// A ceiling on a sum: fixed, a share of a figure, or the lower of both.
struct Ceiling {
  std::optional<std::int64_t> fixed;
  std::optional<std::size_t> figure;
  Rational share = 1;
};

struct Cap : SettlementRule {
  Scope scope = Scope::claim;
  Ceiling ceiling;
  std::optional<int> years;    // what was paid in so many years, this one among them, counts too ...
  std::optional<int> since;    // ... or in all years since this one
  std::optional<std::size_t> counted_as_one;  // a figure: enterprises that share its value stand under one ceiling
  Shortage cuts = Shortage::in_order;
  Unspent cut = Unspent::lapses;   // lapses or carried: what it cuts
  bool only_if_known = false;      // an unknown figure does not bind
  bool across_packs = false;       // other documents' provisions of these matters count too

  [[nodiscard]] bool looks_back() const { return years || since; }
  // Whether what was paid in that year counts, in a run of `run`.
  [[nodiscard]] bool counts(int year, int run) const { return years ? year > run - *years : since && year >= *since; }
};

struct Minimum : SettlementRule {
  Scope scope = Scope::claim;
  std::int64_t at = 0;
};

enum class Ties : std::uint8_t { in_order, all, none, open };

// The first n by a figure, or by the sum itself.
struct Quota : SettlementRule {
  std::size_t first = 0;
  std::optional<std::size_t> by;        // nothing: by the sum
  bool lowest_first = false;
  Ties ties = Ties::open;
  bool each_enterprise = false;         // n for each enterprise ...
  std::optional<std::size_t> each;      // ... or for each value of a figure
};

struct Fund : SettlementRule {
  std::optional<std::int64_t> budget;   // nothing: without limit
  std::vector<std::pair<int, std::int64_t>> budgets;  // by year, where the pack says so; a run takes its own
  Shortage shortage = Shortage::pro_rata;
  std::optional<std::size_t> by;        // in_order: by this figure
  bool lowest_first = false;
  bool reserves = true;                 // for what is open, pending and undetermined
  Ceiling ceiling;                      // of one claim, after the cut
  Unspent freed = Unspent::lapses;      // lapses or again: what that ceiling frees
  std::optional<std::size_t> matches;   // an earlier fund: never more than `times` what that one pays
  Rational times = 1;
};

// At least this share of a fund for a class: tested, not enforced.
struct Earmark : SettlementRule {
  std::size_t fund = 0;
  std::size_t figure = 0;               // the claims where it is 1, or where it has the code `is`
  std::optional<std::int64_t> is;
  Rational at_least = 0;
};

struct Party {
  std::string name;
  Message title;
};

// Who bears what: weights by party, fixed or by figures; or different ones by the code of a figure.
struct PayerWeight {
  std::size_t party = 0;
  Rational weight = 0;
  std::optional<std::size_t> figure;
};
struct Payers : SettlementRule {
  std::optional<std::size_t> by;
  std::vector<std::pair<std::int64_t, std::vector<PayerWeight>>> cases;  // by its code; without `by` the one entry
};

// Parts by year, each with its own condition.
struct InstalmentPart {
  Rational share;
  int year = 0;                         // after the year of the run; 0: this one
  std::optional<std::size_t> when;      // a truth: fails, and the part lapses; unknown, and it is not yet due
  std::optional<std::size_t> on;        // a day: falls due in its year; unknown, and it is not yet due
};
struct Instalments : SettlementRule {
  std::vector<InstalmentPart> parts;
  Ceiling each;                         // of what falls due in a year, against that year's figure
  Scope scope = Scope::claim;           // each claim's part, or all of the enterprise's under this plan
  Unspent above = Unspent::lapses;      // lapses, or carried to the next part

  [[nodiscard]] bool has_ceiling() const { return each.fixed || each.figure; }
};

// A duty to pay back what was paid, where a fact holds within so many years of the payment.
struct Claw : SettlementRule {
  std::size_t figure = 0;
  std::optional<int> years;
  Rational share = 1;
};

// A truth that has to hold in each of so many years after the payment, or a share of it is due back.
struct Keep : SettlementRule {
  std::size_t figure = 0;
  int years = 1;
  Rational share = 1;
};

enum class Stage : std::uint8_t { bars, once, gates, stacking, top_up, caps, minimum, quotas, funds };

struct SettlementRules {
  std::vector<Stage> stages{Stage::bars, Stage::once, Stage::gates, Stage::stacking, Stage::top_up, Stage::caps, Stage::minimum, Stage::quotas, Stage::funds};
  std::vector<SettledProvision> provisions;
  std::vector<Bar> bars;
  std::vector<PaidOnce> once;
  std::vector<Gate> gates;
  std::vector<Stacking> stacking;
  // Row by row: which stacking rule lets two provisions exclude each other; no_rule: none.
  static constexpr std::uint16_t no_rule = 0xffff;
  std::vector<std::uint16_t> exclusion;
  Provisions contested;  // those that exclude any
  std::vector<Cap> caps;
  std::vector<Minimum> minimums;
  std::vector<Quota> quotas;
  std::vector<Fund> funds;
  std::vector<Earmark> earmarks;
  std::vector<Payers> payers;
  std::vector<Instalments> instalments;
  std::vector<Party> parties;
  std::vector<Claw> claws;
  std::vector<Keep> keeps;
  std::vector<Figure> figures;
  std::optional<std::size_t> district;  // a figure, for tables
  std::vector<std::pair<std::string, std::size_t>> payee;  // account, bank, ...: a fact each
  int year = 0;
  Date day;
  bool history_given = false;

  // Payments are told as of this year: that of the run, or of its day where that lies later.
  [[nodiscard]] int pay_year() const { return day.year() > year ? day.year() : year; }
  [[nodiscard]] std::uint16_t exclusion_of(std::size_t a, std::size_t b) const {
    return exclusion.empty() ? no_rule : exclusion[a * provisions.size() + b];
  }
};

}  // namespace duixian::graph
