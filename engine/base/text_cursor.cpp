#include "base/text_cursor.h"

#include "base/utf8.h"
#include "base/width.h"

namespace duixian {

ReadingFault PlainCharacters::take(std::string_view utf8) {
  size_ = 0;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const Utf8Character character = utf8_character(utf8, offset);
    if (character.length == 0) return ReadingFault::not_utf8;
    if (character.value >= 0x80 && (is_zero_width(character.value) || is_bidirectional_control(character.value))) {
      return ReadingFault::hidden_character;
    }
    if (size_ == kLongest) return ReadingFault::too_long;
    as_written_[size_] = character.value;
    plain_[size_] = plain_width(character.value);
    ++size_;
    offset += character.length;
  }
  while (size_ > 0 && plain_[size_ - 1] == U' ') --size_;
  return size_ == 0 ? ReadingFault::empty : ReadingFault::none;
}

}  // namespace duixian
