#include "intake/corrections.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/nearest_name.h"
#include "intake/fact_reader.h"
#include "intake/fold.h"

namespace duixian::intake {

namespace {

constexpr std::size_t subject_column = 0, fact_column = 1, year_column = 2, value_column = 3;

struct Spot {
  std::size_t entity = 0, fact = 0;
  columns::Row row = 0;
};

class Correcting {
 public:
  Correcting(columns::Records& records, const Options& options) : records_(records), schema_(records.schema()), options_(options) {}

  Diagnostics correct() {
    const auto table = BesideTable::read(options_.corrections, options_, corrections_columns());
    if (!table) return table.diagnostics();
    for (std::size_t row = 0; row < table->rows(); ++row) correct(*table, row);
    return std::move(told_);
  }

 private:
  void correct(const BesideTable& table, std::size_t row) {
    const std::string subject = reader_.needed(table.cell(row, subject_column)), fact = reader_.needed(table.cell(row, fact_column));
    if (subject.empty() || fact.empty()) return;
    const auto spot = find(table.cell(row, subject_column), table.cell(row, fact_column));
    if (!spot) return;
    const auto year = year_of(table.cell(row, year_column), schema_.entities[spot->entity].facts[spot->fact]);
    if (!year) return;
    const BesideCell& value = table.cell(row, value_column);
    if (!done_.insert({spot->entity, spot->fact, spot->row, *year}).second) {
      return reader_.refuse(value, {"同一事实更正了两次", "one fact is corrected twice"}, {"只保留一条", "keep one of them"});
    }
    put(*spot, *year, value);
  }

  // "listed" or "enterprise.listed", of the subject with that key.
  std::optional<Spot> find(const BesideCell& subject, const BesideCell& fact) {
    bool declared = false;
    std::vector<Spot> found;
    for (std::size_t entity = 0; entity < schema_.entities.size(); ++entity) {
      const auto number = fact_in(schema_, entity, fact.text);
      declared = declared || number;
      if (!number) continue;
      for (const columns::Row row : rows_of(entity, subject.text)) found.push_back({entity, *number, row});
    }
    if (found.size() == 1) return found.front();
    if (found.size() > 1 && found.front().entity == found.back().entity) several_subjects(subject);
    else if (found.size() > 1) reader_.refuse(fact, {"“" + fact.text + "”在多个实体中都有", "more than one entity has `" + fact.text + "`"}, {"写成 实体.事实", "write it as ENTITY.FACT"});
    else if (declared) unknown_subject(subject);
    else if (!declared_elsewhere(fact.text)) unknown_fact(fact);
    return std::nullopt;
  }

  // A list may repeat its keys under other owners; members without keys are no subjects.
  [[nodiscard]] std::vector<columns::Row> rows_of(std::size_t entity, const std::string& key) const {
    std::vector<columns::Row> found;
    if (!is_subject(entity)) return found;
    if (schema_.entities[entity].list.empty()) {
      if (const auto row = records_.find(entity, key)) found.push_back(*row);
      return found;
    }
    const auto& table = records_.table(entity);
    for (columns::Row row = 0; row < table.rows(); ++row) {
      if (table.keys.view(row) == key) found.push_back(row);
    }
    return found;
  }
  [[nodiscard]] bool is_subject(std::size_t entity) const { return schema_.entities[entity].list.empty() || !schema_.entities[entity].key.empty(); }

  void several_subjects(const BesideCell& cell) {
    reader_.refuse(cell, {"有多个主体以“" + cell.text + "”为键，不知所指", "more than one subject has the key \"" + cell.text + "\""}, {"在记录中更正，再用 --earlier 比较", "correct the records themselves, and compare with `--earlier`"});
  }

  static std::optional<std::size_t> fact_in(const Schema& schema, std::size_t entity, const std::string& name) {
    const std::string& own = schema.entities[entity].name;
    if (name.starts_with(own + ".")) return schema.fact(entity, name.substr(own.size() + 1));
    return schema.fact(entity, name);
  }
  [[nodiscard]] bool declared_elsewhere(const std::string& name) const {
    return std::any_of(options_.beside.begin(), options_.beside.end(), [&](const Schema* schema) {
      for (std::size_t entity = 0; entity < schema->entities.size(); ++entity) {
        if (fact_in(*schema, entity, name)) return true;
      }
      return false;
    });
  }

  void unknown_subject(const BesideCell& cell) {
    std::vector<std::string> keys;
    for (std::size_t entity = 0; entity < schema_.entities.size(); ++entity) {
      const auto& table = records_.table(entity);
      if (is_subject(entity)) keys.insert(keys.end(), table.keys.begin(), table.keys.end());
    }
    const auto close = nearest(cell.text, keys);
    reader_.refuse(cell, {"记录中没有主体“" + cell.text + "”，从未对它作过决定", "nothing was ever decided about \"" + cell.text + "\": the records have no such subject"},
                   close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"检查 subject 列，或补充记录", "check the column `subject`, or add its record"});
  }

  void unknown_fact(const BesideCell& cell) {
    std::vector<std::string> names;
    for (const EntitySchema& entity : schema_.entities) {
      for (const FactSchema& fact : entity.facts) names.push_back(fact.name);
    }
    const auto close = nearest(cell.text, names);
    reader_.refuse(cell, {"没有事实“" + cell.text + "”", "there is no fact `" + cell.text + "`"},
                   close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"写政策包声明的事实名", "write the name of a fact that the pack declares"});
  }

  // Of the run, unless another is said; 0 for a fact that is the same in every year.
  std::optional<int> year_of(const BesideCell& cell, const FactSchema& fact) {
    std::string text = folded(cell.text);
    for (const std::string_view word : {"年度", "年"}) {
      if (std::string_view(text).ends_with(word)) text.resize(text.size() - word.size());
    }
    if (text.empty()) return fact.yearly ? options_.year : 0;
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string::npos) {
      reader_.refuse(cell, {"“" + cell.text + "”不是年份", "\"" + cell.text + "\" is not a year"}, {"请填写四位年份", "write the year in four digits"});
      return std::nullopt;
    }
    return fact.yearly ? std::stoi(text) : 0;
  }

  // A blank value takes the fact away: it is not known any more.
  void put(const Spot& at, int year, const BesideCell& cell) {
    const FactSchema& fact = schema_.entities[at.entity].facts[at.fact];
    const CellReading reading = FactReader(fact, std::nullopt, nullptr, records_.names(), cell.days_from_1904).read(as_cell(cell));
    if (reading.is == CellReading::Is::flawed) return reader_.refuse(cell, reading.why, {"改正该值", "correct the value"});
    forget(at, year);
    if (reading.is != CellReading::Is::known) return;
    const std::uint16_t source = source_of(cell);
    if (!records_.set(at.entity, at.fact, year, at.row, reading.value, source, static_cast<std::uint32_t>(cell.place.row))) {
      reader_.refuse(cell, {"数字太长", "the number has too many digits"}, {"减少小数位", "write fewer places"});
    }
  }

  void forget(const Spot& at, int year) {
    auto& columns = records_.table(at.entity).columns;
    const auto column = columns.find({at.fact, year});
    if (column == columns.end()) return;
    column->second.flaws.erase(at.row);
    if (at.row < column->second.known.size()) column->second.known.set(at.row, false), column->second.numerators[at.row] = 0;
  }

  std::uint16_t source_of(const BesideCell& cell) {
    const auto [at, fresh] = sources_.emplace(std::tuple(cell.place.file, cell.place.sheet, cell.place.column), static_cast<std::uint16_t>(records_.sources.size()));
    if (fresh) records_.sources.push_back({cell.place.file, cell.place.sheet, cell.place.column});
    return at->second;
  }

  columns::Records& records_;
  const Schema& schema_;
  const Options& options_;
  Diagnostics told_;
  BesideReader reader_{told_};
  std::set<std::tuple<std::size_t, std::size_t, columns::Row, int>> done_;
  std::map<std::tuple<std::string, std::string, int>, std::uint16_t> sources_;
};

}  // namespace

Diagnostics correct(columns::Records& records, const Options& options) { return Correcting(records, options).correct(); }

Result<std::vector<CorrectedFact>> read_corrections(const std::filesystem::path& path, const Options& options) {
  const auto table = BesideTable::read(path, options, corrections_columns());
  if (!table) return table.diagnostics();
  std::vector<CorrectedFact> all;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto text = [&](std::size_t column) { return table->cell(row, column).text; };
    all.push_back({text(subject_column), text(fact_column), text(year_column), text(value_column), text(value_column + 1)});
  }
  return all;
}

std::vector<BesideColumn> corrections_columns() {
  return {{{"subject", "主体", "对象", "企业", "统一社会信用代码", "代码", "编号", "uscc"}, true}, {{"fact", "事实", "事项", "字段"}, true}, {{"year", "年份", "年度"}, false},
          {{"value", "取值", "值", "更正为", "正确值"}, true}, {{"why", "原因", "理由", "更正原因", "依据"}, false}};
}

}  // namespace duixian::intake
