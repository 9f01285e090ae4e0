// Finding out how a text file is encoded, before anything in it is believed.
//
// UTF-8 if all of it is UTF-8; else GB18030, unless what is there shows to be damaged UTF-8. A start with enough characters
// beyond ASCII decides: text in GB18030 is no UTF-8 for long. Only a file that begins with ASCII alone is looked through
// first. A file that says otherwise (UTF-16, a workbook under another name) is told apart here, with what to do about it;
// bytes that do not fit the encoding are met when the text is read (text_blocks.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "duixian/words/result.h"

namespace duixian::intake {

enum class Encoding : std::uint8_t { utf8, gb18030 };

struct TextForm {
  Encoding encoding = Encoding::utf8;
  std::size_t mark = 0;  // bytes of a byte order mark at the start
};

// `told`: "" to find out, "utf-8" or "gb18030" (also "gbk", "gb2312") to take the user's word.
[[nodiscard]] Result<TextForm> find_text_form(const std::filesystem::path& path, const std::string& told);

// The 1-based line in which a byte of the file lies.
[[nodiscard]] std::uint64_t line_of_byte(const std::filesystem::path& path, std::uint64_t byte);

// A byte that is no text at all, or none in the encoding.
[[nodiscard]] Diagnostic nul_byte(const std::filesystem::path& path, std::uint64_t byte);
[[nodiscard]] Diagnostic wrong_byte(const std::filesystem::path& path, Encoding encoding, std::uint64_t byte);

}  // namespace duixian::intake
