// Names that a pack may not give to what it declares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duixian::script {

// The words of the policy language that nothing may be named after: taken for something else they would lead astray.
[[nodiscard]] std::vector<std::string> names_of_the_language();

// Every word that a script sees without a dot. Those that are not reserved are everyday words (days, list, top_up): a file may
// use one as a local or a fact, and then does without the word.
[[nodiscard]] std::vector<std::string> words_of_the_language();

// A word of Lua itself: end, or, local.
[[nodiscard]] bool is_keyword(std::string_view word);

}  // namespace duixian::script
