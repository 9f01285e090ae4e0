// JSON straight into a buffer, key by key in the order of the calls: a million decisions are written in seconds, which a
// tree of values in memory does not allow. Text that is no UTF-8 shows as U+FFFD, so that the result can always be read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "duixian/words/message.h"

namespace duixian::report {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::int64_t value);
  void truth(bool value);
  void null();

  void field(std::string_view name, std::string_view value);
  void field(std::string_view name, std::int64_t value);
  void message(const Message& value);  // {"zh": ..., "en": ...}; null where it is empty

 private:
  void separate();

  std::string& out_;
  bool first_ = true;  // nothing stands yet in the innermost object or array, or after a key
};

// `value` with its quotation marks, as JSON writes it.
void append_json_text(std::string& out, std::string_view value);

}  // namespace duixian::report
