// What an output must never replace: ledgers, signed heads and keys, whatever their files are called.
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "doors/kept_head.h"
#include "duixian/doors/ledger.h"

namespace duixian::ledger {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_of_a_head = 64 * 1024;
constexpr std::string_view sqlite_mark{"SQLite format 3\0", 16}, ledger_mark = "DXLG";  // at the beginning, and as the application's id
constexpr std::size_t ledger_mark_at = 68;

const Message a_ledger{"账本", "a ledger"}, a_head{"签名树头", "a signed head"}, a_key{"钥匙", "a key"};

std::string beginning_of(const std::string& file) {
  std::error_code failure;
  if (!fs::is_regular_file(file, failure)) return "";
  std::string text(most_of_a_head, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// What stands in the file; empty for anything that may be replaced.
Message kept_in(const std::string& file) {
  const std::string text = beginning_of(file);
  if (text.starts_with(sqlite_mark) && text.size() > ledger_mark_at && text.substr(ledger_mark_at).starts_with(ledger_mark)) return a_ledger;
  if (unverified(text)) return a_head;
  return text.starts_with("PRIVATE+KEY+") || verifying_key_from(text) ? a_key : Message{};
}

bool is_same_place(const std::string& one, const std::string& other) {
  std::error_code failure;
  if (fs::equivalent(one, other, failure)) return true;
  const fs::path first = fs::weakly_canonical(one, failure), second = fs::weakly_canonical(other, failure);
  return !first.empty() && first == second;
}

Diagnostics refused(const std::string& file, const Message& kept) {
  if (kept.empty()) return {};
  return {{Severity::error, "never-overwritten", file, 0, "", "", {"这是" + kept.zh + "的文件，不能写上别的内容", "this is the file of " + kept.en + ", and nothing else is written over it"}, {"没有写入任何内容；换一个文件名", "nothing was written; choose another name"}}};
}

}  // namespace

Diagnostics check_output(const std::string& file, const std::string& ledger) {
  if (file.empty()) return {};
  if (!ledger.empty() && is_same_place(file, ledger)) return refused(file, a_ledger);
  if (!ledger.empty() && is_same_place(file, head_file(ledger, ""))) return refused(file, a_head);
  return refused(file, kept_in(file));
}

Diagnostics check_head_file(const std::string& file, const std::string& ledger) {
  if (file.empty()) return {};
  if (is_same_place(file, ledger)) return refused(file, a_ledger);
  const Message kept = kept_in(file);
  return kept == a_head ? Diagnostics{} : refused(file, kept);
}

}  // namespace duixian::ledger
