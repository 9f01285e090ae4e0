#include "agree/expressions.h"

#include <algorithm>

#include "duixian/words/date.h"

namespace duixian::agree {

namespace {

using enum Kind;

constexpr Kind quantities[] = {money, money, money, plain, plain, staff, area, dollars, months, days};

}  // namespace

Rational Expressions::line(Kind kind) {
  auto& known = world_.lines[kind];
  if (!known.empty() && one_in(3)) return *std::next(known.begin(), pick(static_cast<std::int64_t>(known.size())));
  Rational value;
  if (kind == date) {
    value = Rational(Date::of(static_cast<int>(numbers_.between(2003, 2008)), static_cast<int>(numbers_.between(1, 12)), static_cast<int>(numbers_.between(1, 28)))->days);
  } else {
    const std::int64_t size = pick(6);
    value = Rational(size == 0 ? pick(3) : size == 1 ? pick(20) : size < 5 ? pick(1000) * 100 : pick(1'000'000) * 10000);
    if (kind == plain && one_in(3)) value = *Rational::of(pick(150), numbers_.between(1, 3) == 1 ? 7 : 100);
    if (kind == area && one_in(6)) value = *Rational::of(2000 * numbers_.between(1, 30), 3);
  }
  known.insert(value);
  return value;
}

std::string Expressions::fact(Kind kind, const Place& place) {
  std::vector<std::string> all;
  for (const std::string& entity : place.chain) {
    for (const FactText& fact : world_.entity(entity).facts) {
      if (fact.kind == kind) all.push_back(entity + "." + fact.name + (fact.yearly && one_in(5) ? ":years_ago(" + std::to_string(numbers_.between(1, 2)) + ")" : ""));
    }
  }
  return all.empty() ? "" : all[static_cast<std::size_t>(pick(static_cast<std::int64_t>(all.size())))];
}

std::string Expressions::value(Kind kind, const Place& place, int depth) {
  return one_in(4) ? literal(kind, line(kind)) : node(kind, place, depth);
}

std::string Expressions::node(Kind kind, const Place& place, int depth) {
  const std::string leaf = fact(kind, place);
  if (depth <= 0 || (!leaf.empty() && one_in(4))) {
    if (!leaf.empty()) return leaf;
    // No fact of this kind in sight: one of the enterprise, which every chain ends in.
    return fact(kind, {{"enterprise"}, {}, {}});
  }
  switch (kind) {
    case money: return sum_of_money(place, depth - 1);
    case plain: return plain_number(place, depth - 1);
    case date: return day(place, depth - 1);
    default: return counted(kind, place, depth - 1);
  }
}

// What every quantity can do with its own kind.
std::string Expressions::same_kind(Kind kind, const Place& place, int depth) {
  const std::string a = node(kind, place, depth), b = value(kind, place, depth);
  switch (pick(11)) {
    case 0: return "(" + a + " + " + b + ")";
    case 1: return "(" + a + " - " + b + ")";
    case 2: return "(" + a + " * " + value(plain, place, depth) + ")";
    case 3: return "(" + a + " / " + value(plain, place, depth) + ")";
    case 4: return one_in(2) ? "lowest { " + a + ", " + b + " }" : a + ":capped(" + b + ")";
    case 5: return one_in(2) ? "highest { " + a + ", " + b + ", " + node(kind, place, depth) + " }" : a + ":not_below(" + b + ")";
    case 6: {
      const char* rules[] = {"'half up'", "'down'", "'up'"};
      const std::string step = one_in(5) ? node(kind, place, 0) : literal(kind, Rational(kind == money ? 100 * numbers_.between(1, 10000) : numbers_.between(1, 9)));
      return a + ":rounded(" + step + ", " + rules[pick(3)] + ")";
    }
    case 7: return chosen(kind, place, depth);
    case 8: return "(-" + a + ")";
    case 9: return reading(a, value(kind, place, depth));
    default: {
      Place member;
      const std::string of = list(place, depth, member);
      if (of.empty()) return a;
      return of + (one_in(2) ? ":sum(" : ":highest(") + node(kind, member, depth) + ")";
    }
  }
}

std::string Expressions::sum_of_money(const Place& place, int depth) {
  if (one_in(4)) return sum_of_parts(place, depth);
  switch (pick(16)) {
    case 0: return tiers("tiers", money, place, depth);
    case 1: return tiers("slices", money, place, depth);
    case 2: return "(" + node(plain, place, depth) + " * " + value(money, place, depth) + ")";
    case 3: return "(" + node(money, place, depth) + ":whole_steps(" + value(money, place, depth) + ") * " + literal(money, line(money)) + ")";
    case 4: {
      const std::string day = node(date, place, depth);
      if (one_in(3)) return "series.guide:on(" + day + ", " + fact(level, {{"enterprise"}, {}, {}}) + ")";
      if (one_in(3)) return "series.guide:average(" + day + ", " + node(date, place, depth) + ", " + fact(level, {{"enterprise"}, {}, {}}) + ")";
      return "(" + node(dollars, place, depth) + " * series.usd_cny:" + (one_in(4) ? "average(" + day + ", " + node(date, place, depth) + "))" : "on(" + day + "))");
    }
    case 5: return "(" + node(money, place, depth) + " / " + node(area, place, depth) + " * " + node(area, place, depth) + ")";
    case 6: return money_split(place, node(money, place, depth), depth) + (one_in(2) ? ".city" : ".district");
    case 7: {
      if (place.amounts.empty()) break;
      return "decision '" + place.amounts[static_cast<std::size_t>(pick(static_cast<std::int64_t>(place.amounts.size())))] + "'.amount";
    }
    case 8: {
      const char* parameters[] = {"parameter.sum", "parameter.line", "parameter.lost", "parameter.later"};
      return parameters[pick(4)];
    }
    case 9: return one_in(2) ? "choose(" + node(level, place, 0) + ", parameter.by_level)" : "choose(" + condition(place, depth) + ", parameter.by_truth)";
    case 10: {
      const char* tables[] = {"tiers(%, parameter.award)", "slices(%, parameter.sliding)", "tiers(%, parameter.lost_award)"};
      std::string text = tables[pick(3)];
      return text.replace(text.find('%'), 1, node(money, place, depth));
    }
    default: break;
  }
  return same_kind(money, place, depth);
}

// Sums that are put together from parts, rows, elections, ceilings, and from what was before.
std::string Expressions::sum_of_parts(const Place& place, int depth) {
  const auto any = [&] { return value(money, place, depth); };
  const std::string yearly = yearly_sum();
  const auto year = [&] { return yearly.empty() ? node(money, place, depth) : yearly; };
  if (one_in(8) && place.chain.front() == "enterprise") return of_groups(depth);
  switch (pick(11)) {
    case 0: return "sum_of { base = " + node(money, place, depth) + ", more = { when = " + condition(place, depth) + ", pays = " + node(money, place, depth) + (one_in(2) ? ", at_most = " + any() : "") + " } }";
    case 1: return "best_of { national = " + node(money, place, depth) + ", provincial = " + any() + ", elected = " + fact(level, {{"enterprise"}, {}, {}}) + " }";
    case 2: return "first_that { { when = " + condition(place, depth) + ", gives = " + any() + " }, { when = " + condition(place, depth) + ", gives = " + any() + " }" + (one_in(2) ? ", otherwise = " + any() : "") + " }";
    case 3: return node(money, place, depth) + ":capped_if_known(" + any() + ")";
    case 4: return one_in(2) ? "top_up(" + node(money, place, depth) + (one_in(2) ? ", '1')" : ", { '1', '2' })") : "paid_before '1'";
    case 5: if (yearly.empty() || !one_in(4)) return node(money, place, depth);  // thirty years of values each
      return "newly_reached(" + year() + ", parameter.award)";
    case 6: return one_in(4) && !yearly.empty() ? year() + ":highest_before()" : year() + ":last_year()";
    case 7: return place.amounts.empty() ? year() : "decision '" + place.amounts[static_cast<std::size_t>(pick(static_cast<std::int64_t>(place.amounts.size())))] + "':paid_by 'city'";
    case 8: return node(money, place, depth) + ":net_of(" + (one_in(3) ? "'13%'" : node(plain, place, depth)) + ")";
    case 9: return node(money, place, depth) + ":times(" + node(plain, place, depth) + ")";
    default: return "first_that(parameter.grid, { output = " + node(money, place, depth) + ", level = " + fact(level, {{"enterprise"}, {}, {}}) + ", is_new = " + condition(place, depth) + " })";
  }
}

// The enterprise's projects, put together by one of their facts.
std::string Expressions::of_groups(int depth) {
  const Place member{{"project", "enterprise"}, {}, {}};
  const std::string key = one_in(2) ? fact(level, member) : one_in(2) ? "project.jobs" : "project.is_key";
  std::string same = "enterprise.projects" + (one_in(2) ? ":where(" + condition(member, depth - 1) + ")" : std::string()) + ":by(" + (key.empty() ? "project.is_key" : key) + ")";
  // Each `by` is a grouping of its own: the one that is asked must be the one whose members are.
  return "(function(same) return same" + std::string(one_in(2) ? ":where(same.members:count():at_least(" + std::to_string(numbers_.between(1, 2)) + "))" : "") + (one_in(2) ? ":sum(" : ":highest(") + "same.members:sum(" + node(money, member, 1) + ")) end)(" + same + ")";
}

std::string Expressions::plain_number(const Place& place, int depth) {
  const Kind kind = quantities[pick(10)];
  if (one_in(12)) return "year_number(" + node(date, place, depth) + (one_in(2) ? ")" : ", " + node(date, place, depth) + ")");
  switch (pick(11)) {
    case 0: return "(" + node(kind, place, depth) + " / " + node(kind, place, depth) + ")";
    case 1: return node(kind, place, depth) + ":growth_over(" + value(kind, place, depth) + ")";
    case 2: return node(kind, place, depth) + ":whole_steps(" + value(kind, place, depth) + ")";
    case 3: {
      Place member;
      const std::string of = list(place, depth, member);
      if (!of.empty()) return of + ":count()";
      break;
    }
    case 4: return node(date, place, depth) + ":year()";
    case 5: return "(this_year - " + node(date, place, depth) + ":year() + 1)";
    case 6: return tiers("tiers", plain, place, depth);
    case 7: {
      const std::string last = node(kind, place, depth), first = value(kind, place, depth);
      const std::string years = one_in(3) ? node(plain, place, 0) : std::to_string(numbers_.between(1, 4));
      return last + ":growth_over(" + first + ", " + years + "):rounded(" + (one_in(3) ? "'1/3'" : "'1%'") + (one_in(2) ? ", 'down')" : ", 'up')");
    }
    case 8: return one_in(2) ? "parameter.rate" : "(discretion.rate:highest() - discretion.rate:lowest())";
    default: break;
  }
  return same_kind(plain, place, depth);
}

std::string Expressions::counted(Kind kind, const Place& place, int depth) {
  if ((kind == days || kind == months) && one_in(3)) return period(kind, place, depth);
  if ((kind == days) && one_in(2)) return "(" + node(date, place, depth) + " - " + node(date, place, depth) + ")";
  if (kind == dollars && one_in(4)) return "(" + node(money, place, depth) + " / series.usd_cny:on(" + node(date, place, depth) + "))";
  return same_kind(kind, place, depth);
}

std::string Expressions::period(Kind kind, const Place& place, int depth) {
  const auto date_of = [&] { return node(date, place, depth); };
  if (one_in(2)) return (kind == days ? "overlap_days(" : "overlap_months(") + date_of() + ", " + date_of() + (one_in(2) ? ", this_year)" : ", " + date_of() + ", " + date_of() + ")");
  return (kind == days ? "days(" : "full_months(") + date_of() + ", " + date_of() + (one_in(2) ? ", 'both ends')" : ")");
}

std::string Expressions::day(const Place& place, int depth) {
  if (one_in(10)) return one_in(3) ? "this_day" : one_in(2) ? "first_day(" + node(plain, place, depth) + ")" : "last_day(this_year)";
  const std::string a = node(date, place, depth);
  switch (pick(8)) {
    case 0: return "(" + a + " + " + value(months, place, depth) + ")";
    case 1: return "(" + a + " - " + value(months, place, depth) + ")";
    case 2: return "(" + a + " + " + value(days, place, depth) + ")";
    case 3: return "(" + a + " + '2年')";
    case 4: return "highest { " + a + ", " + value(date, place, depth) + " }";
    case 5: return "lowest { " + a + ", " + value(date, place, depth) + " }";
    case 6: return chosen(date, place, depth);
    default: return reading(a, node(date, place, depth));
  }
}

std::string Expressions::tiers(const char* word, Kind gives, const Place& place, int depth) {
  const Kind by = quantities[pick(10)];
  const bool slices = std::string(word) == "slices";
  const Kind of = slices ? money : by;
  std::set<Rational> bounds;
  while (bounds.size() < static_cast<std::size_t>(numbers_.between(1, 4))) bounds.insert(line(of));
  std::string rows;
  for (const Rational& bound : bounds) {
    const Kind given = slices ? plain : gives;
    const Rational amount = slices || given == plain ? *Rational::of(numbers_.between(one_in(4) ? -30 : 0, 150), 100) : line(given);
    rows += std::string(rows.empty() ? "" : ", ") + "{ " + (slices || one_in(2) ? "at_least" : "more_than") + " = " + literal(of, bound) + ", gives = " + literal(given, amount) + " }";
  }
  const std::string otherwise = !slices && one_in(4) ? ", otherwise = " + literal(gives, gives == plain ? Rational(2) : line(gives)) : "";
  return std::string(word) + "(" + node(of, place, depth) + ", { " + rows + otherwise + " })";
}

std::string Expressions::chosen(Kind kind, const Place& place, int depth) {
  const auto branch = [&] { return value(kind, place, depth); };
  if (one_in(2)) {
    const std::string no = one_in(5) ? "" : ", no = " + branch();
    return "choose(" + condition(place, depth) + ", { yes = " + branch() + no + " })";
  }
  const Kind by = one_in(2) ? level : one_in(2) ? trade : text;
  const std::string selector = fact(by, place).empty() ? fact(by, {{"enterprise"}, {}, {}}) : fact(by, place);
  std::string branches;
  for (const std::string& one : names_of(by)) {
    if (one_in(4)) continue;
    branches += one + " = " + branch() + ", ";
  }
  if (branches.empty() || one_in(3)) branches += "otherwise = " + branch();
  return "choose(" + selector + ", { " + branches + " })";
}

std::string Expressions::reading(const std::string& a, const std::string& b) {
  const char* ids[] = {"1/A", "1/B", "1/C"};
  return std::string("reading '") + ids[pick(3)] + "' { R1 = " + a + ", R2 = " + b + " }";
}

std::string Expressions::name(const Place& place, int depth) {
  constexpr Kind kinds[] = {level, trade, payer, text};
  const Kind kind = kinds[pick(4)];
  std::string leaf = fact(kind, place);
  if (leaf.empty()) leaf = fact(kind, {{"enterprise"}, {}, {}});
  if (depth <= 0 || one_in(2)) return leaf;
  std::string branches = "yes = " + name(place, depth - 1) + ", no = ";
  branches += one_in(2) ? "'well'" : name(place, depth - 1);
  return "choose(" + condition(place, depth - 1) + ", { " + branches + " })";
}

std::string Expressions::comparison(const Place& place, int depth) {
  if (one_in(8)) {
    const Kind kind = quantities[pick(10)];
    const std::string growth = node(kind, place, depth) + ":growth_over(" + node(kind, place, depth) + ", " + (one_in(2) ? "2" : node(plain, place, 0)) + ")";
    return growth + (one_in(2) ? ":at_least(" : ":less_than(") + (one_in(2) ? literal(plain, line(plain)) : node(plain, place, depth)) + ")";
  }
  const Kind kind = one_in(6) ? date : quantities[pick(10)];
  const std::string a = node(kind, place, depth);
  const auto b = [&] { return one_in(2) ? literal(kind, line(kind)) : value(kind, place, depth); };
  switch (pick(7)) {
    case 0: return a + ":more_than(" + b() + ")";
    case 1: return a + ":at_most(" + b() + ")";
    case 2: return a + ":less_than(" + b() + ")";
    case 3: return a + ":between(" + b() + ", " + b() + ")";
    case 4: return a + (one_in(2) ? ":is(" : ":is_not(") + b() + ")";
    default: return a + ":at_least(" + b() + ")";
  }
}

std::string Expressions::named(const Place& place, int depth) {
  const Kind kind = one_in(2) ? level : one_in(2) ? trade : text;
  std::string leaf = fact(kind, place);
  if (leaf.empty()) leaf = fact(kind, {{"enterprise"}, {}, {}});
  const auto& names = names_of(kind);
  const auto one = [&] { return "'" + names[static_cast<std::size_t>(pick(static_cast<std::int64_t>(names.size())))] + "'"; };
  switch (pick(5)) {
    case 0: return leaf + ":one_of { " + one() + ", " + one() + " }";
    case 1: return leaf + ":is_not " + one();
    case 2: return fact(text, {{"enterprise"}, {}, {}}) + (one_in(2) ? ":one_of(parameter.named)" : ":one_of(parameter.later_names)");
    case 3: return fact(text, {{"enterprise"}, {}, {}}) + ":is(" + name(place, depth) + ")";
    default: return leaf + ":is " + one();
  }
}

std::string Expressions::list(const Place& place, int depth, Place& member, bool named_members) {
  std::vector<std::pair<std::string, std::string>> lists;  // what it is spelled, its entity
  for (const EntityText& entity : world_.entities) {
    if (entity.list.empty() || std::find(place.chain.begin(), place.chain.end(), entity.owner) == place.chain.end()) continue;
    lists.emplace_back(entity.owner + "." + entity.list, entity.name);
  }
  if (lists.empty()) return "";
  auto [spelled, entity] = lists[static_cast<std::size_t>(pick(static_cast<std::int64_t>(lists.size())))];
  member.chain.clear();
  for (std::string one = entity; !one.empty(); one = world_.entity(one).owner) member.chain.push_back(one);
  member.amounts.clear();
  member.conditions.clear();
  if (named_members && (entity == "item" || entity == "partner") && one_in(5)) spelled += one_in(2) ? ":named { 'zinc', 'acid', 'lead' }" : ":named(parameter.named)";
  while (one_in(2)) spelled += ":where(" + condition(member, depth - 1) + ")";
  return spelled;
}

std::string Expressions::asked_list(const Place& place, int depth) {
  Place member;
  const std::string of = list(place, depth, member);
  if (of.empty()) return comparison(place, depth);
  switch (pick(4)) {
    case 0: return of + ":any(" + condition(member, depth) + ")";
    case 1: return of + ":every(" + condition(member, depth) + ")";
    case 2: return of + ":count():at_least(" + std::to_string(numbers_.between(0, 3)) + ")";
    default: return of + ":count()" + (one_in(2) ? ":is(" : ":less_than(") + std::to_string(numbers_.between(0, 3)) + ")";
  }
}

// A sum of the enterprise that is one of each year; empty where there is none.
std::string Expressions::yearly_sum() {
  for (const FactText& fact : world_.entity("enterprise").facts) {
    if (fact.kind == money && fact.yearly) return "enterprise." + fact.name;
  }
  return "";
}

// Asked of earlier years, and of windows.
std::string Expressions::of_years(const Place& place, int depth) {
  const std::string sum = yearly_sum();
  if (sum.empty()) return comparison(place, depth);
  const std::string yearly = sum + ":at_least(" + literal(money, line(money)) + ")";
  switch (pick(4)) {
    case 0: return one_in(4) ? yearly + ":first_time()" : yearly;
    case 1: return !one_in(4) ? yearly : yearly + ":ever_before()";
    case 2: return "enterprise.staff:rising_for(" + std::to_string(numbers_.between(1, 3)) + ")";
    default: return node(date, place, depth) + (one_in(2) ? ":within(this_year)" : ":within(" + node(date, place, depth) + ", " + node(date, place, depth) + ")");
  }
}

std::string Expressions::condition(const Place& place, int depth) {
  if (depth <= 0) {
    const std::string leaf = fact(truth, place);
    return leaf.empty() ? "enterprise.is_new" : leaf;
  }
  const auto one = [&] { return condition(place, depth - 1); };
  if (one_in(12)) return of_years(place, depth - 1);
  switch (pick(15)) {
    case 0: return "all { " + one() + ", " + one() + (one_in(2) ? ", " + one() : "") + " }";
    case 1: return "any { " + one() + ", " + one() + (one_in(2) ? ", " + one() : "") + " }";
    case 2: return "none { " + one() + (one_in(2) ? ", " + one() : "") + " }";
    case 3: return condition({place.chain, {}, {}}, depth - 1) + ":for_years(" + std::to_string(numbers_.between(2, 3)) + ")";  // of no decision
    case 4: return asked_list(place, depth - 1);
    case 5: return named(place, depth - 1);
    case 6: return "choose(" + one() + ", { yes = " + one() + ", no = " + (one_in(6) ? "always" : one()) + " })";
    case 7: return reading(one(), one());
    case 8:
      if (place.conditions.empty()) return comparison(place, depth - 1);
      return "decision '" + place.conditions[static_cast<std::size_t>(pick(static_cast<std::int64_t>(place.conditions.size())))] + "'.qualifies";
    case 9: return condition(place, 0);
    default: return comparison(place, depth - 1);
  }
}

std::string Expressions::money_split(const Place& place, const std::string& sum, int depth) {
  std::string weights = "city = " + value(plain, place, depth) + ", district = " + value(plain, place, depth);
  if (one_in(2)) weights += ", park = " + value(plain, place, depth);
  return "split(" + sum + ", { " + weights + " })";
}

std::string Expressions::list_split(const Place& place, const std::string& sum, int depth) {
  Place member;
  const std::string of = list(place, depth, member);
  return of.empty() ? "" : of + ":split(" + sum + ", " + node(plain, member, depth - 1) + ")";
}

std::string Expressions::figure(const Place& place, int depth) {
  Place member;
  const std::string of = list(place, depth, member);
  switch (pick(12)) {
    case 0: return "which { a = " + condition(place, depth - 1) + ", b = " + condition(place, depth - 1) + ", c = " + condition(place, 0) + " }";
    case 1: return "equal_parts(" + node(money, place, depth) + ", " + (one_in(2) ? node(plain, place, 1) : one_in(2) ? "3" : "'24个月'") + ")";
    case 2:
      if (!of.empty()) return of + ":values(" + (one_in(3) ? condition(member, depth - 1) : one_in(2) ? name(member, 1) : node(money, member, depth - 1)) + ")";
      break;
    case 3: {
      const std::string split = list_split(place, node(money, place, depth), depth);
      if (!split.empty()) return split;
      break;
    }
    case 4: return name(place, depth);
    case 5: return condition(place, depth);
    case 6: return node(Kind::date, place, depth);
    default: break;
  }
  return node(quantities[pick(10)], place, depth);
}

}  // namespace duixian::agree
