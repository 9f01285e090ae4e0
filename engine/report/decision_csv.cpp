// The columns of decisions.csv. Lists stand in one cell, their items joined by "; ".
#include <iterator>
#include <string>

#include "report/amount_text.h"
#include "report/csv_text.h"
#include "report/decision_sections.h"
#include "report/decision_table.h"
#include "report/settlement_table.h"
#include "report/value_json.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

constexpr std::string_view columns[] = {
    "pack",
    "provision",
    "title",
    "document",
    "article",
    "paragraph",
    "kind",
    "entity",
    "subject",
    "subject_name",
    "year",
    "outcome",
    "amount",
    "lowest",
    "highest",
    "currency",
    "amount_not_stated",
    "reason",
    "failing",
    "missing",
    "open_discretions",
    "approvals_missing",
    "readings",
    "figures",
    "funded_by",
    "paid_to",
    "instalments",
};

// What settlement adds.
constexpr std::string_view settlement_columns[] = {"settled_cut", "settled_paid", "settled_held", "settled_why", "settled_payments"};

void add_item(std::string& cell, std::string_view item) {
  if (!cell.empty()) cell += "; ";
  cell += item;
}

std::string amount_cell(const std::optional<Money>& money) { return money ? exact_amount(*money) : ""; }

std::string currency_cell(const Decision& decision) {
  for (const auto* money : {&decision.amount, &decision.lowest, &decision.highest}) {
    if (*money) return (*money)->currency;
  }
  return "";
}

std::string failing_cell(const Decision& decision, Language language) {
  std::string cell;
  for (const FailedCondition& failed : distinct_failing(decision)) add_item(cell, failed_condition_text(failed, language));
  return cell;
}

// "P001.annual_output@2006": the fact's name is what a program looks for.
std::string missing_cell(const Decision& decision) {
  std::string cell;
  for (const MissingFact& fact : decision.missing) {
    std::string item = fact.subject.empty() ? fact.name : fact.subject + "." + fact.name;
    if (fact.year) item += "@" + std::to_string(*fact.year);
    add_item(cell, item);
  }
  return cell;
}

std::string texts_cell(const std::vector<std::string>& texts) {
  std::string cell;
  for (const std::string& text : texts) add_item(cell, text);
  return cell;
}

std::string figures_cell(const Decision& decision, Language language) {
  std::string cell;
  for (const Figure& figure : decision.figures) {
    const auto* quantity = std::get_if<Quantity>(&figure.value.is);
    const std::string known = quantity != nullptr ? exact_number(*quantity) : value_text_by_name(figure.value, language);
    add_item(cell, figure.name + "=" + (figure.value.known() ? known : ""));
  }
  return cell;
}

std::string shares_cell(const std::vector<PartyShare>& shares) {
  std::string cell;
  for (const PartyShare& share : shares)
    add_item(cell, share.party + (share.amount ? "=" + exact_amount(*share.amount) : ""));
  return cell;
}

std::string instalments_cell(const Decision& decision) {
  std::string cell;
  for (const Instalment& part : decision.instalments) {
    add_item(cell, std::to_string(part.year) + "=" + exact_amount(part.amount) +
                       (part.outcome == Outcome::granted ? "" : std::string(" ") + to_text(part.outcome)));
  }
  return cell;
}

void identity_cells(CsvRow& row, const Decision& decision, Language language) {
  row.text(decision.pack);
  row.text(decision.provision);
  row.text(decision.title.in(language));
  row.text(decision.cite.document.in(language));
  row.text(decision.cite.article.in(language));
  row.text(decision.cite.paragraph);
  row.text(to_text(decision.kind));
  row.text(decision.entity);
  row.text(decision.subject);
  row.text(decision.subject_name);
  row.number(std::to_string(decision.year));
}

void amount_cells(CsvRow& row, const Decision& decision) {
  row.text(to_text(decision.outcome));
  row.number(amount_cell(decision.amount));
  row.number(amount_cell(decision.lowest));
  row.number(amount_cell(decision.highest));
  row.text(currency_cell(decision));
  row.text(decision.amount_not_stated ? "yes" : "no");
}

void why_cells(CsvRow& row, const Decision& decision, Language language) {
  row.text(decision.reason.in(language));
  row.text(failing_cell(decision, language));
  row.text(missing_cell(decision));
  row.text(texts_cell(decision.open_discretions));
  row.text(texts_cell(decision.approvals_missing));
}

// Blank for a decision that settlement has nothing to do with.
void settlement_cells(CsvRow& row, const SettledClaim* claim, Language language) {
  if (!claim) {
    for (std::size_t i = 0; i < std::size(settlement_columns); ++i) row.text("");
    return;
  }
  row.number(exact_amount(cut_from(*claim)));
  row.number(exact_amount(claim->paid));
  row.text(claim->held ? "yes" : "no");
  row.text(why_text(*claim, language));
  row.text(payments_cell(*claim));
}

}  // namespace

void append_csv_header(std::string& out, bool settled) {
  CsvRow row(out);
  for (const std::string_view column : columns) row.text(column);
  for (std::size_t i = 0; settled && i < std::size(settlement_columns); ++i) row.text(settlement_columns[i]);
  row.end();
}

void append_csv(std::string& out, const Decision& decision, Language language, bool settled, const SettledClaim* claim) {
  CsvRow row(out);
  identity_cells(row, decision, language);
  amount_cells(row, decision);
  why_cells(row, decision, language);
  std::string readings;
  for (const auto& [reading, choice] : decision.readings) add_item(readings, reading + "=" + choice);
  row.text(readings);
  row.text(figures_cell(decision, language));
  row.text(shares_cell(decision.funded_by));
  row.text(shares_cell(decision.paid_to));
  row.text(instalments_cell(decision));
  if (settled) settlement_cells(row, claim, language);
  row.end();
}

}  // namespace duixian::report
