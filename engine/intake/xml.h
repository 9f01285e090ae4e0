// Reading the XML of a workbook's parts as it streams by.
//
// Names come without their prefix: strict and transitional files, and writers that prefix everything, differ in nothing
// else that matters here. A part that declares a document type is refused: no workbook has one, and entities that grow are
// how such files attack.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intake/package.h"

namespace duixian::intake {

// The attributes of an element, as expat hands them over.
class Attributes {
 public:
  explicit Attributes(const char* const* pairs) : pairs_(pairs) {}
  // The value of the attribute with that local name, or nothing.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] bool is_true(std::string_view name) const;

 private:
  const char* const* pairs_;
};

class XmlSink {
 public:
  virtual ~XmlSink() = default;
  virtual void begin(std::string_view element, const Attributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view) {}
  // True once the sink needs no more.
  [[nodiscard]] virtual bool satisfied() const { return false; }
};

struct XmlPart {
  std::string name;
  std::optional<std::uint64_t> limit = std::nullopt;  // how far it may unfold; as small parts may, if not said
  std::uint64_t* position = nullptr;  // told how many bytes have been read, if anybody asks
};
[[nodiscard]] std::optional<Diagnostic> read_xml(const Package& package, const XmlPart& part, XmlSink& sink);

[[nodiscard]] inline std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace duixian::intake
