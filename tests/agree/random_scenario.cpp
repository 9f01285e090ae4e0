#include "agree/random_scenario.h"

#include <algorithm>
#include <stdexcept>

#include "agree/expressions.h"
#include "agree/random_records.h"

namespace duixian::agree {

namespace {

using enum Kind;

class Drawing {
 public:
  Drawing(std::uint64_t seed, const Measure& measure) : numbers_(seed), measure_(measure), world_(random_world(numbers_)), expressions_(world_, numbers_) {
    scenario_.name = "seed " + std::to_string(seed);
    scenario_.root = "enterprise";
    scenario_.as_of = *Date::of(scenario_.year, 12, 31);
  }

  Scenario draw() {
    for (std::int64_t i = 0; i < measure_.provisions; ++i) provision(std::to_string(i + 1));
    if (one_in(2)) scenario_.policy.lines.push_back("enterprise.rebate = " + computed());
    if (one_in(3)) scenario_.policy.lines.push_back("enterprise.share = " + expressions_.node(plain, {{"enterprise"}, {}, {}}, 2));
    scenario_.policy.effective = one_in(30) ? "{ from = 2008-01-01 }" : one_in(20) ? "{ from = 2006-01-01, to = 2007-12-31 }" : "{ from = 2006-01-01 }";
    scenario_.policy.declarations = lines(to_toml(world_) + declarations());
    for (const char* id : {"1/A", "1/B", "1/C"}) {
      if (one_in(4)) scenario_.readings[id] = one_in(5) ? "none" : one_in(2) ? "R1" : "R2";
    }
    fill(scenario_, world_, measure_, numbers_);
    return std::move(scenario_);
  }

 private:
  bool one_in(std::int64_t times) { return numbers_.between(1, times) == 1; }
  std::string line_of(Kind kind) { return literal(kind, expressions_.line(kind)); }

  std::string rate_text(std::int64_t low, std::int64_t high) { return "'" + std::to_string(numbers_.between(low, high)) + "%'"; }

  std::string table(bool slices) {
    std::set<Rational> bounds;
    while (bounds.size() < static_cast<std::size_t>(numbers_.between(1, 5))) bounds.insert(expressions_.line(money));
    std::string rows;
    for (const Rational& bound : bounds) {
      rows += std::string(rows.empty() ? "" : ", ") + "{ " + (!slices && one_in(2) ? "more_than" : "at_least") + " = " + literal(money, bound) + ", gives = " + (slices ? rate_text(0, 100) : line_of(money)) + " }";
    }
    return "tiers = [" + rows + "]";
  }

  std::string declarations() {
    return "[parameter]\nsum = { type = 'money', is = " + line_of(money) + " }\nrate = { type = 'rate', is = " + rate_text(0, 120) + " }\n" +
           "line = { type = 'money', value = [ { from = 2006-01-01, is = " + line_of(money) + " }, { from = 2007-06-01, is = " + line_of(money) + " }, { from = 2009-01-01, is = '7元' } ] }\n" +
           "lost = { type = 'money', value = [ { from = 2006-01-01, damaged = '2024万元以上' } ] }\nlater = { type = 'money', value = [ { from = 2009-01-01, is = '1元' } ] }\n" +
           "lost_award = { type = 'tiers', value = [ { from = 2009-01-01, " + table(false) + " } ] }\n" +
           "award = { type = 'tiers', " + table(false) + " }\nsliding = { type = 'slices', " + table(true) + " }\n" +
           "by_level = { type = 'choose', by = { national = " + line_of(money) + ", municipal = " + line_of(money) + " }" + (one_in(2) ? ", otherwise = " + line_of(money) : "") + " }\n" +
           "grid = { type = 'rows', rows = [ { output = { at_least = " + line_of(money) + " }, is_new = true, gives = " + line_of(money) + " }, { output = { more_than = " + line_of(money) + " }, level = ['national', 'provincial'], gives = " + line_of(money) + " }, { output = { at_most = " + line_of(money) + " }, level = 'municipal', gives = " + line_of(money) + " } ]" + (one_in(2) ? ", otherwise = " + line_of(money) : "") + " }\n" +
           "by_truth = { type = 'choose', by = { yes = " + line_of(money) + ", no = " + line_of(money) + " } }\n" +
           "named = { type = 'list', names = ['zinc', 'well', 'steel'] }\nlater_names = { type = 'list', value = [ { from = 2009-01-01, names = ['zinc'] } ] }\n" +
           "[discretion]\nrate = { type = 'rate', lowest = '30%', highest = '100%' }\nspan = { type = 'period', unit = '年', lowest = '3年', highest = '5年' }\n" +
           "[approval]\ngroup = { by = 'the group' }\noffice = { by = 'the office' }\n" +
           "[series]\nguide = { type = 'money', carries = true }\nusd_cny = { type = 'number', unit = '元/美元', carries = " + (one_in(2) ? "true" : "false") + " }\n" +
           reading("1/A", "R1") + reading("1/B", "R2") + reading("1/C", "none");
  }

  static std::string reading(const std::string& id, const std::string& usual) {
    return "[reading.'" + id + "']\nissue = 'unclear'\nchoices = { R1 = 'one way', R2 = 'the other' }\ndefault = '" + usual + "'\n";
  }

  std::string computed() {
    const auto& provisions = scenario_.policy.provisions;
    if (!amounts_["enterprise"].empty() && one_in(2)) return "decision '" + amounts_["enterprise"].back() + "'.amount";
    return provisions.empty() ? "enterprise.fees * 2" : expressions_.node(money, {{"enterprise"}, {}, {}}, 3);
  }

  // A sum that may depend on a discretion, in one direction.
  std::string pays(const Place& place) {
    std::string sum = expressions_.node(money, place, 4);
    if (one_in(5)) return sum + " * discretion.rate";
    if (one_in(12)) return "choose(" + expressions_.node(plain, place, 2) + ":at_least(discretion.rate), { yes = " + line_of(money) + ", no = " + line_of(money) + " })";
    return sum;
  }

  std::string condition(const Place& place) {
    if (one_in(10)) return "(" + expressions_.node(plain, place, 2) + "):at_least(discretion.rate)";
    if (one_in(12)) return "compute(function(e) if e.selector then return e.yes end return e.no end)";
    return expressions_.condition(place, 4);
  }

  void provision(const std::string& id) {
    const char* kinds[] = {"award", "award", "subsidy", "rebate", "relief", "share", "share", "right", "class", "target", "duty"};
    const std::string kind = kinds[numbers_.between(0, 10)];
    const bool project = one_in(4);
    Place place{project ? std::vector<std::string>{"project", "enterprise"} : std::vector<std::string>{"enterprise"}, {}, {}};
    const std::string subject = place.chain[0];
    place.amounts = amounts_[subject];
    place.conditions = conditions_[subject];
    ProvisionText made{id, {{"title", "'试'"}, {"cite", "{ article = 1 }"}, {"kind", "'" + kind + "'"}, {"subject", subject}}, {}};
    const auto put = [&](const char* key, const std::string& text) { made.keys.emplace_back(key, text); };
    put("reads", "{ larger = " + expressions_.node(money, place, 1) + ", other = " + expressions_.node(money, place, 1) + ", selector = " + expressions_.condition(place, 1) +
                     ", yes = " + expressions_.condition(place, 0) + ", no = " + expressions_.condition(place, 1) + " }");
    if (one_in(kind == "duty" || kind == "target" ? 2 : 6)) put("applies", expressions_.condition(place, 2));
    if (!one_in(6)) put("when", condition(place));
    if (one_in(5)) put("checks", "{ { " + expressions_.condition(place, 2) + ", 'contradiction' }, { " + expressions_.condition(place, 1) + ", 'another' } }");
    const bool sum = kind != "class" && kind != "right" && kind != "target";
    std::string paid = sum || one_in(3) ? pays(place) : "";
    if (!paid.empty() && one_in(12)) paid = "compute(function(e) if e.larger > e.other then return e.larger - e.other end return e.other end)";
    const bool function = paid.starts_with("compute");
    if (!paid.empty() && one_in(25)) paid = "not_stated";
    if (!paid.empty()) put("pays", paid);
    if (kind == "class" || one_in(8)) put("gives", gives(place));
    if (one_in(5)) put("approval", one_in(2) ? "approval.group" : one_in(2) ? "all { approval.group, approval.office }" : "any { approval.group, approval.office }");
    if (one_in(5)) put("once", one_in(2) ? "'ever'" : "'per tier'");
    if (!paid.empty() && !function && paid != "not_stated" && (kind == "share" || one_in(4))) put(one_in(4) ? "paid_to" : "funded_by", funding(place, paid));
    if (!paid.empty() && one_in(4)) put("instalments", instalments(place));
    figures(made, place);
    if (!paid.empty() && paid != "not_stated" && paid.find("discretion") == std::string::npos) amounts_[subject].push_back(id);
    conditions_[subject].push_back(id);
    scenario_.policy.provisions.push_back(std::move(made));
  }

  std::string gives(const Place& place) {
    if (one_in(4)) return expressions_.name(place, 2);
    std::string rows = "{ { 'key', when = " + expressions_.condition(place, 2) + " }, { 'growing', when = " + expressions_.condition(place, 2) + " }";
    return rows + (one_in(3) ? ", { 'other' } }" : " }");
  }

  std::string funding(const Place& place, const std::string& paid) {
    switch (numbers_.between(0, 5)) {
      case 0: return "'city'";
      case 1: return "{ 'city', 'district' }";
      case 2: return one_in(2) ? "enterprise.payer" : "choose(" + expressions_.condition(place, 1) + ", { yes = 'city', no = 'park' })";
      case 3: {
        const std::string split = expressions_.list_split(place, paid, 1);
        return split.empty() ? "'district'" : split;
      }
      default: return expressions_.money_split(place, paid, 1);
    }
  }

  std::string instalments(const Place& place) {
    if (one_in(3)) return "{ parts = { '40%', '35%', '25%' } }";
    const std::string years = one_in(4) ? "discretion.span" : one_in(3) ? expressions_.node(plain, place, 1) : one_in(2) ? "'3年'" : std::to_string(numbers_.between(1, 4));
    std::string text = "{ years = " + years;
    if (one_in(3)) text += ", from = " + (one_in(2) ? "this_year + 1" : expressions_.node(date, place, 0) + ":year()");
    if (one_in(2)) text += ", when = " + expressions_.condition(place, 2);
    return text + " }";
  }

  void figures(ProvisionText& made, const Place& place) {
    for (std::int64_t i = numbers_.between(1, 4); i > 0; --i) made.figures.emplace_back("f" + std::to_string(i), expressions_.figure(place, 4));
    if (one_in(6)) made.figures.emplace_back("g", "equal_parts(" + expressions_.node(money, place, 1) + ", discretion.span)");
  }

  NumberSource numbers_;
  Measure measure_;
  World world_;
  Expressions expressions_;
  Scenario scenario_;
  std::map<std::string, std::vector<std::string>> amounts_, conditions_;  // by subject: provisions that others may refer to
};

// What a random rule may get wrong by chance; anything else is a fault of the drawing.
bool by_chance(const Diagnostic& one) {
  return one.severity != Severity::error || one.code == "not-one-way" || one.code == "too-deep" || one.code == "no-amount" || one.code == "cycle" || one.code == "too-many-discretions" ||
         one.code == "unknown-provision" || one.code == "unrelated-entities" || one.code == "split-of-other" || one.code == "decision-of-another-year";
}

// A right for everybody: other provisions, and facts that say what it paid, may still refer to it.
void empty(ProvisionText& provision) {
  provision.keys.resize(ProvisionText::needed);
  provision.keys[2].second = "'right'";
  provision.figures.clear();
}

}  // namespace

Measure random_measure(std::uint64_t seed) {
  NumberSource numbers(seed * 2 + 1);
  Measure measure;
  const std::int64_t size = numbers.between(0, 9);
  measure.rows = size == 0 ? 1 : size < 6 ? numbers.between(1, 20) : size < 9 ? numbers.between(1, 130) : numbers.between(60, 66);
  measure.provisions = numbers.between(2, 6);
  measure.huge = numbers.between(0, 3) == 0;
  return measure;
}

Scenario random_scenario(std::uint64_t seed, const Measure& measure) { return Drawing(seed, measure).draw(); }

std::pair<Scenario, Loaded> loadable(Scenario scenario) {
  std::string told;
  for (int attempt = 0; attempt < 20; ++attempt) {
    auto [loaded, wrong] = load(scenario);
    if (loaded.program) return {std::move(scenario), std::move(loaded)};
    told.clear();
    for (const Diagnostic& one : wrong) {
      if (one.severity != Severity::error) continue;
      told += std::to_string(one.line) + ": " + one.code + ": " + one.what.en + "; " + one.remedy.en + "\n";
      if (!by_chance(one)) attempt = 20;
      if (one.provision.empty()) scenario.policy.lines.clear();
      for (ProvisionText& provision : scenario.policy.provisions) {
        if (provision.id == one.provision) empty(provision);
      }
    }
  }
  throw std::runtime_error(scenario.name + " does not load:\n" + told + to_text(scenario));
}

}  // namespace duixian::agree
