// What readings cost, on a terminal.
#pragma once

#include <span>
#include <string>

#include "duixian/words/reading_effect.h"

namespace duixian::report {

inline constexpr int reading_columns = 78;

[[nodiscard]] std::string readings_text(std::span<const ReadingEffect> readings, Language language, bool colour);

// Whether any choice comes out otherwise than the one that is taken.
[[nodiscard]] bool makes_difference(const ReadingEffect& reading);
[[nodiscard]] const ChoiceEffect* taken_choice(const ReadingEffect& reading);
// What is taken and why: "R1 为默认：……".
[[nodiscard]] std::string taken_text(const ReadingEffect& reading, Language language);
// "+3", "-2", "±0".
[[nodiscard]] std::string difference_text(std::uint64_t before, std::uint64_t after);
// "+1,200.00元", "±0"; the ends apart where they differ.
[[nodiscard]] std::string difference_text(const EffectTotals& before, const EffectTotals& after, const std::string& currency, Language language);
// "1,200.00元", or its ends.
[[nodiscard]] std::string sum_text(const EffectTotals& totals, const std::string& currency, Language language);

}  // namespace duixian::report
