#include "agree/random_records.h"

#include <algorithm>
#include <limits>

namespace duixian::agree {

namespace {

using enum Kind;

class Filling {
 public:
  Filling(Scenario& scenario, const World& world, const Measure& measure, NumberSource& numbers)
      : scenario_(scenario), world_(world), measure_(measure), numbers_(numbers), unknown_(numbers.between(0, 30)) {}

  void fill() {
    for (std::int64_t i = 0; i < measure_.rows; ++i) {
      scenario_.subjects.push_back(subject(world_.entity("enterprise"), "e" + std::to_string(i + 1)));
      if (filed_) beside("e" + std::to_string(i + 1));
    }
    series();
  }

 private:
  bool one_in(std::int64_t times) { return numbers_.between(1, times) == 1; }

  SubjectText subject(const EntityText& entity, const std::string& key) {
    SubjectText made{key, {}, {}};
    for (const FactText& fact : entity.facts) {
      for (int year = fact.yearly ? scenario_.year - 4 : 0; year <= (fact.yearly ? scenario_.year + 3 : 0); ++year) {
        if (numbers_.between(0, 99) < unknown_) continue;
        CellText cell{fact.name, year, {}, "", false};
        if (one_in(40)) cell.flaw = true;
        else if (is_quantity(fact.kind)) cell.value = quantity(fact);
        else if (fact.kind == truth) cell.value = Rational(numbers_.between(0, 1));
        else if (fact.kind == date) cell.value = day();
        else cell.name = name(fact);
        made.cells.push_back(std::move(cell));
      }
    }
    for (const EntityText& list : world_.entities) {
      if (list.owner != entity.name || one_in(6)) continue;
      ListText& members = made.lists.emplace_back();
      members.entity = list.name;
      const std::int64_t count = numbers_.between(0, one_in(8) ? 9 : 3);
      for (std::int64_t i = 0; i < count; ++i) members.members.push_back(subject(list, list.keyed ? key + "-" + list.name + std::to_string(i + 1) : ""));
    }
    return made;
  }

  std::string name(const FactText& fact) {
    if (fact.name == "name") return std::vector<std::string>{"zinc", "acid", "lead", "tin", "coal"}[static_cast<std::size_t>(numbers_.between(0, 4))];
    const auto& names = names_of(fact.kind);
    if (fact.kind == trade && one_in(5)) return "glass";
    return names[static_cast<std::size_t>(numbers_.between(0, static_cast<std::int64_t>(names.size()) - 1))];
  }

  // On a line of the policy, or one beside it.
  std::optional<Rational> near_line(Kind kind) {
    const auto lines = world_.lines.find(kind);
    if (lines == world_.lines.end() || lines->second.empty()) return std::nullopt;
    const Rational line = *std::next(lines->second.begin(), numbers_.between(0, static_cast<std::int64_t>(lines->second.size()) - 1));
    return add(line, Rational(numbers_.between(-1, 1)));
  }

  Rational day() {
    const auto near = near_line(date);
    if (near && one_in(2)) return *near;
    if (one_in(20)) return Rational(one_in(2) ? Date::of(1, 1, 1)->days : Date::of(9999, 12, 31)->days);
    return Rational(numbers_.between(Date::of(2001, 1, 1)->days, Date::of(2009, 12, 31)->days));
  }

  Rational quantity(const FactText& fact) {
    Rational value = any_quantity(fact.kind);
    if (!fact.range) return value;
    const Rational low(fact.range->first), high(fact.range->second);
    if (one_in(10)) return one_in(2) ? low : high;
    return value < low ? low : value > high ? high : value;
  }

  Rational any_quantity(Kind kind) {
    const auto near = near_line(kind);
    const std::int64_t of = numbers_.between(0, 11);
    if (near && of < 5) return *near;
    if (of == 5) return Rational(0);
    if (of == 6) return Rational(numbers_.between(-2, 12));
    if (of == 7 && one_in(2)) return *Rational::of(numbers_.between(-50, 500), numbers_.between(1, 2) == 1 ? 4 : 3);
    if (measure_.huge && of == 8) {
      const std::int64_t end = std::numeric_limits<std::int64_t>::max() - numbers_.between(0, 1);
      return Rational(one_in(3) ? -end : end);
    }
    if (measure_.huge && of == 9) return Rational(static_cast<std::int64_t>(numbers_.of_any_size() >> 1));
    if (kind == months || kind == days || (kind == plain && one_in(2))) return Rational(numbers_.between(0, 60));
    const Rational size(static_cast<std::int64_t>(numbers_.next() >> numbers_.between(24, 60)));
    return one_in(8) ? -size : size;
  }

  // Rulings, approvals, history of one enterprise.
  void beside(const std::string& key) {
    Dossier& dossier = scenario_.dossier;
    const auto provision = [&] { return one_in(3) ? std::string() : scenario_.policy.provisions[static_cast<std::size_t>(numbers_.between(0, static_cast<std::int64_t>(scenario_.policy.provisions.size()) - 1))].id; };
    if (one_in(4)) {
      const bool rate = one_in(2);
      const Rational value = rate ? *Rational::of(numbers_.between(one_in(6) ? 0 : 30, 100), 100) : Rational(12 * numbers_.between(one_in(6) ? 1 : 3, 5));
      dossier.rulings.push_back({key, provision(), rate ? "rate" : "span", {value, rate ? Unit() : unit_of("month")}, "the office", "no. 3", std::nullopt, {}});
    }
    if (one_in(2)) {
      const bool on_file = one_in(2);
      dossier.approvals.push_back({key, provision(), one_in(2) ? "group" : "office", !one_in(3), on_file ? "the group" : "", "", std::nullopt, {}});
    }
    dossier.history_given = dossier.history_given || one_in(measure_.rows);
    if (one_in(3)) dossier.history.push_back({key, one_in(2) ? "1" : "2", one_in(3) ? "3000元" : "", scenario_.year - static_cast<int>(numbers_.between(-1, 3)), {numbers_.between(-1, 5) * 100'000, "CNY"}, "", {}});
  }

  // A point of the series that is kept by level.
  void keyed(Date date) {
    const std::string key = one_in(2) ? "national" : "municipal";
    scenario_.dossier.series.push_back({"guide/" + key, date, {Rational(numbers_.between(1, 9000)), unit_of("CNY")}, {}});
  }

  void series() {
    for (int i = 0; i < 12; ++i) {
      const Date date{static_cast<std::int32_t>(*day().as_int64())};
      const auto& points = scenario_.dossier.series;
      const bool twice = std::any_of(points.begin(), points.end(), [&](const SeriesPoint& one) { return one.date == date; });
      if (!twice && one_in(2)) keyed(date);
      if (!twice) scenario_.dossier.series.push_back({"usd_cny", date, {*Rational::of(numbers_.between(600, 830), 100), unit_of("CNY") / unit_of("USD")}, {}});
    }
  }

  Scenario& scenario_;
  const World& world_;
  const Measure& measure_;
  NumberSource& numbers_;
  std::int64_t unknown_;  // of a hundred cells
  bool filed_ = numbers_.between(0, 2) == 0;  // what is on file is decided one row at a time: not in every scenario
};

}  // namespace

void fill(Scenario& scenario, const World& world, const Measure& measure, NumberSource& numbers) { Filling(scenario, world, measure, numbers).fill(); }

}  // namespace duixian::agree
