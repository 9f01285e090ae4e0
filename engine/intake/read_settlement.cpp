// settlement.csv of an earlier run, read back to be compared with.
#include <charconv>
#include <set>

#include "intake/beside_table.h"
#include "intake/fold.h"

namespace duixian::intake {

namespace {

// "2008 city=1200000.00 later": a year (or ?), a party, an exact sum, and how it stands.
bool read_payment(std::string_view text, EarlierClaim& into) {
  const std::size_t space = text.find(' '), equals = text.find('=');
  if (space == std::string_view::npos || equals == std::string_view::npos || equals < space) return false;
  int year = 0;
  const std::string_view when = text.substr(0, space);
  if (when != "?" && std::from_chars(when.data(), when.data() + when.size(), year).ptr != when.data() + when.size()) return false;
  std::string_view sum = text.substr(equals + 1);
  const std::size_t end = sum.find(' ');
  const std::string_view due = end == std::string_view::npos ? std::string_view() : sum.substr(end + 1);
  sum = sum.substr(0, end);
  const auto exact = rational_from(sum.ends_with(".00") ? sum.substr(0, sum.size() - 3) : sum.ends_with('0') && sum.find('.') != std::string_view::npos ? sum.substr(0, sum.size() - 1) : sum);
  const auto minor = exact ? multiply(*exact, Rational(100)) : std::nullopt;
  const auto whole = minor ? minor->as_int64() : std::nullopt;
  if (!whole) return false;
  if (due != "lapsed" && due != "waiting") into.payments.emplace_back(year, *whole);
  return true;
}

bool read_payments(std::string_view text, EarlierClaim& into) {
  while (!text.empty()) {
    const std::size_t end = text.find("; ");
    if (!read_payment(text.substr(0, end), into)) return false;
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
  }
  return true;
}

}  // namespace

Result<std::vector<EarlierClaim>> read_settlement(const std::filesystem::path& path, const Options& options) {
  const std::vector<BesideColumn> columns{{{"pack"}, true}, {{"provision"}, true}, {{"title"}, true}, {{"subject"}, true}, {{"subject_name"}, true},
                                          {{"currency"}, true}, {{"year"}, true}, {{"why"}, true}, {{"payments"}, true}, {{"enterprise"}, true}};
  const auto table = BesideTable::read(path, options, columns);
  if (!table) return table.diagnostics();
  Diagnostics wrong = table.diagnostics();
  BesideReader reader(wrong);
  std::vector<EarlierClaim> all;
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto text = [&](std::size_t column) { return table->cell(row, column).text; };
    EarlierClaim claim;
    claim.pack = reader.needed(table->cell(row, 0));
    claim.provision = reader.needed(table->cell(row, 1));
    claim.title = text(2);
    claim.subject = reader.needed(table->cell(row, 3));
    claim.subject_name = text(4);
    claim.currency = text(5);
    claim.why = {text(7), text(7)};
    claim.enterprise = text(9);
    claim.place = table->cell(row, 3).place;
    const std::string year = text(6);
    if (std::from_chars(year.data(), year.data() + year.size(), claim.year).ec != std::errc()) reader.refuse(table->cell(row, 6), {"“" + year + "”不是年份", "\"" + year + "\" is not a year"}, {"使用未改动的 settlement.csv", "take a settlement.csv as it was written"});
    if (!read_payments(text(8), claim)) reader.refuse(table->cell(row, 8), {"读不出兑付“" + text(8) + "”", "cannot read the payments \"" + text(8) + "\""}, {"使用未改动的 settlement.csv", "take a settlement.csv as it was written"});
    if (!seen.insert(claim.pack + '\x1f' + claim.provision + '\x1f' + claim.enterprise + '\x1f' + claim.subject).second) reader.refuse(table->cell(row, 3), {"同一主体、同一条款出现两次", "one subject and clause stands twice"}, {"使用未改动的 settlement.csv", "take a settlement.csv as it was written"});
    all.push_back(std::move(claim));
  }
  if (has_errors(wrong)) return wrong;
  return Result<std::vector<EarlierClaim>>(std::move(all), std::move(wrong));
}

}  // namespace duixian::intake
