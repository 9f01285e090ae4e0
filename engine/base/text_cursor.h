// A short text in plain width, and the place in it that has been read up to.
//
// The readers of figures, dates and units each take a cursor, move it over what they understand, and leave it where it
// was when they understand nothing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/reading_fault.h"

namespace duixian {

// The characters of one text, as they stand and in plain width. No quantity is longer than this room.
class PlainCharacters {
 public:
  static constexpr std::size_t kLongest = 128;

  // What keeps the text from being read at all, if anything.
  [[nodiscard]] ReadingFault take(std::string_view utf8);

  [[nodiscard]] std::u32string_view plain() const { return {plain_.data(), size_}; }
  [[nodiscard]] std::u32string_view as_written() const { return {as_written_.data(), size_}; }

 private:
  std::array<char32_t, kLongest> plain_;
  std::array<char32_t, kLongest> as_written_;
  std::size_t size_ = 0;
};

class TextCursor {
 public:
  explicit TextCursor(const PlainCharacters& characters)
      : plain_(characters.plain()), as_written_(characters.as_written()) {}

  [[nodiscard]] bool at_end() const { return place_ == plain_.size(); }
  // The character that many places on; 0 beyond the end.
  [[nodiscard]] char32_t ahead(std::size_t places = 0) const {
    return places < plain_.size() - place_ ? plain_[place_ + places] : U'\0';
  }
  [[nodiscard]] bool is_ahead(std::u32string_view word) const { return plain_.substr(place_).starts_with(word); }
  // Whether the character before or behind the gap [from, to) came in full width, as typeset text has it.
  [[nodiscard]] bool is_typeset_around(std::size_t from, std::size_t to) const {
    return as_written_[from - 1] >= 0x80 || as_written_[to] >= 0x80;
  }

  void advance(std::size_t places = 1) { place_ += places; }
  bool take(char32_t character) {
    if (ahead() != character || at_end()) return false;
    ++place_;
    return true;
  }
  bool take(std::u32string_view word) {
    if (!is_ahead(word)) return false;
    place_ += word.size();
    return true;
  }
  void skip_spaces() {
    while (ahead() == U' ') ++place_;
  }

  [[nodiscard]] std::size_t place() const { return place_; }
  void return_to(std::size_t place) { place_ = place; }
  [[nodiscard]] std::u32string_view since(std::size_t place) const { return plain_.substr(place, place_ - place); }

 private:
  std::u32string_view plain_;
  std::u32string_view as_written_;
  std::size_t place_ = 0;
};

}  // namespace duixian
