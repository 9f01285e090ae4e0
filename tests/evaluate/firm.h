// A firm with a fact of every type, for trying out one expression of the language at a time.
#pragma once

#include "evaluate/policy.h"

namespace duixian {

inline const std::string firm_schema = R"(
[entity.firm]
key = 'firm_id'
[entity.firm.fact]
tax       = { type = 'money' }
cost      = { type = 'money' }
paid      = { type = 'money' }
sales     = { type = 'money', yearly = true }
rank      = { type = 'number', yearly = true }
staff     = { type = 'number', unit = '人' }
years     = { type = 'number' }
share     = { type = 'rate' }
is_new    = { type = 'truth' }
is_local  = { type = 'truth' }
is_listed = { type = 'truth' }
level     = { type = 'choice', of = ['national', 'provincial', 'municipal'] }
trade     = { type = 'choice', of = ['steel', 'food'], open = true }
payer     = { type = 'choice', of = ['city', 'district'] }
motto     = { type = 'text' }
founded   = { type = 'date' }
opened    = { type = 'date' }
lease     = { type = 'period' }
land      = { type = 'area' }
imports   = { type = 'money', currency = 'USD' }
[entity.order]
of = 'firm'
list = 'orders'
[entity.order.fact]
name      = { type = 'text' }
sum       = { type = 'money' }
is_export = { type = 'truth' }
is_late   = { type = 'truth' }
[entity.line]
of = 'order'
list = 'lines'
[entity.line.fact]
price = { type = 'money' }
[entity.patent]
of = 'firm'
list = 'patents'
missing = { means = 'none', why = '专利登记完整' }
[entity.patent.fact]
value = { type = 'money' }
)";

// A provision "1-1" about the firm with these keys.
inline std::string clause(const std::string& keys, const std::string& kind = "award", const std::string& id = "1-1") {
  return "provision '" + id + "' { title = '试', cite = { article = 1 }, kind = '" + kind + "', subject = firm, " + keys + " }\n";
}

// What an expression comes to for a firm of which this is known: "5万元", "yes", "unknown".
inline std::string found(const std::string& expression, const std::string& given, const std::string& more = "") {
  const Policy policy(firm_schema, clause("figures = { it = " + expression + " }", "right"));
  return policy.decide("1-1", "given = { " + given + " }\n" + more).figure("it");
}

// An award of that sum.
inline Decided award(const std::string& sum, const std::string& given, const std::string& more = "") {
  return Policy(firm_schema, clause("pays = " + sum)).decide("1-1", "given = { " + given + " }\n" + more);
}

// A right under that condition.
inline Decided right(const std::string& condition, const std::string& given, const std::string& more = "") {
  return Policy(firm_schema, clause("when = " + condition, "right")).decide("1-1", "given = { " + given + " }\n" + more);
}

}  // namespace duixian
