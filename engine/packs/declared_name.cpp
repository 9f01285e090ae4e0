#include "packs/declared_name.h"

#include <algorithm>

#include "script/reserved_names.h"

namespace duixian::packs {

namespace {

void check_name(TomlSource& source, const toml::node& at, const std::string& name, const std::vector<std::string>& words) {
  const bool word = std::find(words.begin(), words.end(), name) != words.end();
  if (!word && !script::is_keyword(name)) return;
  source.error(at, "name-taken",
               word ? Message{"“" + name + "”是政策语言的词，不能作名字", "`" + name + "` is a word of the policy language and cannot be a name"}
                    : Message{"“" + name + "”是 Lua 的保留字，不能作名字", "`" + name + "` is a reserved word of Lua and cannot be a name"},
               {"换个名字", "choose another name"});
}

}  // namespace

void check_name(TomlSource& source, const toml::node& at, const std::string& name) {
  static const std::vector<std::string> reserved = script::names_of_the_language();
  check_name(source, at, name, reserved);
}

void check_entity_name(TomlSource& source, const toml::node& at, const std::string& name) {
  static const std::vector<std::string> words = script::words_of_the_language();
  check_name(source, at, name, words);
}

}  // namespace duixian::packs
