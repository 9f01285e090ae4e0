// A text file as UTF-8, block by block, each checked: what is handed on is valid and holds no NUL.
#pragma once

#include <string>

#include "intake/file_blocks.h"
#include "intake/text_form.h"

namespace duixian::intake {

class TextBlocks {
 public:
  [[nodiscard]] static Result<TextBlocks> open(const std::filesystem::path& path, TextForm form);
  // From that byte on, where a character begins.
  [[nodiscard]] static Result<TextBlocks> open_at(const std::filesystem::path& path, TextForm form, std::uint64_t from);
  // Appends some more text; false at the end of the file.
  [[nodiscard]] Result<bool> append_to(std::string& text);

 private:
  TextBlocks(std::filesystem::path path, TextForm form, FileBlocks file)
      : path_(std::move(path)), form_(form), file_(std::move(file)) {}
  [[nodiscard]] Result<bool> append_checked(std::string& text);
  [[nodiscard]] Result<bool> append_decoded(std::string& text);

  std::filesystem::path path_;
  TextForm form_;
  FileBlocks file_;
  std::string raw_;             // GB18030: bytes not yet decoded. UTF-8: the character that the last block's end cut
  std::uint64_t passed_ = 0;    // bytes of the file before raw_
};

}  // namespace duixian::intake
