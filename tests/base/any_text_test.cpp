// Texts that nobody writes, put together from all that the reader knows.
#include <catch2/catch.hpp>

#include "base/reading_fault.h"
#include "duixian/words/quantity.h"
#include "number_source.h"

using namespace duixian;

namespace {

constexpr const char* kPieces[] = {
    "0",      "5",   "20",  "2024", "１", "００",  ".",  ",",    " ",    "　",     "-",      "−",  "—",    "―",
    "~",      "至",  "到",  "/",    ":",  "(",     ")",  "（",   "）",   "[]",     "?",      "e",  "E+",   "十",
    "百",     "千",  "万",  "亿",   "一", "二",    "两", "零",   "○",    "壹",     "拾",     "点", "分之", "半",
    "元",     "角",  "分",  "整",   "亩", "%",     "‰",  "个",   "番",   "翻",     "年",     "月", "日",   "家",
    "km2",    "/亩", "·月", "每",   "约", "多",    "余", "左右", "以上", "（含）", "不超过", "￥", "US$",  "美元",
    "人民币", "前",  "名",  "产业", "T",  "12:30", "Z",  "abc",  "\xFF", "百分点"};

std::string some_text(NumberSource& numbers) {
  std::string text;
  for (std::int64_t left = numbers.between(0, 9); left > 0; --left) {
    text += kPieces[numbers.next() % std::size(kPieces)];
  }
  return text;
}

}  // namespace

TEST_CASE("any text has one reading, and a reason where it is none") {
  NumberSource numbers(11);
  for (int round = 0; round < 60000; ++round) {
    const std::string text = some_text(numbers);
    for (const Origin origin : {Origin::record, Origin::document}) {
      const WrittenQuantity read = read_quantity(text, origin);
      const bool is_read = read.reading != Reading::damaged && read.reading != Reading::unreadable;
      if (is_read != (read.why.empty() && !text.empty())) FAIL(text);
      if (read.reading != Reading::range && read.low != read.high) FAIL(text);
      if (read.reading == Reading::range && read.high.amount < read.low.amount) FAIL(text);
    }
    static_cast<void>(read_unit(text));
  }
}

TEST_CASE("an exact reading shown in its own unit reads the same again") {
  NumberSource numbers(12);
  for (int round = 0; round < 60000; ++round) {
    const std::string text = some_text(numbers);
    const WrittenQuantity read = read_quantity(text);
    if (read.reading != Reading::exact || read.date || !has_decimal(read.low.amount)) continue;
    const std::string shown = to_text(read.low, read.unit_text);
    const WrittenQuantity again = read_quantity(shown);
    if (shown.starts_with("≈") || again.why == message_of(ReadingFault::calendar_year)) continue;  // 千年 is 1000年
    if (again.low != read.low) FAIL(text << " shown as " << shown);
  }
}
