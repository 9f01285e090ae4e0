// Puts the words of failed conditions into a decision, where the report can write them.
#pragma once

#include "duixian/words/decision.h"

namespace duixian {

void write_condition_texts(Decision& decision);

}  // namespace duixian
