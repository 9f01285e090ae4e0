// A bound program written down: everything that both executors and the explanation read, operations by name and numbers as
// exact text ("0.05", "1/3"), so that it can be kept, compared, replayed without Lua and checked by another evaluator.
//
// The form is JSON whose scalars are all texts. A member that has its default value is left out. At the top:
//
//   format                               "duixian program 1"
//   id title from until year as_of ...   the pack and the run
//   schema declarations parameters       what the pack declares; parameters as the run set them
//   rule_nodes outline provisions ...    the rules as written, before binding
//   nodes                                the bound graph: {"operation": "at_least", "type": {"kind": "truth"}, "inputs": ["3", "7"]},
//                                        inputs by position and before their user. Names stand for their codes
//   bound                                a provision: which node of the rules became which node here ("nodes"), and the order
//                                        in which its nodes are evaluated
//   named_lists member_orders absent_names
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "columns/names.h"
#include "duixian/words/result.h"
#include "evaluate/program.h"

namespace duixian::evaluate {

inline constexpr const char* program_format = "duixian program 1";

// `names` is the dictionary that the program was bound with.
[[nodiscard]] std::string to_text(const Program& program, const columns::Names& names);

// A program that owns the pack it belongs to. The pack has no folder, no functions and no digest of its own making.
struct ReadProgram {
  std::unique_ptr<const packs::Pack> pack;
  std::unique_ptr<const Program> program;
};

// Reads what to_text wrote; `names` gets the codes of all names, as binding would. Writing it again gives the same bytes.
// Errors: text that is no such program, a number of a node or declaration that is out of range, and a program with
// function provisions, which cannot run without the pack's scripts.
[[nodiscard]] Result<ReadProgram> read_program(std::string_view text, columns::Names& names);

}  // namespace duixian::evaluate
