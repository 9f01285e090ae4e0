// A made-up register of a few thousand firms and their loans, and a pack that has one of every kind of clause over it.
#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "report/scratch_folder.h"

namespace duixian::tried {

// As the records have them, money in fen; nothing: not given.
struct Firm {
  std::string key;
  std::optional<std::int64_t> output, tax, debt;
  std::optional<bool> is_new;
};

class Register {
 public:
  explicit Register(int firms = 3000, unsigned seed = 1) : random_(seed) {
    std::filesystem::create_directories(folder_ / "pack");
    std::filesystem::create_directories(folder_ / "records");
    write("pack/pack.toml", manifest);
    write("pack/rules.lua", rules);
    write_firms(firms);
    if (firms <= 10) return;
    write("records/rulings.csv", "subject,provision,discretion,value\nF00003,2,cut,50%\nF00010,2,cut,40%\n");
    write("records/approvals.csv", "subject,provision,approval,granted\nF00003,2,mayor,yes\nF00004,2,mayor,no\nF00010,2,mayor,yes\n");
  }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }
  [[nodiscard]] Run run(const std::vector<std::string>& set = {}) const {
    auto pack = Pack::load((folder_ / "pack").string());
    for (const Diagnostic& one : pack.diagnostics()) UNSCOPED_INFO(one.what.en);
    REQUIRE(pack);
    RunOptions options;
    options.records = (folder_ / "records").string();
    options.year = 2007;
    options.set = set;
    auto run = Run::prepare(*pack, options);
    for (const Diagnostic& one : run.diagnostics()) UNSCOPED_INFO(one.what.en);
    REQUIRE(run);
    return *std::move(run);
  }
  [[nodiscard]] const std::vector<Firm>& firms() const { return firms_; }
  [[nodiscard]] const report::ScratchFolder& folder() const { return folder_; }

 private:
  static constexpr const char* manifest = R"([pack]
id = 'tried'
title = '试'
currency = 'CNY'
parties = ['city', 'county']
effective = { from = 2006-01-01 }
[entity.firm]
key = 'firm_id'
[entity.firm.fact]
firm_name = { type = 'text' }
output = { type = 'money' }
tax    = { type = 'money' }
debt   = { type = 'money' }
is_new = { type = 'truth' }
[entity.loan]
of = 'firm'
list = 'loans'
missing = { means = 'none', why = '登记完整' }
[entity.loan.fact]
sum = { type = 'money' }
[discretion]
cut = { type = 'rate', lowest = '30%', highest = '100%' }
[approval]
mayor = { by = '市长' }
[parameter]
line = { type = 'money', value = '500元' }
rate = { type = 'rate', value = '10%' }
)";
  static constexpr const char* rules = R"(
local funds = { city = firm.output, county = firm.tax }
local part = firm.tax * '1%'
provision '1' { title = '奖', cite = { article = 1 }, kind = 'award', subject = firm, funded_by = 'city',
  when = all { firm.output:at_least(parameter.line), any { firm.is_new, firm.tax:more_than '300元' }, none { firm.debt:more_than '0元' } },
  pays = firm.tax * parameter.rate }
provision '2' { title = '裁量', cite = { article = 2 }, kind = 'subsidy', subject = firm, funded_by = { 'city', 'county' },
  when = all { firm.output:at_least(parameter.line), firm.is_new },
  pays = firm.tax * discretion.cut, approval = approval.mayor }
provision '3' { title = '权', cite = { article = 3 }, kind = 'right', subject = firm, when = firm.is_new }
provision '4' { title = '分', cite = { article = 4 }, kind = 'rebate', subject = firm, applies = firm.is_new, pays = part, funded_by = split(part, funds) }
provision '5' { title = '摊', cite = { article = 5 }, kind = 'share', subject = firm, pays = firm.debt, funded_by = split(firm.debt, { city = 1, county = 2 }) }
provision '6' { title = '贷', cite = { article = 6 }, kind = 'relief', subject = loan, when = loan.sum:at_most '400元', pays = loan.sum * '2%', funded_by = { 'city', 'county' } }
provision '7' { title = '合', cite = { article = 7 }, kind = 'award', subject = firm, pays = firm.loans:sum(loan.sum) * '3%',
  when = firm.loans:count():at_least(1) }
)";

  std::optional<std::int64_t> money(std::int64_t most) {
    switch (random_() % 12) {
      case 0: return std::nullopt;
      case 1: return 0;
      case 2: return 50000;  // the line
      default: return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most));
    }
  }
  static std::string cell(const std::optional<std::int64_t>& fen) {
    if (!fen) return "";
    const std::string cents = std::to_string(*fen % 100);
    return std::to_string(*fen / 100) + "." + (cents.size() < 2 ? "0" : "") + cents + "元";
  }

  void write_firms(int count) {
    std::string table = "firm_id,firm_name,output,tax,debt,is_new\n", loans = "firm_id,sum\n";
    for (int i = 0; i < count; ++i) {
      Firm firm;
      const std::string number = std::to_string(i);
      firm.key = "F" + std::string(5 - number.size(), '0') + number;
      firm.output = money(100000);
      firm.tax = money(60000);
      firm.debt = random_() % 2 == 0 ? std::optional<std::int64_t>(0) : money(1000);
      if (random_() % 8 != 0) firm.is_new = random_() % 2 == 0;
      const std::string name = i % 5 == 0 ? "\"=" + number + ", 厂\"" : i % 7 == 0 ? "" : "企业" + number;
      table += firm.key + "," + name + "," + cell(firm.output) + "," + cell(firm.tax) + "," + cell(firm.debt) + "," + (firm.is_new ? *firm.is_new ? "是" : "否" : "") + "\n";
      for (std::uint64_t loan = random_() % 3; loan > 0; --loan) loans += firm.key + "," + cell(money(80000)) + "\n";
      firms_.push_back(std::move(firm));
    }
    write("records/firm.csv", table);
    write("records/loan.csv", loans);
  }

  std::mt19937_64 random_;
  std::vector<Firm> firms_;
  report::ScratchFolder folder_;
};

}  // namespace duixian::tried
