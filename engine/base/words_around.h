// The words around a figure that compare it (不低于, 以上), soften it (约, 左右) or join two of them (至, ―).
#pragma once

#include "base/text_cursor.h"

namespace duixian {

struct WordsBefore {
  bool any = false;
  bool is_about = false;  // 约, 近
  bool is_rank = false;   // 前, 第: 前十名 counts places and no persons
  bool doubles = false;   // 翻: 翻两番 is two doublings
  bool is_bound = false;  // 不低于, 超过: the figure is a line and no value
};

struct WordsBehind {
  bool is_about = false;
  bool is_bound = false;  // 以上, 以下
};

// Takes one such word before a figure, if there is one, and notes what it means.
bool take_word_before(TextCursor& cursor, WordsBefore& words);
// Takes all such words behind a figure and its unit, with what stands in parentheses about inclusion: 以上（含1亿元）.
WordsBehind take_words_behind(TextCursor& cursor);
// Takes a dash, 至 or 到 that stands between two figures.
bool take_range_mark(TextCursor& cursor);

}  // namespace duixian
