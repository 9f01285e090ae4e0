// The globals that one file of a pack sees: the words, the pack's entities, and what the file itself defines.
//
// Every file has its own; a name read before it is defined, or defined twice, is told.
#pragma once

#include "script/handle.h"

namespace duixian::script {

// Pushes a fresh environment on the stack.
void push_environment(lua_State* state, Builder& builder);

}  // namespace duixian::script
