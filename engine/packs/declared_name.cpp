#include "packs/declared_name.h"

#include <algorithm>

#include "script/reserved_names.h"

namespace duixian::packs {

void check_name(TomlSource& source, const toml::node& at, const std::string& name) {
  static const std::vector<std::string> words = script::names_of_the_language();
  const bool word = std::find(words.begin(), words.end(), name) != words.end();
  if (!word && !script::is_keyword(name)) return;
  source.error(at, "name-taken",
               word ? Message{"“" + name + "”是政策语言的词，不能作名字", "`" + name + "` is a word of the policy language and cannot be a name"}
                    : Message{"“" + name + "”是 Lua 的保留字，不能作名字", "`" + name + "` is a reserved word of Lua and cannot be a name"},
               {"换个名字", "choose another name"});
}

}  // namespace duixian::packs
