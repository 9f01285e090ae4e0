// Tells of rules that nothing uses: written for nothing, or their use was forgotten.
#pragma once

#include "script/builder.h"

namespace duixian::script {

void tell_unused(Builder& builder);

}  // namespace duixian::script
