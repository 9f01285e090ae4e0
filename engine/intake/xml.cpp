#include "intake/xml.h"

#include <expat.h>

namespace duixian::intake {

namespace {

struct Parsing {
  XML_Parser parser;
  XmlSink* sink;

  void stop_if_satisfied() {
    if (sink->satisfied()) XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.sink->begin(local_name(name), Attributes(attributes));
  parsing.stop_if_satisfied();
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.sink->end(local_name(name));
  parsing.stop_if_satisfied();
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  static_cast<Parsing*>(data)->sink->text({text, static_cast<std::size_t>(length)});
}

void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  XML_StopParser(static_cast<Parsing*>(data)->parser, XML_FALSE);
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (local_name(pair[0]) == name) return pair[1];
  }
  return std::nullopt;
}

bool Attributes::is_true(std::string_view name) const {
  const auto value = find(name);
  return value && (*value == "1" || *value == "true" || *value == "on");
}

std::optional<Diagnostic> read_xml(const Package& package, const XmlPart& part, XmlSink& sink) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
  Parsing parsing{parser.get(), &sink};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  bool sound = true;
  if (part.position != nullptr) *part.position = 0;
  const auto take = [&](std::string_view bytes) {
    if (part.position != nullptr) *part.position += bytes.size();
    sound = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_FALSE) == XML_STATUS_OK;
    return sound;
  };
  if (auto wrong = package.read(part.name, part.limit.value_or(package.limits().small_bytes), take)) return wrong;
  if (sound) sound = XML_Parse(parser.get(), "", 0, XML_TRUE) == XML_STATUS_OK;
  if (sound || sink.satisfied()) return std::nullopt;
  return broken_workbook(package.file(), part.name);
}

}  // namespace duixian::intake
