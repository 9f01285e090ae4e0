// Rulings, approvals, past awards and dated series: what each table must have.
#include "intake/beside_table.h"
#include "intake/fold.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

const BesideColumn subject{{"subject", "主体", "对象", "企业", "统一社会信用代码", "代码", "编号", "uscc"}, true};
const BesideColumn provision{{"provision", "条款", "条款编号", "政策条款"}, true};
const BesideColumn authority{{"authority", "机关", "决定机关", "批准机关", "部门", "单位"}, false};
const BesideColumn date{{"date", "日期", "决定日期", "批准日期"}, false};
const BesideColumn pack{{"pack", "政策包", "政策"}, false};
const BesideColumn document{{"document", "文号", "文件", "依据", "批复文号"}, false};

template <class T, class ReadRow>
Result<std::vector<T>> read_all(const std::filesystem::path& path, const Options& options, std::vector<BesideColumn> columns, ReadRow read_row) {
  const auto table = BesideTable::read(path, options, std::move(columns));
  if (!table) return table.diagnostics();
  Diagnostics told = table.diagnostics();
  BesideReader reader(told);
  std::vector<T> all;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    T one;
    one.place = table->cell(row, 0).place;
    read_row(reader, [&](std::size_t column) -> const BesideCell& { return table->cell(row, column); }, one);
    all.push_back(std::move(one));
  }
  if (has_errors(told)) return told;
  return Result<std::vector<T>>(std::move(all), std::move(told));
}

std::string declared(const UnitOf& unit_of, const std::string& name) { return unit_of ? unit_of(name) : std::string(); }

int year_in(BesideReader& reader, const BesideCell& cell) {
  std::string text = folded(cell.text);
  for (const std::string_view word : {"年度", "年"}) {
    if (std::string_view(text).ends_with(word)) text.resize(text.size() - word.size());
  }
  if (text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos) return std::stoi(text);
  reader.refuse(cell, {"“" + cell.text + "”不是年份", "\"" + cell.text + "\" is not a year"}, {"请填写四位年份", "write the year in four digits"});
  return 0;
}

// A bare sum is in whole units of the currency, as in worked examples: 500000 is 500000元.
std::optional<Money> money_in(BesideReader& reader, const BesideCell& cell) {
  const auto quantity = reader.quantity(cell);
  if (!quantity) return std::nullopt;
  const auto fen = quantity->unit.is_none() ? multiply(quantity->amount, Rational(100)) : quantity->amount;
  const std::string currency = quantity->unit.is_none() ? "CNY" : quantity->unit.currency();
  if (fen && fen->is_whole() && fen->as_int64() && !currency.empty()) return Money{*fen->as_int64(), currency};
  reader.refuse(cell, {"“" + cell.text + "”不是精确到分的金额", "\"" + cell.text + "\" is not a sum to the fen"}, {"请填写金额及单位，如 50万元", "write a sum with its unit, such as 50万元"});
  return std::nullopt;
}

}  // namespace

Result<std::vector<Ruling>> read_rulings(const std::filesystem::path& path, const Options& options, const UnitOf& unit_of) {
  const BesideColumn discretion{{"discretion", "裁量", "裁量事项", "裁量项"}, true};
  const BesideColumn value{{"value", "取值", "值", "决定"}, true};
  return read_all<Ruling>(path, options, {subject, provision, discretion, value, authority, date, document, pack},
                          [&](BesideReader& reader, const auto& cell, Ruling& ruling) {
    ruling.subject = reader.needed(cell(0));
    ruling.provision = reader.needed(cell(1));
    ruling.discretion = reader.needed(cell(2));
    if (const auto value_read = reader.quantity(cell(3), declared(unit_of, ruling.discretion))) ruling.value = *value_read;
    ruling.authority = cell(4).text;
    ruling.date = reader.day(cell(5));
    ruling.document = cell(6).text;
    ruling.pack = cell(7).text;
    ruling.place = cell(3).place;
  });
}

Result<std::vector<Approval>> read_approvals(const std::filesystem::path& path, const Options& options) {
  const BesideColumn approval{{"approval", "审批", "审批事项", "批准事项"}, true};
  const BesideColumn granted{{"granted", "yes or no", "是否批准", "是否同意", "结果", "批准", "decision", "answer", "yes"}, true};
  return read_all<Approval>(path, options, {subject, provision, approval, granted, authority, date, document, pack},
                            [](BesideReader& reader, const auto& cell, Approval& one) {
    one.subject = reader.needed(cell(0));
    one.provision = reader.needed(cell(1));
    one.approval = reader.needed(cell(2));
    one.granted = reader.truth(cell(3)).value_or(false);
    one.authority = cell(4).text;
    one.date = reader.day(cell(5));
    one.document = cell(6).text;
    one.pack = cell(7).text;
    one.place = cell(3).place;
  });
}

Result<std::vector<PastAward>> read_history(const std::filesystem::path& path, const Options& options) {
  const BesideColumn tier{{"tier", "title", "tier or title", "档次", "等级", "名称"}, false};
  const BesideColumn year{{"year", "年份", "年度"}, true};
  const BesideColumn amount{{"amount", "金额", "奖补金额", "已兑现金额"}, true};
  return read_all<PastAward>(path, options, {subject, provision, tier, year, amount, document, pack},
                             [](BesideReader& reader, const auto& cell, PastAward& award) {
    award.subject = reader.needed(cell(0));
    award.provision = reader.needed(cell(1));
    award.tier = cell(2).text;
    award.year = year_in(reader, cell(3));
    if (const auto sum = money_in(reader, cell(4))) award.amount = *sum;
    award.document = cell(5).text;
    award.pack = cell(6).text;
    award.place = cell(4).place;
  });
}

Result<std::vector<Exclusion>> read_exclusions(const std::filesystem::path& path, const Options& options) {
  const BesideColumn list{{"list", "名单", "名单名称", "排除名单"}, true};
  const BesideColumn from{{"from", "起始日期", "列入日期"}, false};
  const BesideColumn until{{"until", "截止日期", "移出日期"}, false};
  return read_all<Exclusion>(path, options, {subject, list, from, until, document}, [](BesideReader& reader, const auto& cell, Exclusion& one) {
    one.subject = reader.needed(cell(0));
    one.list = reader.needed(cell(1));
    one.from = reader.day(cell(2));
    one.until = reader.day(cell(3));
    one.document = cell(4).text;
    one.place = cell(0).place;
    if (one.from && one.until && *one.until < *one.from) reader.refuse(cell(3), {"截止早于起始", "it ends before it begins"}, {"改正日期", "correct the dates"});
  });
}

Result<std::vector<SeriesPoint>> read_series(const std::filesystem::path& path, const Options& options, const UnitOf& unit_of) {
  const BesideColumn name{{"name", "series", "名称", "序列"}, true};
  const BesideColumn day{{"date", "日期"}, true};
  const BesideColumn value{{"value", "值", "数值"}, true};
  const BesideColumn key{{"key", "键", "类别", "适用对象"}, false};
  return read_all<SeriesPoint>(path, options, {name, day, value, key}, [&](BesideReader& reader, const auto& cell, SeriesPoint& point) {
    point.series = reader.needed(cell(0));
    if (!cell(3).text.empty()) point.series += "/" + cell(3).text;
    if (reader.needed(cell(1)).empty()) return;
    if (const auto date_read = reader.day(cell(1))) point.date = *date_read;
    if (const auto value_read = reader.quantity(cell(2), declared(unit_of, point.series.substr(0, point.series.find('/'))))) point.value = *value_read;
    point.place = cell(2).place;
  });
}

}  // namespace duixian::intake
