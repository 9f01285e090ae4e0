// What readings cost, as one page of HTML that needs nothing else.
#pragma once

#include <span>
#include <string>

#include "duixian/words/reading_effect.h"

namespace duixian::report {

[[nodiscard]] std::string readings_html(std::span<const ReadingEffect> readings, Language language);

}  // namespace duixian::report
