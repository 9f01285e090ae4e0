#include "base/words_around.h"

#include <array>

#include "base/figure.h"

namespace duixian {
namespace {

using Word = std::u32string_view;

// Longer words before the shorter ones that they begin with.
constexpr std::array<Word, 32> kBounds{U"不低于", U"不少于", U"不高于", U"不超过", U"不大于", U"不小于", U"不多于", U"不满",
                                       U"不足",   U"超过",   U"超出",   U"突破",   U"达到",   U"高于",   U"低于",   U"大于",
                                       U"小于",   U"多于",   U"少于",   U"等于",   U"至少",   U"至多",   U"最低",   U"最高",
                                       U"最多",   U"最少",   U"超",     U"过",     U"达",     U"满",     U"逾",     U"含"};
constexpr std::array<Word, 8> kJoining{U"实现", U"合计", U"共计", U"总计", U"连续", U"共", U"计", U"为"};
constexpr Word kComparisonSigns = U"≥≤>＞<＜=≧≦";
constexpr std::array<Word, 6> kAboutBefore{U"大约", U"大概", U"接近", U"将近", U"约", U"近"};
constexpr std::array<Word, 2> kDoubling{U"翻了", U"翻"};
constexpr std::array<Word, 10> kBoundsBehind{U"及以上", U"及以下", U"以上", U"以下", U"以内", U"以外", U"之间", U"之内", U"不等", U"起"};
constexpr std::array<Word, 2> kWhole{U"整", U"正"};
constexpr std::array<Word, 4> kAboutBehind{U"左右", U"上下", U"多", U"余"};
constexpr Word kDashes = U"―—–-~～〜─‐‑‒至到";

template <std::size_t count>
bool take_any(TextCursor& cursor, const std::array<Word, count>& words) {
  for (const Word word : words) {
    if (cursor.take(word)) return true;
  }
  return false;
}

// （含）, (不含), （含1亿元）
bool take_inclusion(TextCursor& cursor) {
  if (!cursor.is_ahead(U"(含") && !cursor.is_ahead(U"(不含") && !cursor.is_ahead(U"(包含")) return false;
  const std::size_t before = cursor.place();
  while (!cursor.at_end() && cursor.ahead() != U')') cursor.advance();
  if (cursor.take(U')')) return true;
  cursor.return_to(before);
  return false;
}

}  // namespace

bool take_word_before(TextCursor& cursor, WordsBefore& words) {
  const char32_t next = cursor.ahead();
  const bool is_sign = next != U'\0' && kComparisonSigns.find(next) != Word::npos;
  if (next < 0x80 && !is_sign) return false;
  if (take_any(cursor, kAboutBefore)) {
    words.is_about = true;
  } else if (take_any(cursor, kDoubling)) {
    words.doubles = true;
  } else if (cursor.take(U'前') || cursor.take(U'第')) {
    words.is_rank = true;
  } else if (is_sign) {
    words.is_bound = true;
    cursor.advance();
  } else if (take_any(cursor, kBounds)) {
    words.is_bound = true;
  } else if (!take_any(cursor, kJoining)) {
    return false;
  }
  words.any = true;
  return true;
}

WordsBehind take_words_behind(TextCursor& cursor) {
  WordsBehind words;
  for (;;) {
    const std::size_t before = cursor.place();
    cursor.skip_spaces();
    if (take_any(cursor, kAboutBehind)) {
      words.is_about = true;
    } else if (take_any(cursor, kBoundsBehind) || take_inclusion(cursor)) {
      words.is_bound = true;
    } else if (!take_any(cursor, kWhole)) {
      cursor.return_to(before);
      return words;
    }
  }
}

bool take_range_mark(TextCursor& cursor) {
  const std::size_t before = cursor.place();
  cursor.skip_spaces();
  const char32_t mark = cursor.ahead();
  if (cursor.at_end() || kDashes.find(mark) == Word::npos) {
    cursor.return_to(before);
    return false;
  }
  cursor.advance();
  if (mark == U'—' || mark == U'―') cursor.take(mark);  // a dash of two, as Chinese sets it
  cursor.skip_spaces();
  return true;
}

}  // namespace duixian
