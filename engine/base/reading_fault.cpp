#include "base/reading_fault.h"

#include "base/invariant.h"

namespace duixian {

Message message_of(ReadingFault fault) {
  using enum ReadingFault;
  switch (fault) {
    case none:
      return {};
    case empty:
      return {"没有内容", "there is nothing here"};
    case not_utf8:
      return {"不是有效的UTF-8文字", "this is not valid UTF-8"};
    case hidden_character:
      return {"含有看不见的字符，请删去", "it holds an invisible character; remove it"};
    case too_long:
      return {"太长，不像一个数量", "too long for one quantity"};
    case no_figure:
      return {"没有数字", "there is no figure in it"};
    case words_before:
      return {"数字前有不认识的文字", "words that are not understood stand before the figure"};
    case words_after:
      return {"数字后有不认识的文字", "words that are not understood stand after the figure"};
    case two_figures:
      return {"含有不止一个数字", "it holds more than one figure"};
    case in_parentheses:
      return {"括号里的数可能是负数，也可能只是加了括号；负数请写负号",
              "a figure in parentheses may be negative or merely bracketed; write a minus sign where one is meant"};
    case wrong_commas:
      return {"逗号没有按三位分节，无法确定数值",
              "the commas do not set off groups of three digits, so the figure is not sure"};
    case split_by_spaces:
      return {"数字中间有空格，可能是两个数", "a space splits the digits, so they may be two figures"};
    case two_points:
      return {"有两个小数点", "it has two decimal points"};
    case scientific:
      return {"科学记数法：表格已丢失尾数，请填完整的数字",
              "scientific notation: the table lost digits; give the figure in full"};
    case too_large:
      return {"数字位数太多", "the figure has too many digits"};
    case lost_character:
      return {"有字符丢失成了“?”", "a character was lost and shows as \"?\""};
    case overwritten_by_year:
      return {"这个数像是被年份覆盖的（20xx后面紧跟单位），原数不明，请核对原文",
              "a year seems to have overwritten this figure (20xx right before a unit); the figure printed first is not "
              "known, so look it up in the original"};
    case deleted:
      return {"括号或引号里的内容已被删去", "what stood between these brackets or quotation marks was deleted"};
    case unclear_magnitude:
      return {"单位级不明确：如“12万5”可以是12.5万，也可以是120005",
              "the magnitude is not clear: \"12万5\" may be 125,000 or 120,005"};
    case unclear_numeral:
      return {"汉字数字不明确：如“三五”可以是35，也可以是三到五", "the numeral is not clear: \"三五\" may be 35 or 3 to 5"};
    case zero_denominator:
      return {"分母为零", "the denominator is zero"};
    case ratio:
      return {"这是两个数的比，不是一个数量", "this is a ratio of two figures, not a quantity"};
    case backwards:
      return {"范围的下限大于上限", "the range ends below where it begins"};
    case unlike_ends:
      return {"范围两端的单位不同", "the two ends of the range have different units"};
    case unit_of_first_end_only:
      return {"范围只有前一个数带单位", "only the first end of the range has a unit"};
    case calendar_year:
      return {"这是年份，不是年数，也不是日期", "this is a calendar year, neither a number of years nor a day"};
    case month_without_day:
      return {"日期没有写到日", "the date has no day"};
    case month_of_year:
      return {"“6月”是月份；月数请写“6个月”", "\"6月\" is a month of the year; write \"6个月\" for six months"};
    case no_such_day:
      return {"没有这一天", "there is no such day"};
    case time_zone:
      return {"日期不带时区", "a day has no time zone"};
    case two_currencies:
      return {"前后写了两种货币", "it names two currencies"};
    case no_unit:
      return {"不是单位", "this is no unit"};
    case other_unit:
      return {"单位与要求的不同", "its unit is not the one that is asked for"};
    case is_a_day:
      return {"这是日期，不是数量", "this is a day, not a quantity"};
    case is_a_bound:
      return {"写的是界限（以上、不超过等），不是数值", "it states a bound (以上, 不超过 and the like), not a value"};
  }
  invariant(false, "every fault has its words");
  return {};
}

bool is_damage(ReadingFault fault) { return fault == ReadingFault::overwritten_by_year || fault == ReadingFault::deleted; }

}  // namespace duixian
