#include "evaluate/written.h"

namespace duixian::evaluate {

namespace {

void put_text(std::string& out, const std::string& text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void put(std::string& out, const Written& written, int open, int depth) {
  if (written.form == Written::Form::text) return put_text(out, written.text);
  const bool by_name = written.form == Written::Form::members;
  const std::size_t count = by_name ? written.members.size() : written.list.size();
  out += by_name ? '{' : '[';
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += open > depth ? "," : ", ";
    if (open > depth) out += '\n';
    if (by_name) {
      put_text(out, written.members[i].first);
      out += ": ";
    }
    put(out, by_name ? written.members[i].second : written.list[i], open, depth + 1);
  }
  if (open > depth && count > 0) out += '\n';
  out += by_name ? '}' : ']';
}

class Reader {
 public:
  explicit Reader(std::string_view json) : json_(json) {}

  std::optional<Written> whole() {
    auto written = value(0);
    skip();
    if (!written || at_ != json_.size()) return std::nullopt;
    return written;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  static constexpr int maximum_depth = 64;

  void skip() {
    while (at_ < json_.size() && (json_[at_] == ' ' || json_[at_] == '\n' || json_[at_] == '\r' || json_[at_] == '\t')) ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= json_.size() || json_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::optional<Written> value(int depth) {
    if (depth > maximum_depth) return std::nullopt;
    Written written;
    if (take('[')) {
      written.form = Written::Form::list;
      return several(written, ']', depth);
    }
    if (take('{')) {
      written.form = Written::Form::members;
      return several(written, '}', depth);
    }
    auto read = text();
    if (!read) return std::nullopt;
    written.text = *std::move(read);
    return written;
  }

  std::optional<Written> several(Written& written, char end, int depth) {
    if (take(end)) return std::move(written);
    do {
      std::optional<std::string> name;
      if (end == '}' && (!(name = text()) || !take(':'))) return std::nullopt;
      auto one = value(depth + 1);
      if (!one) return std::nullopt;
      if (name) written.members.emplace_back(*std::move(name), *std::move(one));
      else written.list.push_back(*std::move(one));
    } while (take(','));
    if (!take(end)) return std::nullopt;
    return std::move(written);
  }

  std::optional<std::string> text() {
    if (!take('"')) return std::nullopt;
    std::string read;
    while (at_ < json_.size() && json_[at_] != '"') {
      if (json_[at_] != '\\') {
        read += json_[at_++];
        continue;
      }
      const auto c = escaped();
      if (!c) return std::nullopt;
      read += *c;
    }
    if (!take('"')) return std::nullopt;
    return read;
  }

  // What to_json writes and no more: a quote, a backslash, or a control character by its number.
  std::optional<char> escaped() {
    const std::string_view rest = json_.substr(at_);
    if (rest.starts_with("\\\"") || rest.starts_with("\\\\")) {
      at_ += 2;
      return rest[1];
    }
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    if (rest.size() < 6 || !rest.starts_with("\\u00") || digit(rest[4]) < 0 || digit(rest[4]) > 1 || digit(rest[5]) < 0) return std::nullopt;
    at_ += 6;
    return static_cast<char>(digit(rest[4]) * 16 + digit(rest[5]));
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

const Written* Written::member(std::string_view name) const {
  for (const auto& [own, value] : members) {
    if (own == name) return &value;
  }
  return nullptr;
}

std::string to_json(const Written& written, int open) {
  std::string out;
  put(out, written, open, 0);
  return out;
}

std::optional<Written> written_from(std::string_view json, std::size_t* at) {
  Reader reader(json);
  auto written = reader.whole();
  if (at != nullptr) *at = reader.at();
  return written;
}

}  // namespace duixian::evaluate
