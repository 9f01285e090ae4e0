#include "agree/small_inputs.h"

#include <limits>
#include <optional>

namespace duixian::agree {

namespace {

using Choice = std::optional<std::string>;  // a name or a number; nothing: unknown

const std::vector<Choice> numbers{std::nullopt, "-2", "-1", "0", "1", "2", "9223372036854775807"};
const std::vector<Choice> truths{std::nullopt, "0", "1"};

CellText cell(const std::string& fact, const std::string& value) {
  const auto number = rational_from(value);
  return number ? CellText{fact, 0, *number, "", false} : CellText{fact, 0, {}, value, false};
}

// One subject for each combination of the facts' values.
std::vector<SubjectText> combinations(const std::vector<std::pair<std::string, std::vector<Choice>>>& facts) {
  std::vector<SubjectText> all(1);
  for (const auto& [fact, values] : facts) {
    std::vector<SubjectText> longer;
    for (const SubjectText& one : all) {
      for (const Choice& value : values) {
        longer.push_back(one);
        if (value) longer.back().cells.push_back(cell(fact, *value));
      }
    }
    all = std::move(longer);
  }
  return all;
}

void give_keys(std::vector<SubjectText>& subjects) {
  for (std::size_t i = 0; i < subjects.size(); ++i) subjects[i].key = "f" + std::to_string(i + 1);
}

ProvisionText provision(const std::string& id, const std::string& kind) {
  return {id, {{"title", "'试'"}, {"cite", "{ article = 1 }"}, {"kind", "'" + kind + "'"}, {"subject", "firm"}}, {}};
}

Scenario scenario(const std::string& name, const std::string& facts, std::vector<SubjectText> subjects, const std::vector<std::string>& figures,
                  const std::string& more = "") {
  Scenario made;
  made.name = "small inputs: " + name;
  made.policy.declarations = lines("[entity.firm]\nkey = 'id'\n[entity.firm.fact]\n" + facts + more);
  made.root = "firm";
  made.as_of = *Date::of(2007, 12, 31);
  give_keys(subjects);
  made.subjects = std::move(subjects);
  ProvisionText one = provision("1-1", "right");
  for (std::size_t i = 0; i < figures.size(); ++i) one.figures.emplace_back("f" + std::to_string(i + 1), figures[i]);
  made.policy.provisions.push_back(std::move(one));
  return made;
}

std::string facts_of(const std::string& names, const std::string& type) {
  std::string text;
  for (const char name : names) text += std::string(1, name) + " = { " + type + " }\n";
  return text;
}

Scenario arithmetic() {
  return scenario("arithmetic", facts_of("abc", "type = 'number'"), combinations({{"a", numbers}, {"b", numbers}, {"c", numbers}}),
                  {"firm.a + firm.b", "firm.a - firm.b", "firm.a * firm.b", "firm.a / firm.b", "-firm.a", "lowest { firm.a, firm.b, firm.c }",
                   "highest { firm.a, firm.b, firm.c }", "firm.a:whole_steps(firm.b)", "(firm.a / 3):whole_steps(firm.b)", "firm.a:growth_over(firm.b)",
                   "(firm.a + firm.b) * firm.c - firm.a", "(firm.a - firm.b) / firm.c", "firm.a * firm.b * firm.c", "firm.a:capped(firm.b):not_below(firm.c)",
                   "firm.a * 3 / 7", "firm.a / firm.b / firm.c", "(firm.a * firm.b) * (firm.b * firm.c) * (firm.a * firm.c)"});
}

Scenario rounding() {
  std::vector<std::string> figures;
  for (const char* rule : {"half up", "down", "up"}) {
    for (const char* of : {"firm.a:rounded(firm.b, ", "(firm.a / 2):rounded(firm.b, ", "(firm.a / firm.c):rounded(firm.b, ", "(firm.a / 3):rounded(\"1/2\", "}) {
      figures.push_back(std::string(of) + "'" + rule + "')");
    }
    figures.push_back(std::string("firm.a:growth_over(firm.b, firm.c):rounded('1%', '") + rule + "')");
    figures.push_back(std::string("firm.a:growth_over(firm.b, 2):rounded(firm.c, '") + rule + "')");
  }
  for (const char* rate : {"'0%'", "'41%'", "'42%'", "'100%'", "firm.b - 1", "firm.a"}) {
    figures.push_back(std::string("firm.a:growth_over(firm.b, firm.c):at_least(") + rate + ")");
    figures.push_back(std::string("firm.a:growth_over(firm.b, firm.c):less_than(") + rate + ")");
  }
  return scenario("rounding and average growth", facts_of("abc", "type = 'number'"), combinations({{"a", numbers}, {"b", numbers}, {"c", numbers}}), figures);
}

Scenario comparing() {
  return scenario("comparing and choosing", facts_of("abc", "type = 'number'"), combinations({{"a", numbers}, {"b", numbers}, {"c", numbers}}),
                  {"firm.a:at_least(firm.b)", "firm.a:more_than(firm.b)", "firm.a:at_most(firm.b)", "firm.a:less_than(firm.b)", "firm.a:is(firm.b)",
                   "firm.a:is_not(firm.b)", "firm.a:between(firm.b, firm.c)", "choose(firm.a:at_least(firm.b), { yes = firm.b, no = firm.c })",
                   "choose(firm.a:more_than(firm.b), { yes = firm.c })", "choose(firm.a:more_than(firm.b), { yes = firm.c, otherwise = firm.a })",
                   "(firm.a / firm.b):at_least(firm.c)", "(firm.a / 3):more_than(firm.b / 7)", "firm.a:at_least(firm.b * '50%')"});
}

// Numbers of almost 62 bits, the most that lanes hold: multiplied by what they are compared with or divided by, they leave 64
// bits, and the wide kernels carry them.
Scenario wide() {
  const std::vector<Choice> huge{std::nullopt, "-4000000000000000000", "-3999999999999999999", "-1", "0", "3", "3074457345618258602", "4000000000000000000"};
  return scenario("wide", facts_of("abc", "type = 'number'") + "m = { type = 'money' }\n", combinations({{"a", huge}, {"b", huge}, {"c", {std::nullopt, "0", "7"}}, {"m", {std::nullopt, "150", "3999999999999999998"}}}),
                  {"(firm.a * 3 / 7):is(firm.b * 5 / 11)", "(firm.a * 3 / 7):at_least(firm.b * 5 / 11)", "(firm.a / 3):is_not(firm.b / 2)", "firm.a:at_least(firm.b * 7)", "(firm.a * 3):rounded(7)",
                   "firm.a:rounded(3)", "firm.a:rounded(9, 'down')", "(firm.a / 7):rounded(1, 'up')", "firm.a:whole_steps(3)", "(firm.m * '33%'):rounded('1元')", "(firm.m * 3 / 7):rounded('0.07元', 'down')",
                   "firm.m:whole_steps('0.03元') * '1元'", "firm.m * firm.c", "(firm.a / firm.c):at_least(firm.b)", "(firm.a / 5 + firm.b / 3):rounded(2)"});
}

// Ratios of two columns, made whole.
Scenario ratios() {
  const std::vector<Choice> small{std::nullopt, "-7", "-2", "-1", "0", "1", "2", "3", "7", "15"};
  return scenario("ratios", facts_of("abc", "type = 'number'"), combinations({{"a", small}, {"b", small}, {"c", {std::nullopt, "1", "2"}}}),
                  {"(firm.a / firm.b):rounded(1)", "(firm.a / firm.b):rounded(2, 'down')", "(firm.a / firm.b):rounded('1/2', 'up')", "(firm.a / firm.b):whole_steps(1)", "(firm.a / firm.b / firm.c):rounded('0.1')",
                   "(firm.a / firm.b + firm.c):rounded(1)", "firm.a:growth_over(firm.b):rounded('1%')", "(firm.a / firm.b):is(firm.c)"});
}

// Every bound, and one below and above.
Scenario tables() {
  const std::vector<Choice> lines{std::nullopt, "-6", "-5", "-4", "-1", "0", "1", "9", "10", "11", "99", "100", "101", "9223372036854775807", "-9223372036854775807", "199/20", "201/20"};
  return scenario("tables", facts_of("a", "type = 'number'") + "m = { type = 'money' }\n", combinations({{"a", lines}, {"m", {std::nullopt, "99", "100", "101", "1000", "-3"}}}),
                  {"tiers(firm.a, { { at_least = 0, gives = '1元' }, { at_least = 10, gives = '2元' }, { more_than = 100, gives = '5元' } })",
                   "tiers(firm.a, { { more_than = -5, gives = '10%' }, { more_than = 0, gives = '5%' }, { more_than = 10, gives = '20%' } }) * firm.m",
                   "slices(firm.a, { { at_least = -5, gives = 1 }, { at_least = 10, gives = '1/3' }, { at_least = 100, gives = '-20%' } })",
                   "slices(firm.a, { { at_least = 0, gives = '3元' } })", "tiers(firm.a / 2, { { at_least = 5, gives = 1 } })",
                   "slices(firm.m, { { at_least = '1元', gives = '33%' }, { at_least = '5元', gives = '50%' } })"});
}

Scenario kleene() {
  const std::string pair = "firm.t, firm.u", triple = "firm.t, firm.u, firm.v";
  Scenario made = scenario("truth", facts_of("tuv", "type = 'truth'"), combinations({{"t", truths}, {"u", truths}, {"v", truths}}),
                           {"all { " + triple + " }", "any { " + triple + " }", "none { " + triple + " }", "none { firm.t }", "all { any { " + pair + " }, none { firm.v } }",
                            "which { a = firm.t, b = firm.u, c = firm.v }", "choose(firm.t, { yes = firm.u, no = firm.v })", "firm.t:is(firm.u)", "firm.t:is_not(firm.u)",
                            "choose(all { " + pair + " }, { yes = 1, no = 2 })"});
  ProvisionText rows = provision("1-2", "class");
  rows.keys.emplace_back("gives", "{ { 'first', when = firm.t }, { 'second', when = firm.u }, { 'third', when = firm.v } }");
  made.policy.provisions.push_back(rows);
  ProvisionText always = provision("1-3", "class");
  always.keys.emplace_back("gives", "{ { 'first', when = firm.t }, { 'second', when = firm.u }, { 'other' } }");
  always.keys.emplace_back("when", "firm.v");
  made.policy.provisions.push_back(always);
  ProvisionText after = provision("1-4", "right");
  after.keys.emplace_back("when", "any { decision '1-2'.qualifies, decision '1-3'.qualifies }");
  made.policy.provisions.push_back(after);
  return made;
}

Scenario names() {
  const std::vector<Choice> levels{std::nullopt, "low", "mid", "high"}, trades{std::nullopt, "steel", "food", "glass"};
  return scenario("names", "level = { type = 'choice', of = ['low', 'mid', 'high'] }\ntrade = { type = 'choice', of = ['steel', 'food'], open = true }\nmotto = { type = 'text' }\nn = { type = 'number' }\n",
                  combinations({{"level", levels}, {"trade", trades}, {"motto", {std::nullopt, "steel", "low", "well"}}, {"n", {std::nullopt, "4"}}}),
                  {"firm.level:is 'mid'", "firm.level:is_not 'mid'", "firm.level:one_of { 'low', 'high' }", "firm.trade:one_of { 'steel' }", "firm.motto:is(firm.level)",
                   "firm.motto:one_of { 'steel', 'well' }", "choose(firm.level, { low = 1, mid = firm.n, high = 3 })", "choose(firm.level, { low = firm.n, otherwise = 9 })",
                   "choose(firm.trade, { steel = 1, food = 2 })", "choose(firm.trade, { steel = 'x', food = firm.motto, otherwise = firm.level })", "firm.trade:is(firm.motto)"});
}

// Every list of up to two members, by what each member's filter and body are.
Scenario lists() {
  std::vector<SubjectText> members = combinations({{"flag", truths}, {"good", truths}, {"value", {std::nullopt, "-1", "0", "2"}}});
  std::vector<std::vector<SubjectText>> given{{}};
  for (const SubjectText& one : members) given.push_back({one});
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = 0; j < members.size(); j += 1 + (i % 3)) given.push_back({members[i], members[j]});
  }
  std::vector<SubjectText> subjects(1);  // the list is not given
  for (const auto& list : given) {
    SubjectText& one = subjects.emplace_back();
    one.lists.push_back({"item", list});
    const Choice sum = std::vector<Choice>{std::nullopt, "0", "7", "-7", "1"}[subjects.size() % 5];
    if (sum) one.cells.push_back(cell("m", *sum));
    for (std::size_t i = 0; i < list.size(); ++i) one.lists[0].members[i].cells.push_back(cell("name", i == 0 ? "zinc" : "acid"));
  }
  return scenario("lists", "m = { type = 'money' }\n", std::move(subjects),
                  {"firm.items:where(item.flag):sum(item.value)", "firm.items:sum(item.value)", "firm.items:where(item.flag):count()", "firm.items:count()",
                   "firm.items:where(item.flag):count():at_least(1)", "firm.items:where(item.flag):count():less_than(2)", "firm.items:where(item.flag):count():is(1)",
                   "firm.items:where(item.flag):highest(item.value)", "firm.items:any(item.good)", "firm.items:where(item.flag):any(item.good)", "firm.items:every(item.good)",
                   "firm.items:where(item.flag):every(item.good)", "firm.items:where(item.flag):values(item.value)", "firm.items:where(item.flag):split(firm.m, item.value)",
                   "firm.items:split(firm.m, item.value)", "firm.items:named { 'zinc', 'lead' }:sum(item.value)", "firm.items:named { 'acid' }:every(item.good)",
                   "firm.items:where(item.flag):count() * firm.m", "firm.items:values(item.good)", "firm.items:values(item.name)"},
                  "[entity.item]\nof = 'firm'\nlist = 'items'\n[entity.item.fact]\nname = { type = 'text' }\nflag = { type = 'truth' }\ngood = { type = 'truth' }\nvalue = { type = 'money' }\n");
}

Scenario divisions() {
  const std::vector<Choice> weights{std::nullopt, "-1", "0", "1", "2", "1/3"};
  const std::vector<Choice> sums{std::nullopt, "-1", "0", "1", "2", "7", "100", "9223372036854775807"};
  return scenario("divisions", "m = { type = 'money' }\n" + facts_of("abc", "type = 'number'"), combinations({{"m", sums}, {"a", weights}, {"b", weights}, {"c", {std::nullopt, "0", "1", "3"}}}),
                  {"split(firm.m, { city = firm.a, district = firm.b, park = firm.c }).city", "split(firm.m, { city = firm.a, district = firm.b, park = firm.c }).district",
                   "split(firm.m, { city = firm.a, district = firm.b, park = firm.c }).park", "split(firm.m / 2, { city = firm.a, district = firm.c }).district",
                   "equal_parts(firm.m, firm.c)", "equal_parts(firm.m / 3, firm.a)", "equal_parts(firm.m, '5年')"});
}

Scenario dates() {
  std::vector<Choice> days{std::nullopt};
  for (const auto& [year, month, day] : {std::tuple{1, 1, 1}, {1970, 1, 1}, {1999, 12, 31}, {2000, 2, 29}, {2007, 1, 31}, {2008, 2, 29}, {2100, 2, 28}, {9999, 12, 31}}) days.push_back(std::to_string(Date::of(year, month, day)->days));
  const std::vector<Choice> months{std::nullopt, "-12", "-1", "0", "1", "13", "1/2", "120000", "120001", "-120000"};
  const std::vector<Choice> periods{std::nullopt, "0", "-1", "30", "1/2", "5000000000", "-5000000000"};
  return scenario("dates", "d = { type = 'date' }\ne = { type = 'date' }\np = { type = 'period', unit = '月' }\nq = { type = 'period', unit = '天' }\n",
                  combinations({{"d", days}, {"e", {std::nullopt, "-1", "0", "13514", "2932896"}}, {"p", months}, {"q", periods}}),
                  {"firm.d + firm.p", "firm.d - firm.p", "firm.d + firm.q", "(firm.d + firm.q):year()", "(firm.d + firm.p):year()", "firm.d:year()", "firm.d - firm.e",
                   "firm.d:at_least(firm.e)", "firm.d:less_than(firm.e + firm.p)", "firm.d:is(firm.e)", "highest { firm.d, firm.e }", "lowest { firm.d + '3年', firm.e }",
                   "this_year - firm.d:year()", "firm.d + firm.q + '1个月'"});
}

// Every combination of applies, when, a check and the sum, under every kind.
Scenario outcomes() {
  Scenario made = scenario("outcomes", facts_of("tuvw", "type = 'truth'") + "m = { type = 'money' }\n",
                           combinations({{"t", truths}, {"u", truths}, {"v", truths}, {"w", truths}, {"m", {std::nullopt, "-1", "0", "1/2", "1/3", "5", "9223372036854775807"}}}), {"firm.m * 2"});
  int number = 1;
  for (const char* kind : {"award", "subsidy", "rebate", "relief", "share", "right", "class", "target", "duty"}) {
    ProvisionText one = provision("2-" + std::to_string(number++), kind);
    one.keys.emplace_back("applies", "firm.t");
    one.keys.emplace_back("when", "firm.u");
    one.keys.emplace_back("checks", "{ { firm.v, 'contradiction' } }");
    one.keys.emplace_back("pays", "firm.m * 2");
    one.keys.emplace_back("approval", "approval.group");
    if (number % 2 == 0) one.keys.emplace_back("gives", "{ { 'x', when = firm.w } }");
    if (number % 3 == 0) one.keys.emplace_back("instalments", "{ years = 3 }");
    made.policy.provisions.push_back(std::move(one));
  }
  for (const char* line : {"[approval]", "group = { by = 'the group' }"}) made.policy.declarations.emplace_back(line);
  for (std::size_t i = 0; i < made.subjects.size(); i += 2) {
    Approval filed{made.subjects[i].key, i % 4 == 0 ? "" : "2-1", "group", i % 3 != 0, "the office", "no. 7", std::nullopt, {}};
    made.dossier.approvals.push_back(std::move(filed));
  }
  return made;
}

}  // namespace

std::vector<Scenario> small_inputs() { return {arithmetic(), rounding(), comparing(), wide(), ratios(), tables(), kleene(), names(), lists(), divisions(), dates(), outcomes()}; }

}  // namespace duixian::agree
