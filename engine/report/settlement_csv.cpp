#include "report/amount_text.h"
#include "report/csv_text.h"
#include "report/output_file.h"
#include "report/settlement_table.h"

namespace duixian::report {

namespace {

constexpr std::string_view columns[] = {"pack",   "provision", "title",   "enterprise", "enterprise_name", "subject", "subject_name", "district", "year", "outcome",
                                        "decided", "cut",      "paid",    "held",       "lowest",          "highest", "currency",     "fund",     "cuts", "why",
                                        "payments"};

std::string cuts_cell(const SettledClaim& claim) {
  std::string cell;
  for (const SettledCut& cut : claim.cuts) cell += (cell.empty() ? "" : "; ") + cut.cut + " " + cut.rule + "=" + exact_amount(cut.amount);
  return cell;
}

void append(std::string& out, const Settled& settled, const SettledClaim& claim, Language language) {
  CsvRow row(out);
  row.text(claim.pack);
  row.text(claim.provision);
  row.text(claim.title.in(language));
  row.text(claim.enterprise);
  row.text(claim.enterprise_name);
  row.text(claim.subject);
  row.text(claim.subject_name);
  row.text(claim.district);
  row.number(std::to_string(settled.year));
  row.text(to_text(claim.outcome));
  row.number(claim.sum_known ? exact_amount(claim.sum) : "");
  row.number(exact_amount(cut_from(claim)));
  row.number(exact_amount(claim.paid));
  row.text(claim.held ? "yes" : "no");
  row.number(claim.held ? exact_amount(claim.lowest) : "");
  row.number(claim.held && (claim.sum_known || claim.highest.minor > 0) ? exact_amount(claim.highest) : "");
  row.text(settled.currency);
  row.text(claim.fund);
  row.text(cuts_cell(claim));
  row.text(why_text(claim, language));
  row.text(payments_cell(claim));
  row.end();
}

}  // namespace

Money cut_from(const SettledClaim& claim) {
  Money all{0, claim.paid.currency};
  for (const SettledCut& cut : claim.cuts) all.minor += cut.amount.minor;
  return all;
}

std::string payments_cell(const SettledClaim& claim) {
  std::string cell;
  for (const SettledPayment& one : claim.payments) {
    cell += (cell.empty() ? "" : "; ") + (one.year == 0 ? std::string("?") : std::to_string(one.year)) + " " + one.party + "=" + exact_amount(one.amount);
    if (one.due != "now") cell += " " + one.due;
  }
  return cell;
}

std::string why_text(const SettledClaim& claim, Language language) {
  std::string text;
  const std::string between = language == Language::chinese ? "；" : "; ";
  for (const SettledCut& cut : claim.cuts) text += (text.empty() ? "" : between) + cut.reason.in(language);
  if (claim.held) text += (text.empty() ? "" : between) + claim.held_because.in(language);
  return text;
}

Diagnostics write_settlement_csv(const std::filesystem::path& path, const Settled& settled, Language language) {
  Result<OutputFile> file = OutputFile::beside(path);
  if (!file) return file.diagnostics();
  file->append("\xEF\xBB\xBF");
  CsvRow head(file->buffer());
  for (std::string_view column : columns) head.text(column);
  head.end();
  for (const SettledClaim& claim : settled.claims) {
    append(file->buffer(), settled, claim, language);
    file->flush_if_full();
  }
  return file->finish();
}

}  // namespace duixian::report
