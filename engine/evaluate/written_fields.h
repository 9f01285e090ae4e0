// Turns values into what is written and back, struct by struct through fields() (program_fields.h).
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "evaluate/program_fields.h"
#include "evaluate/written.h"

namespace duixian::evaluate {

// Names of enumerations that the text spells out; others are written as their number.
[[nodiscard]] const std::vector<const char*>& spelled(graph::Operation);
[[nodiscard]] const std::vector<const char*>& spelled(TypeKind);
[[nodiscard]] const std::vector<const char*>& spelled(ProvisionKind);
[[nodiscard]] const std::vector<const char*>& spelled(graph::ParameterForm);
[[nodiscard]] const std::vector<const char*>& spelled(graph::Once);
[[nodiscard]] std::optional<Date> date_from(std::string_view text);

class FieldWriter {
 public:
  template <class T>
  void operator()(const char* name, T& value) { written_.members.emplace_back(name, write(value)); }

  static Written write(const std::string& text) { return {Written::Form::text, text, {}, {}}; }
  static Written write(bool truth) { return write(std::string(truth ? "yes" : "no")); }
  static Written write(const Rational& value) { return write(duixian::to_text(value)); }
  static Written write(Date date) { return write(duixian::to_text(date)); }
  static Written write(graph::NodeId id) { return write(id.index); }
  static Written write(graph::OutlineId id) { return write(id.index); }
  static Written write(Unknown) { return write(std::string()); }
  template <std::integral T>
  static Written write(T number) { return write(std::to_string(number)); }
  template <class T>
    requires std::is_enum_v<T>
  static Written write(T value) { return write(std::string(spelled(value)[static_cast<std::size_t>(value)])); }
  template <class T>
  static Written write(const std::optional<T>& value) { return value ? write(*value) : write(std::string()); }
  template <class A, class B>
  static Written write(const std::pair<A, B>& both) { return {Written::Form::list, "", {write(both.first), write(both.second)}, {}}; }
  template <class T>
  static Written write(const std::vector<T>& many) {
    Written list{Written::Form::list, "", {}, {}};
    for (const T& one : many) list.list.push_back(write(one));
    return list;
  }
  // Which of its kinds of value it is, and the value.
  template <class... T>
  static Written write(const std::variant<T...>& one) {
    Written value = std::visit([](const auto& is) { return write(is); }, one);
    return {Written::Form::list, "", {write(one.index()), std::move(value)}, {}};
  }
  template <class T>
    requires std::is_class_v<T>
  static Written write(const T& value) {
    Written all = every_member(value);
    static const Written usual = every_member(T{});
    std::erase_if(all.members, [](const auto& member) { return member.second == *usual.member(member.first); });
    return all;
  }

 private:
  template <class T>
  static Written every_member(T value) {
    FieldWriter writer;
    writer.written_.form = Written::Form::members;
    fields(writer, value);
    return std::move(writer.written_);
  }

  Written written_;
};

// `wrong` is the path of the first value that could not be read ("nodes 12 inputs 0"), or "".
class FieldReader {
 public:
  explicit FieldReader(const Written& from) : from_(from) {}

  template <class T>
  void operator()(const char* name, T& value) {
    const Written* member = from_.member(name);
    if (member == nullptr) return;
    ++known_;
    inside(name, *member, value);
  }
  // A member that no field takes is as wrong as one that cannot be read.
  void finish() {
    if (wrong.empty() && known_ != from_.members.size()) wrong = " ?";
  }
  std::string wrong;

  static bool read(const Written& from, std::string& text, std::string&) { return from.form == Written::Form::text && (text = from.text, true); }
  static bool read(const Written& from, bool& truth, std::string&) {
    truth = from.text == "yes";
    return truth || from.text == "no";
  }
  static bool read(const Written& from, Rational& value, std::string&) { return into(rational_from(from.text), value); }
  static bool read(const Written& from, Date& date, std::string&) { return into(date_from(from.text), date); }
  static bool read(const Written& from, graph::NodeId& id, std::string& wrong) { return read(from, id.index, wrong); }
  static bool read(const Written& from, graph::OutlineId& id, std::string& wrong) { return read(from, id.index, wrong); }
  static bool read(const Written& from, Unknown&, std::string&) { return from.text.empty(); }
  template <std::integral T>
  static bool read(const Written& from, T& number, std::string&) {
    const char* end = from.text.data() + from.text.size();
    const auto [at, error] = std::from_chars(from.text.data(), end, number);
    return error == std::errc() && at == end;
  }
  template <class T>
    requires std::is_enum_v<T>
  static bool read(const Written& from, T& value, std::string&) {
    const auto& names = spelled(value);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (from.text == names[i]) return value = static_cast<T>(i), true;
    }
    return false;
  }
  template <class T>
  static bool read(const Written& from, std::optional<T>& value, std::string& wrong) {
    if (from.form == Written::Form::text && from.text.empty()) return value.reset(), true;
    return read(from, value.emplace(), wrong);
  }
  template <class A, class B>
  static bool read(const Written& from, std::pair<A, B>& both, std::string& wrong) {
    return from.list.size() == 2 && read(from.list[0], both.first, wrong) && read(from.list[1], both.second, wrong);
  }
  template <class T>
  static bool read(const Written& from, std::vector<T>& many, std::string& wrong) {
    many.resize(from.list.size());
    for (std::size_t i = 0; i < many.size(); ++i) {
      if (!read(from.list[i], many[i], wrong)) return wrong = " " + std::to_string(i) + wrong, false;
    }
    return from.form == Written::Form::list;
  }
  template <class... T>
  static bool read(const Written& from, std::variant<T...>& one, std::string& wrong) {
    std::size_t kind = 0;
    if (from.list.size() != 2 || !read(from.list[0], kind, wrong)) return false;
    return kind_of(kind, from.list[1], one, wrong, std::index_sequence_for<T...>());
  }
  template <class T>
    requires std::is_class_v<T>
  static bool read(const Written& from, T& value, std::string& wrong) {
    if (from.form != Written::Form::members) return false;
    FieldReader reader(from);
    fields(reader, value);
    reader.finish();
    wrong = reader.wrong;
    return wrong.empty();
  }

 private:
  template <class T>
  void inside(const char* name, const Written& member, T& value) {
    if (!wrong.empty()) return;
    std::string below;
    if (!read(member, value, below)) wrong = std::string(" ") + name + below;
  }
  template <class T>
  static bool into(std::optional<T> found, T& value) {
    if (found) value = *found;
    return found.has_value();
  }
  template <class Variant, std::size_t... kinds>
  static bool kind_of(std::size_t kind, const Written& from, Variant& one, std::string& wrong, std::index_sequence<kinds...>) {
    bool read_it = false;
    ((kind == kinds ? void(read_it = read(from, one.template emplace<kinds>(), wrong)) : void()), ...);
    return read_it;
  }

  const Written& from_;
  std::size_t known_ = 0;
};

}  // namespace duixian::evaluate
