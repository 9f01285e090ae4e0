#include "report/decision_table.h"

#include "report/explanation_json.h"

namespace duixian::report {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // without it Excel takes UTF-8 for the local encoding
constexpr std::string_view json_head = "{\"format\":\"duixian-decisions\",\"version\":1,\"decisions\":[";

}  // namespace

Result<DecisionCsv> DecisionCsv::open(const std::filesystem::path& path, Language language) {
  Result<OutputFile> file = OutputFile::beside(path);
  if (!file) return file.diagnostics();
  file->append(byte_order_mark);
  return DecisionCsv(*std::move(file), language);
}

void DecisionCsv::begin() {
  if (!begun_) append_csv_header(file_.buffer(), settled_);
  begun_ = true;
}

void DecisionCsv::add(const Decision& decision, const SettledClaim* claim) {
  begin();
  append_csv(file_.buffer(), decision, language_, settled_, claim);
  file_.flush_if_full();
}

Diagnostics DecisionCsv::finish() {
  begin();
  return file_.finish();
}

Result<DecisionJson> DecisionJson::open(const std::filesystem::path& path) {
  Result<OutputFile> file = OutputFile::beside(path);
  if (!file) return file.diagnostics();
  file->append(json_head);
  return DecisionJson(*std::move(file));
}

void DecisionJson::add(const Decision& decision, const SettledClaim* claim) {
  file_.buffer() += first_ ? "\n" : ",\n";
  first_ = false;
  append_json(file_.buffer(), decision, claim);
  file_.flush_if_full();
}

Diagnostics DecisionJson::finish() {
  file_.append("\n]}\n");
  return file_.finish();
}

Diagnostics write_csv(const std::filesystem::path& path, std::span<const Decision> decisions, Language language) {
  Result<DecisionCsv> table = DecisionCsv::open(path, language);
  if (!table) return table.diagnostics();
  for (const Decision& decision : decisions) table->add(decision);
  return table->finish();
}

Diagnostics write_json(const std::filesystem::path& path, std::span<const Decision> decisions) {
  Result<DecisionJson> table = DecisionJson::open(path);
  if (!table) return table.diagnostics();
  for (const Decision& decision : decisions) table->add(decision);
  return table->finish();
}

}  // namespace duixian::report
