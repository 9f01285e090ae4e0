#include "intake/text_form.h"

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <optional>
#include <vector>

#include "intake/file_blocks.h"
#include "intake/trouble.h"
#include "intake/utf8_check.h"

namespace duixian::intake {

namespace {

constexpr std::size_t block_bytes = 1 << 18;
constexpr std::size_t enough_wide_characters = 64;  // of valid UTF-8 beyond ASCII: chance does not give so many
constexpr std::size_t enough_for_a_guess = 400;  // bytes beyond ASCII, below which uchardet is only guessing

Diagnostic not_a_text(const std::string& file, Message what, Message remedy) {
  return trouble("not-a-text-table", file, std::move(what), std::move(remedy));
}

Message save_as_utf8() {
  return {"请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”", "save it from Excel or WPS as \"CSV UTF-8 (comma delimited)\""};
}

// What the first bytes give away.
bool looks_like_utf16(std::string_view start) {
  const auto nuls = std::count(start.begin(), start.end(), '\0');
  return start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff") || static_cast<std::size_t>(nuls) * 4 > start.size();
}

std::optional<Diagnostic> other_kind_of_file(std::string_view start, const std::string& file) {
  if (start.empty()) {
    return trouble("empty-file", file, {"文件是空的", "the file is empty"},
                   {"请重新导出该表，或将其移出文件夹", "export the table again, or take the file out of the folder"});
  }
  if (looks_like_utf16(start.substr(0, 256))) {
    return not_a_text(file, {"文件是 UTF-16 编码（“Unicode 文本”）", "the file is UTF-16 (\"Unicode text\")"}, save_as_utf8());
  }
  if (start.starts_with("PK\x03\x04") || start.starts_with("\xd0\xcf\x11\xe0")) {
    return not_a_text(file, {"文件其实是工作簿，不是 CSV", "the file is a workbook, not CSV"},
                      {"请把扩展名改为 .xlsx，或在 Excel 中另存为 .xlsx", "rename it to .xlsx, or save it from Excel as .xlsx"});
  }
  return std::nullopt;
}

struct Evidence {
  std::optional<std::uint64_t> wrong;  // the first byte that is not UTF-8
  std::size_t wide = 0, wrong_bytes = 0;
  std::string sample;                  // text around the first wrong byte
};

// Goes on behind wrong bytes, in one block only: enough to tell damaged UTF-8 from another encoding.
void weigh(std::string_view block, Evidence& evidence) {
  while (!block.empty()) {
    const Utf8Check check = check_utf8(block);
    evidence.wide += check.wide;
    if (!check.wrong) return;
    ++evidence.wrong_bytes;
    block.remove_prefix(*check.wrong + 1);
  }
}

bool is_damaged_utf8(const Evidence& evidence) { return evidence.wide > evidence.wrong_bytes * 4; }

std::string guess(const std::string& sample) {
  const auto beyond_ascii = std::count_if(sample.begin(), sample.end(), [](char c) { return (c & 0x80) != 0; });
  if (static_cast<std::size_t>(beyond_ascii) < enough_for_a_guess) return "";
  const uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, sample.data(), sample.size());
  uchardet_data_end(detector);
  std::string name = uchardet_get_charset(detector);
  uchardet_delete(detector);
  return name;
}

Diagnostics doubts(const std::string& file, const Evidence& evidence) {
  const std::string name = guess(evidence.sample);
  constexpr std::array east_asian = {"BIG5", "EUC-TW", "SHIFT_JIS", "EUC-JP", "EUC-KR", "UHC"};
  if (std::find(east_asian.begin(), east_asian.end(), name) == east_asian.end()) return {};
  return {with(Severity::warning,
               trouble("doubtful-encoding", file,
                       {"按 GB18030 读取，但文件也可能是 " + name, "read as GB18030, though it may be " + name},
                       {"如有乱码，请另存为 UTF-8", "if names come out garbled, save the file as UTF-8"}))};
}

std::optional<Encoding> encoding_named(std::string told) {
  std::transform(told.begin(), told.end(), told.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (told == "utf-8" || told == "utf8") return Encoding::utf8;
  if (told == "gb18030" || told == "gbk" || told == "gb2312") return Encoding::gb18030;
  return std::nullopt;
}

// Reads until the encoding is decided: at the first byte that is no UTF-8, or once there was enough that is.
std::optional<Diagnostic> look_through(FileBlocks& file, const std::filesystem::path& path, TextForm& form, Evidence& evidence) {
  std::vector<char> block(block_bytes);
  std::size_t carried = 0;
  for (std::uint64_t at = 0; evidence.wide < enough_wide_characters;) {
    const auto count = file.read({block.data() + carried, block.size() - carried});
    if (!count) return count.diagnostics().front();
    const std::string_view text(block.data(), carried + *count);
    if (at == 0) {
      if (auto other = other_kind_of_file(text, path.string())) return other;
      form.mark = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
    }
    const Utf8Check check = check_utf8(text);
    if (check.wrong || (*count == 0 && !text.empty())) {
      evidence.wrong = at + check.wrong.value_or(check.used);
      evidence.wide = 0;
      weigh(text, evidence);
      evidence.sample = text;
      return std::nullopt;
    }
    if (*count == 0) return std::nullopt;
    evidence.wide += check.wide;
    carried = text.size() - check.used;
    std::memmove(block.data(), block.data() + check.used, carried);
    at += check.used;
  }
  return std::nullopt;
}

}  // namespace

Diagnostic nul_byte(const std::filesystem::path& path, std::uint64_t byte) {
  return at_line(trouble("nul-byte", path.string(), {"文本中有 NUL 字节，文件已损坏", "there is a NUL byte in the text: the file is damaged"},
                         {"请重新导出该文件", "export the file again"}),
                 line_of_byte(path, byte));
}

std::uint64_t line_of_byte(const std::filesystem::path& path, std::uint64_t byte) {
  auto file = FileBlocks::open(path);
  std::vector<char> block(block_bytes);
  std::uint64_t line = 1, at = 0;
  bool after_return = false;
  while (file && at < byte) {
    const auto count = file->read({block.data(), std::min<std::uint64_t>(block.size(), byte - at)});
    if (!count || *count == 0) break;
    for (std::size_t i = 0; i < *count; ++i) {
      if (block[i] == '\r' || (block[i] == '\n' && !after_return)) ++line;
      after_return = block[i] == '\r';
    }
    at += *count;
  }
  return line;
}

Diagnostic wrong_byte(const std::filesystem::path& path, Encoding encoding, std::uint64_t byte) {
  const std::string name = encoding == Encoding::utf8 ? "UTF-8" : "GB18030";
  return at_line(trouble("wrong-encoding", path.string(),
                         {"有不符合 " + name + " 编码的字节", "there are bytes that are not " + name},
                         {"请在 Excel 或 WPS 中重新另存为“CSV UTF-8”，或用 --encoding 指明编码",
                          "save it again as \"CSV UTF-8\" from Excel or WPS, or name its encoding with --encoding"}),
                 line_of_byte(path, byte));
}

Result<TextForm> find_text_form(const std::filesystem::path& path, const std::string& told) {
  const auto named = encoding_named(told);
  if (!told.empty() && !named) {
    return trouble("unknown-encoding", path.string(), {"不认识的编码：" + told, "unknown encoding: " + told},
                   {"可用 utf-8 或 gb18030", "use utf-8 or gb18030"});
  }
  auto file = FileBlocks::open(path);
  if (!file) return file.diagnostics();
  TextForm form;
  Evidence evidence;
  if (auto wrong = look_through(*file, path, form, evidence)) return *wrong;
  if (named) {
    form.encoding = *named;
    return form;
  }
  if (!evidence.wrong) return form;
  if (form.mark != 0 || is_damaged_utf8(evidence)) return wrong_byte(path, Encoding::utf8, *evidence.wrong);
  form.encoding = Encoding::gb18030;
  return Result<TextForm>(form, doubts(path.string(), evidence));
}

}  // namespace duixian::intake
