// A value as a person reads it: 是/否, "5亿元", "2006-01-15", lists and parts joined; 未知 where it is not known.
#pragma once

#include <span>
#include <string>

#include "duixian/words/dossier.h"
#include "duixian/words/explanation.h"
#include "duixian/words/value.h"

namespace duixian::report {

// A name is shown by its label, where it has one.
[[nodiscard]] std::string value_text(const Value& value, Language language);
// The same with names as the pack spells them, for programs.
[[nodiscard]] std::string value_text_by_name(const Value& value, Language language);
[[nodiscard]] std::string joined(std::span<const std::string> texts, Language language);  // "a、b" or "a, b"
// "records.xlsx「园区」C7（第7行第3列）" or "records.xlsx, sheet 园区, C7 (row 7, column 3)"; "" where there is no place.
[[nodiscard]] std::string place_text(const Place& place, Language language);
// "《……意见》第十三条第一款" or "Opinions ..., article 13, paragraph 1".
[[nodiscard]] std::string citation_text(const Citation& cite, Language language);
[[nodiscard]] std::string column_letters(int column);  // 1 is A, 27 is AA

}  // namespace duixian::report
