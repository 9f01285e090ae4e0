// What stands on file about one decision: approvals, refusals, and what was paid before.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string declared = firm_schema + R"(
[approval]
mayor = { by = { zh = '市长', en = 'the mayor' } }
bureau = { by = { zh = '财政局', en = 'the finance bureau' } }
)";

void refusal(columns::Records& records) {
  Approval filed;
  filed.subject = packs::case_subject;
  filed.approval = "mayor";
  filed.authority = "the mayor";
  filed.document = "No. 7";
  records.dossier.approvals = {filed};
}

PastAward paid(int year, std::int64_t fen, const char* provision = "1-1", const char* subject = packs::case_subject) {
  return {subject, provision, "", year, Money{fen, "CNY"}, "", {}};
}

}  // namespace

TEST_CASE("until its approval is on file a decision is pending, with its sum and who has to approve") {
  const Policy policy(declared, clause("pays = firm.tax, approval = all { approval.mayor, approval.bureau }"));
  const Decided decided = policy.decide("1-1", "given = { tax = '5元', bureau = true }");
  CHECK(decided.outcome() == "pending");
  CHECK(decided.amount() == "5.00元");
  CHECK(decided.decision.approvals_missing == std::vector<std::string>{"mayor"});
  CHECK(policy.decide("1-1", "given = { tax = '5元', bureau = true, mayor = true }").outcome() == "granted");
}

TEST_CASE("an approval said false in a case is merely not on file") {
  const Policy policy(declared, clause("pays = firm.tax, approval = approval.mayor"));
  CHECK(policy.decide("1-1", "given = { tax = '5元', mayor = false }").outcome() == "pending");
}

TEST_CASE("a refusal on file bars, and names its document") {
  const Policy policy(declared, clause("pays = firm.tax, approval = approval.mayor"));
  const Decided decided = policy.decide("1-1", "given = { tax = '5元' }", refusal);
  CHECK(decided.outcome() == "barred");
  CHECK(decided.reason() == "refused by the mayor No. 7");
}

TEST_CASE("either of two approvals suffices where the clause says so, whatever the other said") {
  const Policy policy(declared, clause("pays = firm.tax, approval = any { approval.mayor, approval.bureau }"));
  CHECK(policy.decide("1-1", "given = { tax = '5元', bureau = true }").outcome() == "granted");
}

TEST_CASE("a refusal does not hide that a condition fails") {
  const Policy policy(declared, clause("when = firm.is_new, pays = firm.tax, approval = approval.mayor"));
  CHECK(policy.decide("1-1", "given = { tax = '5元', is_new = false }", refusal).outcome() == "ineligible");
  CHECK(policy.decide("1-1", "given = { tax = '5元' }", refusal).outcome() == "undetermined");
}

TEST_CASE("an award given once is exhausted by any earlier payment, and says when and how much") {
  const Policy policy(declared, clause("pays = firm.tax, once = 'ever'"));
  const Decided decided = policy.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '3元' }]");
  CHECK(decided.outcome() == "exhausted");
  CHECK(decided.reason() == "granted once only, and already granted in 2006 (3.00元)");
  CHECK(policy.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = []").outcome() == "granted");
}

TEST_CASE("payments of other provisions, other subjects and later years exhaust nothing") {
  const Policy policy(declared, clause("pays = firm.tax, once = 'ever'"));
  const auto outcome = [&](const PastAward& past) {
    return policy.decide("1-1", "given = { tax = '5元' }\nyear = 2008", [&](columns::Records& records) { records.dossier.history = {past}; }).outcome();
  };
  CHECK(outcome(paid(2007, 500)) == "exhausted");
  CHECK(outcome(paid(2007, 500, "2-2")) == "granted");
  CHECK(outcome(paid(2007, 500, "1-1", "somebody else")) == "granted");
  CHECK(outcome(paid(2008, 500)) == "granted");  // this year's own payment, made again
  CHECK(outcome(paid(2009, 500)) == "granted");
  CHECK(outcome(paid(0, 500)) == "exhausted");   // of an unstated year
}

TEST_CASE("an award without once is not exhausted") {
  const Policy policy(declared, clause("pays = firm.tax"));
  CHECK(policy.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '5元' }]").outcome() == "granted");
}

TEST_CASE("once per tier: the tier paid is exhausted, a higher one is not") {
  const std::string tiers = declared + "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' }] }] }\n";
  const Policy policy(tiers, clause("pays = tiers(firm.tax, parameter.t), once = 'per tier'"));
  const std::string paid_ten = "\nyear = 2008\nhistory = [{ year = 2006, amount = '10元' }]";
  CHECK(policy.decide("1-1", "given = { tax = '150元' }" + paid_ten).outcome() == "exhausted");
  CHECK(policy.decide("1-1", "given = { tax = '250元' }" + paid_ten).outcome() == "granted");
  CHECK(policy.decide("1-1", "given = { tax = '250元' }" + paid_ten).amount() == "30.00元");
}

TEST_CASE("once per tier: an instalment of a tier counts as the tier that its row names") {
  const std::string tiers = declared + "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' }] }] }\n";
  const Policy policy(tiers, clause("pays = tiers(firm.tax, parameter.t), once = 'per tier'"));
  const auto outcome = [&](const std::string& rows) { return policy.decide("1-1", "given = { tax = '250元' }\nyear = 2009\nhistory = [" + rows + "]").outcome(); };
  CHECK(outcome("{ tier = '30元', year = 2006, amount = '10元' }, { tier = '30元', year = 2007, amount = '20元' }") == "exhausted");
  CHECK(outcome("{ tier = '10元', year = 2006, amount = '10元' }") == "granted");
  CHECK(outcome("{ tier = '30元', year = 2006, amount = '0元' }") == "granted");
  CHECK(outcome("{ tier = '二等', year = 2006, amount = '30元' }") == "exhausted");  // a tier without a sum: by what was paid
  CHECK(outcome("{ tier = '二等', year = 2006, amount = '10元' }") == "granted");
}

TEST_CASE("a history of nothing paid, or of sums taken back, grants nothing before") {
  const Policy policy(declared, clause("pays = firm.tax, once = 'ever'"));
  CHECK(policy.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '0元' }, { year = 2007, amount = '-3元' }]").outcome() == "granted");
  const Policy topped(declared, clause("pays = top_up('50元')"));
  CHECK(topped.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '-10元' }]").amount() == "50.00元");
  CHECK(topped.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '30元' }, { year = 2007, amount = '-10元' }]").amount() == "30.00元");
}

TEST_CASE("once per tier holds for a top-up, which pays less than the tier") {
  const std::string tiers = declared + "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' }] }] }\n";
  const Policy policy(tiers, clause("pays = tiers(firm.tax, parameter.t) - firm.paid, once = 'per tier'"));
  const std::string both = "\nyear = 2009\nhistory = [{ year = 2006, amount = '10元' }, { year = 2007, amount = '30元' }]";
  CHECK(policy.decide("1-1", "given = { tax = '250元', paid = '10元' }" + both).outcome() == "exhausted");
}

TEST_CASE("a fact declared as history exhausts like a history on file") {
  const std::string schema = "[entity.firm]\nkey = 'id'\n[entity.firm.fact]\ntax = { type = 'money' }\nbefore = { type = 'money', history = '1-1' }\n"
                             "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' }] }] }\n";
  const Policy ever(schema, clause("pays = firm.tax, once = 'ever'"));
  CHECK(ever.decide("1-1", "given = { tax = '5元', before = '1元' }").outcome() == "exhausted");
  CHECK(ever.decide("1-1", "given = { tax = '5元', before = '0元' }").outcome() == "granted");
  const Policy per_tier(schema, clause("pays = tiers(firm.tax, parameter.t), once = 'per tier'"));
  CHECK(per_tier.decide("1-1", "given = { tax = '150元', before = '10元' }").outcome() == "exhausted");
  CHECK(per_tier.decide("1-1", "given = { tax = '250元', before = '10元' }").outcome() == "granted");
  CHECK(per_tier.decide("1-1", "given = { tax = '250元', before = '30元' }").outcome() == "exhausted");
}

TEST_CASE("a truth declared as history exhausts too") {
  const std::string schema = "[entity.firm]\nkey = 'id'\n[entity.firm.fact]\ntax = { type = 'money' }\nhad = { type = 'truth', history = '1-1' }\n";
  const Policy policy(schema, clause("pays = firm.tax, once = 'ever'"));
  CHECK(policy.decide("1-1", "given = { tax = '5元', had = true }").outcome() == "exhausted");
  CHECK(policy.decide("1-1", "given = { tax = '5元', had = false }").outcome() == "granted");
}

TEST_CASE("a history fact that the records leave out comes from the history on file") {
  const std::string schema = "[entity.firm]\nkey = 'id'\n[entity.firm.fact]\nbefore = { type = 'money', history = '1-1' }\n";
  const Policy policy(schema, clause("figures = { before = firm.before }", "right"));
  CHECK(policy.decide("1-1", "given = { }").figure("before") == "unknown");
  CHECK(policy.decide("1-1", "given = { }\nhistory = []").figure("before") == "0元");
  CHECK(policy.decide("1-1", "given = { }\nyear = 2008\nhistory = [{ year = 2006, amount = '3元' }, { year = 2007, amount = '9元' }]").figure("before") == "9元");
  CHECK(policy.decide("1-1", "given = { before = '1元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '3元' }]").figure("before") == "1元");
}

TEST_CASE("exhausted does not wait for an approval") {
  const Policy policy(declared, clause("pays = firm.tax, once = 'ever', approval = approval.mayor"));
  CHECK(policy.decide("1-1", "given = { tax = '5元' }\nyear = 2008\nhistory = [{ year = 2006, amount = '5元' }]").outcome() == "exhausted");
}
