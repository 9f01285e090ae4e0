// The opponent written by hand: one loop over the enterprises, one branch for each clause, everything about a row at once.
//
//   fused_loop --data FOLDER [--results fresh|reused] [--rows N]
//
// It knows the clauses by heart and the data as it likes them best: what is known of a row in one word of bits, truths and
// names in a byte, an enterprise's projects in a range. Where all that a clause needs is known it computes with plain
// numbers; else the same text is computed with numbers that may be missing. Compiled with -O3 -march=x86-64-v3.
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "contest/contestant.h"
#include "contest/large_pages.h"
#include "contest/raw_columns.h"

namespace {

using std::int64_t;
using std::uint64_t;
using std::uint8_t;

constexpr int64_t wan = 1'000'000, yi = 10'000'000'000;  // 1万元, 1亿元, in fen
constexpr std::size_t provisions = 30;
enum Outcome : uint8_t { ineligible, granted, undetermined };

// Every fact has a bit in the word of what is known of a row; so do the sums over its projects.
enum Fact : unsigned {
  in_catalogue, is_new, is_high_tech, is_registered_here, has_overdue_tax, is_exporter, passed_audit, is_park_tenant, size, level, trade,
  output, sales, sales_before, rnd, rnd_before, local_tax, tax_before, purchases, purchases_before, equipment, investment, exports, loan, fees, rent,
  training, green_investment, income_tax, staff, graduates, patents, centres, energy, energy_before, land, loan_rate, loan_days, registered,
  facts,
  projects_equipment = facts, projects_by_category, projects_tiers, projects_supporting, all_facts
};
constexpr unsigned first_sum = output;
enum Size : uint8_t { large, medium };
enum Level : uint8_t { national, provincial, municipal };
enum Trade : uint8_t { machinery, automobile, appliance, food };
enum Category : uint8_t { key, major };

constexpr std::array<const char*, facts> names{
    "in_catalogue", "is_new", "is_high_tech", "is_registered_here", "has_overdue_tax", "is_exporter", "passed_audit", "is_park_tenant",
    "size", "level", "trade", "output", "sales_2007", "sales_2006", "rnd_2007", "rnd_2006", "local_tax_2007", "local_tax_2006", "purchases_2007",
    "purchases_2006", "equipment", "investment", "exports", "loan", "fees", "rent", "training", "green_investment", "income_tax", "staff",
    "graduates", "patents", "centres", "energy_2007", "energy_2006", "land", "loan_rate", "loan_days", "registered"};

template <class... Facts>
constexpr uint64_t bits(Facts... needed) { return ((uint64_t{1} << needed) | ...); }

// A number and a truth of which it is not certain that they are known.
struct Maybe {
  int64_t value;
  bool known;
};
struct Truth {
  bool yes, no;
};

template <class F> int64_t work(F f, int64_t a) { return f(a); }
template <class F> int64_t work(F f, int64_t a, int64_t b) { return f(a, b); }
template <class F> Maybe work(F f, Maybe a) { return {f(a.value), a.known}; }
template <class F> Maybe work(F f, Maybe a, Maybe b) { return {f(a.value, b.value), a.known && b.known}; }
template <class F> bool holds(F f, int64_t a) { return f(a); }
template <class F> bool holds(F f, int64_t a, int64_t b) { return f(a, b); }
template <class F> Truth holds(F f, Maybe a) { return {a.known && f(a.value), a.known && !f(a.value)}; }
template <class F> Truth holds(F f, Maybe a, Maybe b) {
  const bool known = a.known && b.known, yes = f(a.value, b.value);
  return {known && yes, known && !yes};
}
template <class... T> bool all(bool a, T... more) { return (a && ... && more); }
template <class... T> Truth all(Truth a, T... more) { return {(a.yes && ... && more.yes), (a.no || ... || more.no)}; }
inline bool any(bool a, bool b) { return a || b; }
inline Truth any(Truth a, Truth b) { return {a.yes || b.yes, a.no && b.no}; }
inline bool negate(bool a) { return !a; }
inline Truth negate(Truth a) { return {a.no, a.yes}; }
inline Truth if_defined(bool defined, Truth a) { return {defined && a.yes, defined && a.no}; }
inline bool if_defined(bool, bool a) { return a; }
template <class N> auto at_least(N a, int64_t line) { return holds([=](int64_t x) { return x >= line; }, a); }
template <class N> N capped(N a, int64_t cap) { return work([=](int64_t x) { return std::min(x, cap); }, a); }
template <class N> N share(N a, int64_t part, int64_t of) { return work([=](int64_t x) { return (2 * x * part + of) / (2 * of); }, a); }  // half up

int64_t tier(int64_t x, int64_t line, int64_t gives) { return x >= line ? gives : 0; }
int64_t slice(int64_t x, int64_t from, int64_t to, int64_t rate) { return std::max<int64_t>(std::min(x, to) - from, 0) * rate; }
constexpr int64_t without_end = INT64_MAX;

int64_t output_award(int64_t x) { return x > 10 * yi ? 100 * wan : x >= 5 * yi ? 50 * wan : 0; }
int64_t sales_award(int64_t x) {
  return x >= 50 * yi ? 300 * wan : x >= 10 * yi ? 100 * wan : x >= 5 * yi ? 50 * wan : x >= yi ? 20 * wan : x >= 5000 * wan ? 10 * wan : tier(x, 1000 * wan, 5 * wan);
}
int64_t staff_award(int64_t x) { return x >= 1000 ? 60 * wan : x >= 200 ? 20 * wan : tier(x, 50, 5 * wan); }
int64_t level_award(int64_t x) { return x == national ? 100 * wan : x == provincial ? 50 * wan : x == municipal ? 20 * wan : 0; }
int64_t size_award(int64_t x) { return x == large ? 20 * wan : x == medium ? 10 * wan : 5 * wan; }
int64_t fee_relief(int64_t x) { return x >= yi ? 100 : x >= 5000 * wan ? 80 : tier(x, 1000 * wan, 50); }
int64_t project_award(int64_t x) { return x > yi ? 80 * wan : x >= 5000 * wan ? 30 * wan : tier(x, 1000 * wan, 10 * wan); }

struct Decided {
  std::array<int64_t, provisions> amounts;
  std::array<uint8_t, provisions> outcomes;
};

struct Table {
  std::size_t rows = 0;
  std::array<std::vector<int64_t>, facts> sums;
  std::array<std::vector<uint8_t>, first_sum> small;
  std::vector<uint64_t> known;
  std::vector<std::uint32_t> first_project;
  std::vector<int64_t> project_investment, project_equipment;
  std::vector<uint8_t> project_supporting, project_category, project_known;  // known: investment 1, equipment 2, supporting 4, category 8
};

struct ProjectSums {
  int64_t equipment = 0, by_category = 0, tiers = 0;
  int surely = 0, possibly = 0;
  uint64_t known = bits(projects_equipment, projects_by_category, projects_tiers);
};

ProjectSums sums_of_projects(const Table& table, std::size_t row) {
  ProjectSums sums;
  for (std::uint32_t p = table.first_project[row]; p < table.first_project[row + 1]; ++p) {
    const unsigned known = table.project_known[p];
    const int64_t investment = table.project_investment[p], equipment = table.project_equipment[p];
    const bool supporting = table.project_supporting[p] != 0;
    const uint8_t category = table.project_category[p];
    if ((known & 2U) == 0) sums.known &= ~bits(projects_equipment);
    sums.equipment += equipment;
    if ((known & 1U) == 0) sums.known &= ~bits(projects_tiers);
    sums.tiers += project_award(investment);
    const bool not_supporting = (known & 4U) != 0 && !supporting;
    sums.surely += (known & 4U) != 0 && supporting, sums.possibly += !not_supporting;
    if (not_supporting || ((known & 1U) != 0 && investment < 1000 * wan)) continue;
    if (known != 15U) sums.known &= ~bits(projects_by_category);
    sums.by_category += equipment * (category == key ? 8 : category == major ? 10 : 5);
  }
  if (sums.surely >= 2 || sums.possibly < 2) sums.known |= bits(projects_supporting);
  return sums;
}

// A row of which all that is asked is known, and one of which it may not be.
struct KnownRow {
  const Table& table;
  std::size_t row;
  const ProjectSums& projects;
  [[nodiscard]] bool truth(Fact fact) const { return table.small[fact][row] != 0; }
  template <class F> bool name(Fact fact, F f) const { return f(table.small[fact][row]); }
  [[nodiscard]] int64_t code(Fact fact) const { return table.small[fact][row]; }
  [[nodiscard]] int64_t sum(Fact fact) const { return table.sums[fact][row]; }
  [[nodiscard]] int64_t of_projects(Fact, int64_t value) const { return value; }
  [[nodiscard]] bool two_supporting() const { return projects.surely >= 2; }
  [[nodiscard]] int64_t fixed(int64_t value) const { return value; }
  static int64_t choose(bool which, int64_t yes, int64_t no) { return which ? yes : no; }
};

struct PartRow {
  const Table& table;
  std::size_t row;
  const ProjectSums& projects;
  uint64_t known;
  [[nodiscard]] bool has(Fact fact) const { return (known >> fact & 1) != 0; }
  [[nodiscard]] Truth truth(Fact fact) const { return name(fact, [](uint8_t value) { return value != 0; }); }
  template <class F> Truth name(Fact fact, F f) const { return {has(fact) && f(table.small[fact][row]), has(fact) && !f(table.small[fact][row])}; }
  [[nodiscard]] Maybe code(Fact fact) const { return {table.small[fact][row], has(fact)}; }
  [[nodiscard]] Maybe sum(Fact fact) const { return {table.sums[fact][row], has(fact)}; }
  [[nodiscard]] Maybe of_projects(Fact fact, int64_t value) const { return {value, has(fact)}; }
  [[nodiscard]] Truth two_supporting() const { return {projects.surely >= 2, projects.possibly < 2}; }
  [[nodiscard]] Maybe fixed(int64_t value) const { return {value, true}; }
  static Maybe choose(Truth which, Maybe yes, Maybe no) { return which.yes ? yes : which.no ? no : Maybe{0, false}; }
};

class Loop {
 public:
  Loop(const Table& table, std::size_t row, Decided& decided) : table_(table), row_(row), decided_(decided), projects_(sums_of_projects(table, row)), known_(table.known[row] | projects_.known) {}

  void decide() {
    fixed_sums();
    shares();
    joint();
  }

 private:
  // `defined`: nothing is divided by what is not above zero.
  template <class When, class Pays>
  void clause(unsigned number, uint64_t needs, When when, Pays pays, bool defined = true) {
    if ((known_ & needs) == needs && defined) {
      const KnownRow r{table_, row_, projects_};
      int64_t amount = 0;
      if (when(r)) amount = std::max<int64_t>(pays(r), 0);
      decided_.outcomes[number - 1] = amount > 0 ? granted : ineligible;
      decided_.amounts[number - 1] = amount;
    } else {
      const PartRow r{table_, row_, projects_, known_};
      const Truth condition = when(r);
      const Maybe amount = pays(r);
      const bool nothing = condition.no || (amount.known && amount.value <= 0), due = condition.yes && amount.known && amount.value > 0;
      decided_.outcomes[number - 1] = nothing ? ineligible : due ? granted : undetermined;
      decided_.amounts[number - 1] = due ? amount.value : 0;
    }
  }

  int64_t raw(Fact fact) const { return table_.sums[fact][row_]; }

  void fixed_sums() {
    clause(1, bits(in_catalogue, output), [](auto& r) { return all(r.truth(in_catalogue), at_least(r.sum(output), 5 * yi)); }, [](auto& r) { return r.fixed(50 * wan); });
    clause(2, bits(is_registered_here, output), [](auto& r) { return r.truth(is_registered_here); }, [](auto& r) { return work(output_award, r.sum(output)); });
    clause(3, bits(has_overdue_tax, sales), [](auto& r) { return negate(r.truth(has_overdue_tax)); }, [](auto& r) { return work(sales_award, r.sum(sales)); });
    clause(4, bits(is_high_tech, passed_audit, level), [](auto& r) { return all(r.truth(is_high_tech), r.truth(passed_audit)); }, [](auto& r) { return work(level_award, r.code(level)); });
    clause(5, bits(trade, staff), [](auto& r) { return r.name(trade, [](uint8_t t) { return t <= appliance; }); }, [](auto& r) { return work(staff_award, r.sum(staff)); });
    clause(6, bits(is_registered_here, passed_audit, patents), [](auto& r) { return all(r.truth(is_registered_here), r.truth(passed_audit)); },
           [](auto& r) { return work([](int64_t x) { return std::min(x * 500'000, 20 * wan); }, r.sum(patents)); });
    clause(7, bits(staff, graduates), [](auto& r) { return at_least(r.sum(staff), 10); }, [](auto& r) { return work([](int64_t x) { return x * 200'000; }, r.sum(graduates)); });
    clause(8, bits(exports, is_exporter, is_new), [](auto& r) { return any(at_least(r.sum(exports), 3000 * wan), all(r.truth(is_exporter), r.truth(is_new))); }, [](auto& r) { return r.fixed(30 * wan); });
    clause(9, bits(in_catalogue, registered, size), [](auto& r) { return all(r.truth(in_catalogue), at_least(r.sum(registered), 12'053)); }, [](auto& r) { return work(size_award, r.code(size)); });
    clause(10, bits(level, centres), [](auto& r) { return r.name(level, [](uint8_t l) { return l <= provincial; }); },
           [](auto& r) { return work([](int64_t x) { return std::min(x * 50 * wan, 200 * wan); }, r.sum(centres)); });
  }

  void shares() {
    const bool sales_base = raw(sales_before) > 0, tax_base = raw(tax_before) > 0, invests = raw(investment) > 0, has_land = raw(land) > 0;
    clause(11, bits(sales, sales_before), [=](auto& r) {
      return all(at_least(r.sum(sales), 2000 * wan), if_defined(sales_base, holds([](int64_t now, int64_t before) { return now * 10 >= before * 11; }, r.sum(sales), r.sum(sales_before))));
    }, [](auto& r) { return r.fixed(20 * wan); }, sales_base);
    clause(12, bits(local_tax, tax_before), [=](auto& r) {
      return if_defined(tax_base, holds([](int64_t now, int64_t before) { return now * 100 >= before * 115; }, r.sum(local_tax), r.sum(tax_before)));
    }, [](auto& r) { return work([](int64_t now, int64_t before) { return now > before ? (now - before + 1) / 2 : 0; }, r.sum(local_tax), r.sum(tax_before)); }, tax_base);
    clause(13, bits(is_registered_here, purchases, purchases_before), [](auto& r) { return r.truth(is_registered_here); }, [](auto& r) {
      return work([](int64_t now, int64_t before) { return std::min(std::max<int64_t>((now - before) / (1000 * wan), 0) * 3 * wan, 300 * wan); }, r.sum(purchases), r.sum(purchases_before));
    });
    clause(14, bits(is_high_tech, rnd, rnd_before), [](auto& r) {
      return all(r.truth(is_high_tech), holds([](int64_t now, int64_t before) { return now >= before; }, r.sum(rnd), r.sum(rnd_before)));
    }, [](auto& r) {
      return work([](int64_t x) { return (slice(x, 100 * wan, 500 * wan, 5) + slice(x, 500 * wan, 2000 * wan, 3) + slice(x, 2000 * wan, without_end, 1) + 50) / 100; }, r.sum(rnd));
    });
    clause(15, bits(is_new, investment, equipment), [=](auto& r) {
      return all(r.truth(is_new), at_least(r.sum(investment), 3000 * wan), if_defined(invests, holds([](int64_t part, int64_t whole) { return part * 2 >= whole; }, r.sum(equipment), r.sum(investment))));
    }, [](auto& r) { return capped(share(r.sum(equipment), 5, 100), 500 * wan); }, invests);
    clause(16, bits(output, land, local_tax), [=](auto& r) { return if_defined(has_land, holds([](int64_t made, int64_t on) { return made >= on * 225'000; }, r.sum(output), r.sum(land))); },
           [](auto& r) { return share(r.sum(local_tax), 3, 10); }, has_land);
    clause(17, bits(has_overdue_tax, fees, investment), [](auto& r) { return negate(r.truth(has_overdue_tax)); },
           [](auto& r) { return work([](int64_t fee, int64_t x) { return (fee * fee_relief(x) + 50) / 100; }, r.sum(fees), r.sum(investment)); });
    clause(18, bits(is_registered_here, loan, loan_rate, loan_days), [](auto& r) { return all(r.truth(is_registered_here), at_least(r.sum(loan), 100 * wan), at_least(r.sum(loan_days), 90)); }, [](auto& r) {
      const auto yearly = work([](int64_t sum, int64_t rate) { return sum * rate; }, r.sum(loan), r.sum(loan_rate));
      return work([](int64_t a_year, int64_t days) { return std::min((a_year * days + 3'650'000) / 7'300'000, 100 * wan); }, yearly, r.sum(loan_days));
    });
    clause(19, bits(green_investment, energy, energy_before), [](auto& r) {
      return all(at_least(r.sum(green_investment), 500 * wan), holds([](int64_t now, int64_t before) { return now * 10 <= before * 9; }, r.sum(energy), r.sum(energy_before)));
    }, [](auto& r) { return work([](int64_t now, int64_t before) { return std::min((before - now) * 30'000, 100 * wan); }, r.sum(energy), r.sum(energy_before)); });
    clause(20, bits(is_park_tenant, size, rent), [](auto& r) { return all(r.truth(is_park_tenant), r.name(size, [](uint8_t s) { return s != large; })); },
           [](auto& r) { return work([](int64_t x) { return std::clamp((x * 3 + 5) / 10, wan, 50 * wan); }, r.sum(rent)); });
  }

  void joint() {
    const bool sells = raw(sales) > 0;
    clause(21, bits(is_high_tech, has_overdue_tax, rnd, income_tax, local_tax), [](auto& r) { return all(r.truth(is_high_tech), negate(r.truth(has_overdue_tax))); }, [](auto& r) {
      const auto higher = work([](int64_t x, int64_t tax) { return std::max(std::min((x + 5) / 10, 200 * wan), (tax + 2) / 5); }, r.sum(rnd), r.sum(income_tax));
      return work([](int64_t x, int64_t y) { return std::min(x, y); }, higher, r.sum(local_tax));
    });
    clause(22, bits(graduates, training, staff), [](auto& r) { return at_least(r.sum(graduates), 5); },
           [](auto& r) { return work([](int64_t cost, int64_t people) { return std::min((cost + 1) / 2, people * 50'000); }, r.sum(training), r.sum(staff)); });
    clause(23, bits(in_catalogue, has_overdue_tax, sales), [](auto& r) { return all(r.truth(in_catalogue), negate(r.truth(has_overdue_tax)), at_least(r.sum(sales), 5000 * wan + 1)); }, [](auto& r) {
      return work([](int64_t x) { return (slice(x, 5000 * wan, 2 * yi, 1) + slice(x, 2 * yi, 10 * yi, 2) + slice(x, 10 * yi, without_end, 3) + 500) / 1000; }, r.sum(sales));
    });
    clause(24, bits(green_investment, equipment), [](auto& r) { return at_least(r.sum(green_investment), 500 * wan); }, [](auto& r) { return work([](int64_t x) { return x * 8 / (100 * wan) * wan; }, r.sum(equipment)); });
    clause(25, bits(rnd, sales, in_catalogue), [=](auto& r) { return if_defined(sells, holds([](int64_t x, int64_t of) { return x * 100 >= of * 3; }, r.sum(rnd), r.sum(sales))); },
           [](auto& r) { return r.choose(r.truth(in_catalogue), share(r.sum(rnd), 1, 5), share(r.sum(rnd), 1, 10)); }, sells);
    clause(26, bits(is_registered_here, is_exporter, passed_audit, has_overdue_tax, trade, staff, in_catalogue, local_tax, exports), [](auto& r) {
      return all(r.truth(is_registered_here), r.truth(is_exporter), r.truth(passed_audit), negate(r.truth(has_overdue_tax)), r.name(trade, [](uint8_t t) { return t != food; }),
                 at_least(r.sum(staff), 20), any(r.truth(in_catalogue), at_least(r.sum(local_tax), 20 * wan)));
    }, [](auto& r) { return work([](int64_t x) { return x / (100 * wan) * wan; }, r.sum(exports)); });
    clause(27, bits(is_registered_here, is_park_tenant, output), [](auto& r) { return all(r.truth(is_registered_here), r.truth(is_park_tenant)); }, [](auto& r) {
      return r.choose(r.truth(is_registered_here), work([](int64_t x) { return output_award(x) / 5; }, r.sum(output)), r.fixed(0));
    });
    const int64_t of_equipment = projects_.equipment, of_category = projects_.by_category, of_tiers = projects_.tiers;
    clause(28, bits(in_catalogue, projects_equipment), [](auto& r) { return r.truth(in_catalogue); }, [=](auto& r) { return capped(share(r.of_projects(projects_equipment, of_equipment), 5, 100), 800 * wan); });
    clause(29, bits(has_overdue_tax, projects_by_category), [](auto& r) { return negate(r.truth(has_overdue_tax)); }, [=](auto& r) { return share(r.of_projects(projects_by_category, of_category), 1, 100); });
    clause(30, bits(projects_supporting, projects_tiers), [](auto& r) { return r.two_supporting(); }, [=](auto& r) { return r.of_projects(projects_tiers, of_tiers); });
  }

  const Table& table_;
  std::size_t row_;
  Decided& decided_;
  ProjectSums projects_;
  uint64_t known_;
};

std::vector<uint8_t> bytes_of(const speed::RawColumn& column) { return {column.values.begin(), column.values.end()}; }

Table table_of(const speed::RawColumns& raw) {
  Table table;
  table.rows = raw.enterprises;
  table.known.resize(table.rows);
  for (unsigned fact = 0; fact < facts; ++fact) {
    const speed::RawColumn& column = raw[names[fact]];
    if (fact < first_sum) table.small[fact] = bytes_of(column);
    if (fact >= first_sum) table.sums[fact] = column.values;
    for (std::size_t row = 0; row < table.rows; ++row) table.known[row] |= uint64_t{speed::is_known(column.known, row)} << fact;
  }
  table.first_project.assign(table.rows + 1, 0);
  for (const std::uint32_t owner : raw.owners) ++table.first_project[owner + 1];
  for (std::size_t row = 0; row < table.rows; ++row) table.first_project[row + 1] += table.first_project[row];
  table.project_investment = raw["project_investment"].values, table.project_equipment = raw["project_equipment"].values;
  table.project_supporting = bytes_of(raw["project_is_supporting"]), table.project_category = bytes_of(raw["project_category"]);
  table.project_known.resize(raw.projects);
  for (unsigned bit = 0; const char* name : {"project_investment", "project_equipment", "project_is_supporting", "project_category"}) {
    for (std::size_t row = 0; row < raw.projects; ++row) table.project_known[row] |= static_cast<uint8_t>(unsigned{speed::is_known(raw[name].known, row)} << bit);
    ++bit;
  }
  return table;
}

using Results = speed::Room<Decided>;

std::string save(const Table& table, const Results& results, const std::string& folder) {
  speed::ResultFiles files(folder);
  std::vector<uint8_t> outcomes(table.rows);
  std::vector<int64_t> amounts(table.rows);
  for (std::size_t i = 0; i < provisions; ++i) {
    for (std::size_t row = 0; row < table.rows; ++row) outcomes[row] = results[row].outcomes[i], amounts[row] = results[row].amounts[i];
    files.add(outcomes, amounts);
  }
  return speed::told("saved", provisions);
}

}  // namespace

int main(int count, char** words) {
  const Table table = table_of(speed::read_raw_columns(speed::option(count, words, "--data"), std::stoul(speed::option(count, words, "--rows", "0")), 1));
  const bool reused = speed::option(count, words, "--results", "reused") == "reused";
  Results results;
  const auto run = [&](const std::string&) {
    if (!reused) results.reset();
    return speed::told("seconds", speed::seconds_of([&] {
      if (!results) results = speed::room_for<Decided>(table.rows);
      for (std::size_t row = 0; row < table.rows; ++row) Loop(table, row, results[row]).decide();
    }));
  };
  return speed::serve("{\"rows\": " + std::to_string(table.rows) + "}", {{"run", run}, {"save", [&](const std::string& folder) { return save(table, results, folder); }}});
}
