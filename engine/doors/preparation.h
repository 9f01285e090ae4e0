// What a run reads before it computes anything: choices, records, and the tables beside the records.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "columns/records.h"
#include "duixian/doors/run.h"
#include "evaluate/program.h"
#include "intake/read_records.h"

namespace duixian {

class Preparation {
 public:
  Preparation(const Pack& pack, const RunOptions& options) : pack_(pack.inner()), options_(options) {}

  // How the options say that files are read.
  [[nodiscard]] intake::Options intake() const;
  [[nodiscard]] evaluate::Settings settings();
  // Records as read, with what lies beside them; `knows` tells of subjects that other parts of the records have.
  [[nodiscard]] std::optional<columns::Records> records(Result<columns::Records> read, const std::function<bool(const std::string& subject)>& knows = {});
  // Rulings, approvals, history and series, in the declared units.
  [[nodiscard]] Dossier dossier();

  Diagnostics diagnostics;

 private:
  [[nodiscard]] bool declares_elsewhere(const std::string& reading) const;
  [[nodiscard]] bool meant_for_another(const Diagnostic& unknown) const;
  [[nodiscard]] std::optional<std::filesystem::path> beside(const std::string& named, const char* name) const;
  template <class Table>
  void table(Result<std::vector<Table>> read, std::vector<Table>& into);
  // As `table`, without the rows that name another pack.
  template <class Table>
  void own_rows(Result<std::vector<Table>> read, std::vector<Table>& into);
  void unknown_pack(const std::string& named, const Place& place);
  void keep(const Diagnostics& found) { diagnostics.insert(diagnostics.end(), found.begin(), found.end()); }

  const packs::Pack& pack_;
  const RunOptions& options_;
};

}  // namespace duixian
