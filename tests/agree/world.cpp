#include "agree/world.h"

#include "duixian/words/date.h"

namespace duixian::agree {

namespace {

using enum Kind;

const char* type_of(Kind kind) {
  switch (kind) {
    case truth: return "type = 'truth'";
    case money: return "type = 'money'";
    case dollars: return "type = 'money', currency = 'USD'";
    case plain: return "type = 'number'";
    case staff: return "type = 'number', unit = '人'";
    case area: return "type = 'area', unit = '平方米'";
    case months: return "type = 'period', unit = '月'";
    case days: return "type = 'period', unit = '天'";
    case date: return "type = 'date'";
    case level: return "type = 'choice', of = ['national', 'provincial', 'municipal']";
    case trade: return "type = 'choice', of = ['steel', 'food'], open = true";
    case payer: return "type = 'choice', of = ['city', 'district']";
    case text: return "type = 'text'";
  }
  return "";
}

// What a fact's absence means, where it is declared.
std::string absence(Kind kind) {
  switch (kind) {
    case truth: return "'no'";
    case date: return "2005-06-30";
    case level: return "'municipal'";
    case trade: return "'food'";
    case payer: return "'district'";
    case text: return "'nothing'";
    case plain: return "0";
    default: return literal(kind, Rational(kind == money ? 12345 : 1));
  }
}

FactText yearly(FactText fact) {
  fact.yearly = true;
  return fact;
}

void draw(FactText& fact, NumberSource& numbers, World& world) {
  if (is_quantity(fact.kind) && numbers.between(0, 2) > 0) {
    constexpr std::int64_t ends[] = {0, 1, 1000, 1'000'000, 1'000'000'000, 1'000'000'000'000, 1'000'000'000'000'000, 9'000'000'000'000'000'000};
    const std::int64_t high = ends[numbers.between(1, 7)];
    const std::int64_t low = numbers.between(0, 2) == 0 ? -high : numbers.between(0, 3) == 0 ? 1 : 0;
    fact.range = {low, high};
    world.lines[fact.kind].insert({Rational(low), Rational(high)});
  }
  fact.has_default = fact.has_default || numbers.between(0, 9) == 0;
  const std::int64_t lowest_default = fact.kind == plain ? 0 : 1;
  if (fact.range && (fact.range->first > lowest_default || fact.range->second < 12345)) fact.has_default = false;
}

}  // namespace

const EntityText& World::entity(const std::string& name) const {
  for (const EntityText& one : entities) {
    if (one.name == name) return one;
  }
  return entities.front();
}

World random_world(NumberSource& numbers) {
  World world;
  world.entities = {
      {"enterprise", "", "", true, false,
       {yearly({"output", money, false, {}, false, ""}), yearly({"sales", money, false, {}, false, ""}), yearly({"tax", money, false, {}, false, ""}), {"fees", money, false, {}, false, ""},
        {"cost", money, false, {}, false, ""}, {"rebate", money, false, {}, false, ""}, {"imports", dollars, false, {}, false, ""}, yearly({"staff", staff, false, {}, false, ""}),
        yearly({"rank", plain, false, {}, false, ""}), {"size", plain, false, {}, false, ""}, {"share", plain, false, {}, false, ""}, {"span", plain, false, {}, false, ""},
        {"land", area, false, {}, false, ""}, {"lease", months, false, {}, false, ""}, {"delay", days, false, {}, false, ""}, {"founded", date, false, {}, false, ""},
        yearly({"audited", date, false, {}, false, ""}), {"is_new", truth, false, {}, false, ""}, yearly({"is_local", truth, false, {}, false, ""}), {"is_listed", truth, false, {}, true, ""},
        {"level", level, false, {}, false, ""}, {"trade", trade, false, {}, false, ""}, {"payer", payer, false, {}, false, ""}, {"motto", text, false, {}, false, ""},
        {"paid_earlier", money, false, {}, false, "history = '1'"}, {"was_paid", truth, false, {}, false, "history = '2'"}}},
      {"project", "enterprise", "projects", true, false,
       {{"invest", money, false, {}, false, ""}, yearly({"spent", money, false, {}, false, ""}), {"is_key", truth, false, {}, false, ""}, {"grade", level, false, {}, false, ""},
        {"weight", plain, false, {}, false, ""}, {"begun", date, false, {}, false, ""}, {"site", area, false, {}, false, ""}, {"jobs", staff, false, {}, false, ""}}},
      {"item", "project", "items", false, false,
       {{"name", text, false, {}, false, ""}, {"value", money, false, {}, false, ""}, {"weight", plain, false, {}, false, ""}, {"is_due", truth, false, {}, false, ""}, {"rating", level, false, {}, false, ""}}},
      {"partner", "enterprise", "partners", false, true, {{"name", text, false, {}, false, ""}, {"value", plain, false, {}, false, ""}, {"is_local", truth, false, {}, false, ""}}}};
  if (numbers.between(0, 2) != 0) world.complete_since = static_cast<int>(numbers.between(0, 1) == 0 ? 0 : numbers.between(2003, 2007));
  for (EntityText& entity : world.entities) {
    if (!entity.list.empty() && numbers.between(0, 4) == 0) entity.complete = !entity.complete;
    for (FactText& fact : entity.facts) draw(fact, numbers, world);
  }
  return world;
}

std::string to_toml(const World& world) {
  std::string toml;
  for (const EntityText& entity : world.entities) {
    toml += "[entity." + entity.name + "]\n";
    if (entity.keyed) toml += "key = 'id'\n";
    if (!entity.owner.empty()) toml += "of = '" + entity.owner + "'\nlist = '" + entity.list + "'\n";
    if (entity.name == "enterprise" && world.complete_since) toml += std::string("complete_since = ") + (*world.complete_since == 0 ? "'founded'" : std::to_string(*world.complete_since)) + "\n";
    if (entity.complete) toml += "missing = { means = 'none', why = 'the register is complete' }\n";
    toml += "[entity." + entity.name + ".fact]\n";
    for (const FactText& fact : entity.facts) {
      toml += fact.name + " = { " + type_of(fact.kind);
      if (fact.yearly) toml += ", yearly = true";
      if (fact.range) {
        const auto end = [&](std::int64_t value) { return fact.kind == plain ? "'" + std::to_string(value) + "'" : literal(fact.kind, Rational(value)); };
        toml += ", range = [" + end(fact.range->first) + ", " + end(fact.range->second) + "]";
      }
      if (fact.has_default) toml += ", missing = { means = " + absence(fact.kind) + ", why = 'the register says so' }";
      toml += (fact.more.empty() ? "" : ", " + fact.more) + " }\n";
    }
  }
  return toml;
}

std::string literal(Kind kind, const Rational& value) {
  const auto in = [&](const Rational& scale, const char* unit) { return "'" + to_text(*divide(value, scale)) + unit + "'"; };
  switch (kind) {
    case money: return in(Rational(100), "元");
    case dollars: return in(Rational(100), "美元");
    case staff: return in(Rational(1), "人");
    case area: return in(Rational(1), "平方米");
    case months: return in(Rational(1), "个月");
    case days: return in(Rational(1), "天");
    case date: return "'" + to_text(Date{static_cast<std::int32_t>(*value.as_int64())}) + "'";
    case plain: return value.is_whole() && value.as_int64() ? to_text(value) : "'" + to_text(value) + "'";
    default: return to_text(value);
  }
}

const std::vector<std::string>& names_of(Kind kind) {
  static const std::vector<std::string> levels{"national", "provincial", "municipal"}, trades{"steel", "food"}, payers{"city", "district"},
      texts{"steel", "well", "national", "zinc", "acid"}, none;
  return kind == level ? levels : kind == trade ? trades : kind == payer ? payers : kind == text ? texts : none;
}

bool is_quantity(Kind kind) { return kind >= money && kind <= days; }

}  // namespace duixian::agree
