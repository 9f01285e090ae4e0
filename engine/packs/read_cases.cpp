#include <algorithm>

#include "base/nearest_name.h"
#include "packs/case.h"
#include "packs/given.h"
#include "packs/load_pack.h"
#include "packs/pack_files.h"

namespace duixian::packs {

namespace {

namespace fs = std::filesystem;
const std::vector<std::string> case_keys{"name", "given", "expect", "year", "as_of", "clause", "series", "readings", "discretion", "approvals", "history", "parameters", "note"};
const std::vector<std::string> expect_keys{"outcome", "amount", "lowest", "highest", "missing", "failing", "reason", "funding", "instalments", "figures"};

ExpectedValue expected(TomlSource& source, const toml::node& node) {
  ExpectedValue value;
  if (const auto* truth = node.as_boolean()) {
    value.form = ExpectedValue::Form::truth;
    value.truth = truth->get();
  } else if (const auto* number = node.as_integer()) {
    value.text = std::to_string(number->get());
  } else if (const auto* text = node.as_string()) {
    value.text = text->get();
  } else if (const auto* array = node.as_array()) {
    value.form = ExpectedValue::Form::list;
    for (const toml::node& member : *array) value.members.push_back(expected(source, member));
  } else if (const auto* table = node.as_table()) {
    value.form = ExpectedValue::Form::parts;
    for (const auto& [name, member] : TomlSource::members(*table)) {
      value.names.push_back(name);
      value.members.push_back(expected(source, *member));
    }
  } else if (const auto day = date_of(node)) {
    value.text = to_text(*day);
  } else {
    source.error(node, "toml-float", {"这里是浮点数，不精确", "this is a float, which is not exact"}, {"把数写成文字，例如 \"0.3\"", "write the number as text, such as \"0.3\""});
  }
  return value;
}

std::string plain(TomlSource& source, const toml::node& node) {
  const ExpectedValue value = expected(source, node);
  if (value.form != ExpectedValue::Form::text) {
    source.error(node, "wrong-type", {"这里需要金额或数量", "this should be a sum or a quantity"}, {"写成文字，例如 \"50万元\"", "write it as text, such as \"50万元\""});
  }
  return value.text;
}

std::optional<std::string> sum(TomlSource& source, const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  return plain(source, *node);
}

void funding_of(TomlSource& source, const toml::node& node, Expectation& expect) {
  if (const auto* parts = node.as_table()) {
    for (const auto& [party, amount] : TomlSource::members(*parts)) expect.funding.emplace_back(party, plain(source, *amount));
  } else if (const auto* payer = node.as_string()) {
    expect.funding.emplace_back(payer->get(), "");
  } else {
    source.error(node, "wrong-type", {"funding 是一方的名字，或 { 一方 = 金额 }", "`funding` is a party, or { PARTY = sum }"}, {"例如 funding = \"city\"", "for instance funding = \"city\""});
  }
}

Expectation expectation(TomlSource& source, const toml::table& table) {
  source.only_keys(table, expect_keys, "expect");
  Expectation expect;
  expect.outcome = source.text(table, "outcome");
  expect.reason = source.text(table, "reason");
  expect.amount = sum(source, table, "amount");
  expect.lowest = sum(source, table, "lowest");
  expect.highest = sum(source, table, "highest");
  if (table.contains("missing")) expect.missing = source.texts(table, "missing");
  if (table.contains("failing")) expect.failing = source.texts(table, "failing");
  if (const auto* figures = source.table_at(table, "figures")) {
    for (const auto& [name, node] : TomlSource::members(*figures)) expect.figures.emplace_back(name, expected(source, *node));
  }
  if (const toml::node* funding = table.get("funding")) funding_of(source, *funding, expect);
  if (const toml::node* parts = table.get("instalments")) {
    if (!parts->is_array()) source.error(*parts, "wrong-type", {"instalments 是一列金额", "`instalments` is a list of sums"}, {"例如 instalments = [\"10万元\", \"10万元\"]", "for instance instalments = [\"10万元\", \"10万元\"]"});
    if (const auto* all = parts->as_array()) {
      for (const toml::node& part : *all) {
        if (const auto* named = part.as_table()) source.only_keys(*named, {"year", "amount", "outcome"}, "instalment");
      }
    }
    expect.instalments = expected(source, *parts).members;
  }
  return expect;
}

class CaseReader {
 public:
  CaseReader(TomlSource& source, const Pack& pack, const std::string& provision, Diagnostics& found) : source_(source), pack_(pack), provision_(provision), found_(found) {}

  Case read(const toml::node& node) {
    Case made;
    made.file = source_.file();
    made.line = line_of(node);
    made.provision = provision_;
    if (const auto* table = node.as_table()) read(*table, made);
    else source_.error(node, "wrong-type", {"案例应是一个表", "a case should be a table"}, {"写 [[case]]", "write [[case]]"});
    made.wrong = std::move(found_);
    found_.clear();
    return made;
  }

 private:
  void read(const toml::table& table, Case& made) {
    source_.only_keys(table, case_keys, "case");
    made.name = source_.text(table, "name").value_or("");
    const toml::table* given = source_.table_at(table, "given");
    year(table, given, made);
    made.as_of = source_.date(table, "as_of").value_or(*Date::of(made.year, 12, 31));
    clause(table, made);
    readings(table, made);
    Given into(source_, pack_, made);
    if (given) into.facts(*given);
    if (const auto* more = source_.table_at(table, "discretion")) into.discretions(*more);
    if (const auto* more = source_.table_at(table, "approvals")) into.approvals(*more);
    if (const auto* more = source_.table_at(table, "parameters")) into.parameters(*more);
    if (const auto* more = table.get("history")) into.history(*more);
    if (const auto* more = source_.table_at(table, "series")) into.series(*more);
    into.finish();
    if (const auto* expect = source_.table_at(table, "expect")) {
      made.expect = expectation(source_, *expect);
    } else if (!table.contains("expect")) {
      source_.error(table, "no-expectation", {"案例没有 expect", "the case expects nothing"}, {"写 expect = { outcome = \"granted\", amount = \"…\" }", "write expect = { outcome = \"granted\", amount = \"...\" }"});
    }
  }

  void year(const toml::table& table, const toml::table* given, Case& made) {
    made.year = pack_.from.year();
    if (given) made.year = Given::latest_year(*given).value_or(made.year);
    const toml::node* node = table.get("year");
    if (!node && made.year >= 1) return;
    if (!node) node = given;
    if (const auto* number = node->as_integer(); number && number->get() > 0 && number->get() < 10000) {
      made.year = static_cast<int>(number->get());
    } else {
      made.year = pack_.from.year();
      source_.error(*node, "wrong-type", {"year 是四位年份", "`year` is a year of four digits"}, {"写 year = 2007", "write year = 2007"});
    }
  }

  // Provisions that one clause was divided into: the sum over them is expected.
  void clause(const toml::table& table, Case& made) {
    const std::size_t first = *pack_.book->provision(provision_);
    for (const std::string& id : source_.texts(table, "clause")) {
      const auto number = pack_.book->provision(id);
      const bool same = number && pack_.book->provisions[*number].subject == pack_.book->provisions[first].subject;
      if (same) made.clause.push_back(id);
      else source_.error(*table.get("clause"), "unknown-provision", {"没有以同一实体为主体的条款“" + id + "”", "there is no provision \"" + id + "\" about the same entity"}, {"写同一条文分成的各条款的编号", "name the provisions that the clause was divided into"});
    }
  }

  void readings(const toml::table& table, Case& made) {
    const auto* readings = source_.table_at(table, "readings");
    if (!readings) return;
    for (const auto& [name, node] : TomlSource::members(*readings)) {
      const bool whole = name.find('/') != std::string::npos || name == "up_to";
      const std::string id = !whole ? provision_ + "/" + name : name;
      made.readings[id] = source_.text(*readings, name).value_or("");
    }
  }

  TomlSource& source_;
  const Pack& pack_;
  const std::string& provision_;
  Diagnostics& found_;
};

void no_such_provision(const Pack& pack, TomlSource& source, const toml::table& table, const std::string& id) {
  std::vector<std::string> known;
  for (const auto& provision : pack.book->provisions) known.push_back(provision.id);
  const auto close = nearest(id, known);
  source.error(table, "unknown-provision", {"没有条款“" + id + "”", "there is no provision \"" + id + "\""}, close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"写 provision = \"编号\"", "write provision = \"ID\""});
}

}  // namespace

std::vector<Case> read_cases(const fs::path& file, const Pack& pack, Diagnostics& diagnostics) {
  std::string text;
  std::vector<Case> cases;
  if (!read_file(file, maximum_toml_bytes, text, diagnostics)) return cases;
  const auto parsed = parse_toml(text, file.string(), diagnostics);
  if (!parsed) return cases;
  const toml::table& table = *parsed;
  TomlSource of_file(file.string(), diagnostics);
  of_file.only_keys(table, {"pack", "provision", "case", "note"}, "case file");
  const std::string of_pack = of_file.text(table, "pack").value_or(pack.id);
  const std::string provision = of_file.text(table, "provision").value_or("");
  if (of_pack != pack.id) {
    of_file.error(table, "other-pack", {"这些案例属于政策包“" + of_pack + "”，不是“" + pack.id + "”", "these cases are of the pack `" + of_pack + "`, not `" + pack.id + "`"}, {"换政策包或案例文件", "take another pack or another file"});
    return cases;
  }
  if (!pack.book->provision(provision)) {
    no_such_provision(pack, of_file, table, provision);
    return cases;
  }
  const auto* list = table.get_as<toml::array>("case");
  if (table.contains("case") && !list) of_file.error(*table.get("case"), "wrong-type", {"案例写成 [[case]]，两层方括号", "a case is written [[case]], with two brackets"}, {"写 [[case]]", "write [[case]]"});
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    Diagnostics found;
    TomlSource source(file.string(), found);
    cases.push_back(CaseReader(source, pack, provision, found).read((*list)[i]));
  }
  return cases;
}

std::vector<fs::path> case_files(const fs::path& path) {
  std::vector<fs::path> files;
  std::error_code failure;
  if (!fs::is_directory(path, failure)) return {path};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path, failure)) {
    if (entry.is_regular_file(failure) && entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace duixian::packs
