#include "bureau.h"
#include "intake/csv_scanner.h"
#include "intake/gb18030.h"
#include "intake/separator.h"
#include "intake/structure.h"
#include "intake/utf8_check.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

// Every row as "line: a|b|c".
class Rows final : public RowSink {
 public:
  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    std::string text = std::to_string(number) + ":";
    for (const Cell& cell : cells) text.append("|").append(cell.text);
    rows.push_back(text);
    return true;
  }
  std::vector<std::string> rows;
};

// Hands the text over in pieces of a size, as a file's blocks would cut it.
std::optional<Diagnostic> scan(const std::string& text, Rows& rows, std::size_t piece = 1 << 18, CsvLimits limits = {}) {
  CsvScanner scanner("f.csv", ',', limits);
  std::size_t at = 0;
  return scanner.scan([&](std::string& buffer) -> Result<bool> {
    buffer += text.substr(at, piece);
    at = std::min(text.size(), at + piece);
    return at < text.size();
  }, rows);
}

std::vector<std::string> rows_of(const std::string& text, std::size_t piece = 1 << 18) {
  Rows rows;
  CHECK_FALSE(scan(text, rows, piece));
  return rows.rows;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("records end at LF, CR LF or CR, and the last needs no end") {
  CHECK(rows_of("a,b\nc,d") == Texts{"1:|a|b", "2:|c|d"});
  CHECK(rows_of("a,b\r\nc,d\r\n") == Texts{"1:|a|b", "2:|c|d"});
  CHECK(rows_of("a,b\rc,d\r") == Texts{"1:|a|b", "2:|c|d"});
  CHECK(rows_of("a,\n") == Texts{"1:|a|"});
  CHECK(rows_of("a,") == Texts{"1:|a|"});
}

TEST_CASE("quoted fields hold separators, line ends and doubled quotes, and rows keep their line") {
  CHECK(rows_of("\"a,b\",\"c\"\"d\"\n\"x\ny\",z\nlast") == Texts{"1:|a,b|c\"d", "2:|x\ny|z", "4:|last"});
  CHECK(rows_of("\"\",\"\"\"\"\r\n") == Texts{"1:||\""});
}

TEST_CASE("a quote inside a plain field is content") { CHECK(rows_of("5\" pipe,b") == Texts{"1:|5\" pipe|b"}); }

TEST_CASE("wherever blocks cut the text the records are the same") {
  const std::string text = "统一,\"a\r\n\"\"b\",c\r\n,,\r\"x\"\n\r\nlonger field than any block,2";
  const Texts whole = rows_of(text);
  for (std::size_t piece = 1; piece < text.size(); ++piece) CHECK(rows_of(text, piece) == whole);
}

TEST_CASE("a file that ends inside quotes is an error that names the row") {
  Rows rows;
  const auto wrong = scan("a,b\nc,\"d\ne", rows);
  REQUIRE(wrong);
  CHECK(wrong->code == "unclosed-quote");
  CHECK(wrong->line == 2);
}

TEST_CASE("text behind a closing quote is an error") {
  Rows rows;
  const auto wrong = scan("a\n\"b\"c,d\n", rows);
  REQUIRE(wrong);
  CHECK(wrong->code == "text-after-quote");
  CHECK(wrong->line == 2);
}

TEST_CASE("more columns than allowed, or a record without end, are errors") {
  Rows rows;
  CHECK(scan(std::string(70, ','), rows, 1 << 18, {.columns = 70})->code == "too-many-columns");
  CHECK_FALSE(scan(std::string(69, ','), rows, 1 << 18, {.columns = 70}));
  const auto endless = scan("\"" + std::string(5000, 'x'), rows, 1000, {.record_bytes = 2000});
  REQUIRE(endless);
  CHECK(endless->code == "record-too-long");
}

TEST_CASE("structure found by vector is structure found by byte") {
  std::string text(4096, 'x');
  std::uint32_t seed = 7;
  for (char& c : text) c = "ab,;\"\n\r\t"[(seed = seed * 1664525 + 1013904223) >> 29];
  for (std::size_t at = 0; at + structure_width <= text.size(); ++at) {
    CHECK(structure_of(text.data() + at, ',') == structure_by_byte(text.data() + at, ','));
  }
}

TEST_CASE("the separator is the one by which most lines agree") {
  CHECK(separator_of("a,b,c\n1,2,3\n") == ',');
  CHECK(separator_of("标题\na;b;c\n1,5;2,5;3\n4;5;6\n") == ';');
  CHECK(separator_of("a\tb\n1,2\t3\n") == '\t');
  CHECK(separator_of("a;\"x,y\";c\n1;2;3\n") == ';');
  CHECK(separator_of("one column\n1\n") == ',');
}

TEST_CASE("UTF-8 is checked to the letter") {
  CHECK(check_utf8("年配套产值").used == 15);
  CHECK_FALSE(check_utf8("a\xe5\xb9").wrong);
  CHECK(check_utf8("a\xe5\xb9").used == 1);
  for (const std::string wrong : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\xe5\x41\x41"}) {
    CHECK(check_utf8("ab" + wrong).wrong == 2U);
  }
}

TEST_CASE("GB18030 gives the text that iconv gives, four-byte characters included") {
  std::string text;
  const Decoded decoded = decode_gb18030("\xc4\xea\xc5\xe4\xcc\xd7,\x94\x39\xda\x33 A", text);
  CHECK(text == "年配套,\U0001F4A9 A");
  CHECK_FALSE(decoded.wrong);
  CHECK(decode_gb18030("a\xc4", text).used == 1);
  CHECK(decode_gb18030("a\xff\xff", text).wrong == 1U);
}

TEST_CASE("the same table in UTF-8, with a byte order mark, and in GB18030 gives the same records") {
  const std::string utf8 = "统一社会信用代码,企业名称,类别\n914301,长沙机械,core\n";
  const std::string gbk = "\xcd\xb3\xd2\xbb\xc9\xe7\xbb\xe1\xd0\xc5\xd3\xc3\xb4\xfa\xc2\xeb,\xc6\xf3\xd2\xb5\xc3\xfb\xb3\xc6,\xc0\xe0\xb1\xf0\n914301,\xb3\xa4\xc9\xb3\xbb\xfa\xd0\xb5,core\n";
  for (const std::string& content : {utf8, "\xef\xbb\xbf" + utf8, gbk}) {
    Bureau bureau;
    bureau.write("enterprise.csv", content);
    REQUIRE(bureau.read());
    CHECK(bureau.value(enterprises, "914301", name) == "长沙机械");
    CHECK(bureau.records->place(enterprises, name, 0, 0) == Place{bureau.path("enterprise.csv").string(), "", 2, 2});
  }
}

TEST_CASE("an encoding that is told is believed, and checked") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,name\n1,\xb3\xa4\xc9\xb3\n");
  bureau.options.encoding = "utf-8";
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("wrong-encoding") == " 2: there are bytes that are not UTF-8");
  bureau.options.encoding = "GBK";
  REQUIRE(bureau.read());
  CHECK(bureau.value(enterprises, "1", name) == "长沙");
  bureau.options.encoding = "latin1";
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unknown-encoding") != "");
}

TEST_CASE("one damaged byte in UTF-8 text is an error with its row, and no other encoding") {
  Bureau bureau;
  std::string content = "uscc,企业名称\n";
  for (int i = 0; i < 50; ++i) content += std::to_string(i) + ",长沙工程机械配套企业\n";
  content.replace(content.find("7,长沙") + 2, 1, "\xff");
  bureau.write("enterprise.csv", content);
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("wrong-encoding") == " 9: there are bytes that are not UTF-8");
}

TEST_CASE("files that are no text tables say what they are") {
  Bureau bureau;
  const auto code_for = [&](const std::string& content) {
    bureau.write("enterprise.csv", content);
    CHECK_FALSE(bureau.read());
    return bureau.diagnostics.at(0).code;
  };
  CHECK(code_for("") == "empty-file");
  CHECK(code_for(std::string("\xff\xfeu\0s\0", 6)) == "not-a-text-table");
  CHECK(code_for(std::string("u\0s\0c\0c\0", 8)) == "not-a-text-table");
  CHECK(code_for("PK\x03\x04zip") == "not-a-text-table");
  CHECK(code_for(std::string("uscc,name\nabcdefgh,i\0j\n", 23)) == "nul-byte");
  CHECK(bureau.diagnostics.at(0).line == 2);
}
