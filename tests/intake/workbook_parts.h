// Workbooks made by hand, part by part: what Excel and WPS write and no library does.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <zip.h>

namespace duixian::intake {

using Parts = std::map<std::string, std::string>;

inline void write_zip(const std::filesystem::path& path, const Parts& parts) {
  std::filesystem::remove(path);
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, &error);
  REQUIRE(zip != nullptr);
  for (const auto& [name, content] : parts) {
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
  }
  REQUIRE(zip_close(zip) == 0);
}

// A workbook with one sheet, "企业", of the rows given as XML.
inline Parts one_sheet(const std::string& rows, const std::string& behind = "") {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  return {
      {"_rels/.rels", R"(<?xml version="1.0"?><Relationships><Relationship Id="r1" Type=")" + office + R"(officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml", "<workbook " + main + R"( xmlns:r="r"><sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Type=")" + office + R"(worksheet" Target="worksheets/sheet1.xml"/>)" +
           R"(<Relationship Id="rId2" Type=")" + office + R"(sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type=")" + office + R"(styles" Target="styles.xml"/></Relationships>)"},
      {"xl/worksheets/sheet1.xml", "<worksheet " + main + "><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"},
  };
}

inline std::string text_cell(const std::string& at, const std::string& text) {
  return "<c r=\"" + at + R"(" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}
inline std::string number_cell(const std::string& at, const std::string& number, int style = 0) {
  return "<c r=\"" + at + "\" s=\"" + std::to_string(style) + "\"><v>" + number + "</v></c>";
}

}  // namespace duixian::intake
