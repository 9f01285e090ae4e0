// decisions.csv and decisions.json: all decisions of a run, one after another, in files of any length.
//
// docs/decisions-format.md describes both. Writers take one decision at a time, so that a run need not hold them all.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "duixian/words/decision.h"
#include "duixian/words/result.h"
#include "duixian/words/settlement.h"
#include "report/output_file.h"

namespace duixian::report {

class DecisionCsv {
 public:
  // Begins with the byte-order mark and the header; text columns are in `language`.
  [[nodiscard]] static Result<DecisionCsv> open(const std::filesystem::path& path, Language language);
  // Adds columns for what settlement makes of each decision. Call before the first of them.
  void with_settlement() { settled_ = true; }
  void add(const Decision& decision, const SettledClaim* claim = nullptr);
  [[nodiscard]] Diagnostics finish();  // empty if the whole file stands

 private:
  DecisionCsv(OutputFile file, Language language) : file_(std::move(file)), language_(language) {}
  void begin();
  OutputFile file_;
  Language language_;
  bool begun_ = false, settled_ = false;
};

class DecisionJson {
 public:
  [[nodiscard]] static Result<DecisionJson> open(const std::filesystem::path& path);
  // A decision that was settled gets the key "settlement".
  void add(const Decision& decision, const SettledClaim* claim = nullptr);
  [[nodiscard]] Diagnostics finish();

 private:
  explicit DecisionJson(OutputFile file) : file_(std::move(file)) {}
  OutputFile file_;
  bool first_ = true;
};

[[nodiscard]] Diagnostics write_csv(const std::filesystem::path& path, std::span<const Decision> decisions,
                                    Language language);
[[nodiscard]] Diagnostics write_json(const std::filesystem::path& path, std::span<const Decision> decisions);

// The pieces, for those who write elsewhere.
void append_csv_header(std::string& out, bool settled = false);
void append_csv(std::string& out, const Decision& decision, Language language, bool settled = false, const SettledClaim* claim = nullptr);

}  // namespace duixian::report
