// Reads back the cells of a workbook that libxlsxwriter wrote: enough for claims about our own files, no more.
#pragma once

#include <zip.h>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace duixian::report {

class WorkbookReader {
 public:
  explicit WorkbookReader(const std::string& path) {
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr) return;
    for (zip_int64_t at = 0; at < zip_get_num_entries(archive, 0); ++at) {
      parts_[zip_get_name(archive, static_cast<zip_uint64_t>(at), 0)] = read(archive, static_cast<zip_uint64_t>(at));
    }
    zip_discard(archive);
    for (const std::string& item : elements(parts_["xl/sharedStrings.xml"], "<si>", "</si>"))
      strings_.push_back(inner(item, "<t", "</t>"));
    for (const std::string& sheet : elements(parts_["xl/workbook.xml"], "<sheet ", "/>"))
      sheets_.push_back(attribute(sheet, "name"));
  }

  [[nodiscard]] const std::vector<std::string>& sheets() const { return sheets_; }
  [[nodiscard]] const std::string& part(const std::string& name) { return parts_[name]; }

  // The cells of a sheet by their address: numbers as written, texts spelt out.
  [[nodiscard]] std::map<std::string, std::string> cells(const std::string& sheet) {
    std::map<std::string, std::string> cells;
    for (std::size_t at = 0; at < sheets_.size(); ++at) {
      if (sheets_[at] != sheet) continue;
      for (const std::string& cell :
           elements(parts_["xl/worksheets/sheet" + std::to_string(at + 1) + ".xml"], "<c ", "</c>")) {
        const std::string value = inner(cell, "<v", "</v>");
        cells[attribute(cell, "r")] = cell.find("t=\"s\"") == std::string::npos ? value : strings_.at(std::stoul(value));
      }
    }
    return cells;
  }

 private:
  static std::string read(zip_t* archive, zip_uint64_t index) {
    std::string text;
    std::array<char, 65536> block{};
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    for (zip_int64_t size; (size = zip_fread(file, block.data(), block.size())) > 0;)
      text.append(block.data(), static_cast<std::size_t>(size));
    zip_fclose(file);
    return text;
  }

  // Blank cells close themselves and hold no <c …>…</c>; they are cut away before.
  static std::vector<std::string> elements(const std::string& text, const std::string& open, const std::string& close) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
      const std::size_t end = text.find(close, at), own = text.find('>', at);
      if (close != "/>" && own != std::string::npos && text[own - 1] == '/') continue;
      found.push_back(text.substr(at, end - at));
    }
    return found;
  }

  static std::string inner(const std::string& text, const std::string& open, const std::string&) {
    const std::size_t at = text.find(open);
    if (at == std::string::npos) return "";
    const std::size_t begin = text.find('>', at) + 1;
    return text.substr(begin, text.find("</", begin) - begin);
  }

  static std::string attribute(const std::string& text, const std::string& name) {
    const std::size_t at = text.find(name + "=\"") + name.size() + 2;
    return text.substr(at, text.find('"', at) - at);
  }

  std::map<std::string, std::string> parts_;
  std::vector<std::string> strings_, sheets_;
};

}  // namespace duixian::report
