// The words of the policy language, by what they make. Each is charged and never stops the script (see builder.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/handle.h"

namespace duixian::script {

struct NamedWord {
  std::string_view name;
  lua_CFunction function;
};

// Methods of expressions and of lists, and the global words.
[[nodiscard]] const std::vector<NamedWord>& condition_methods();   // at_least, is, one_of, for_years, ...
[[nodiscard]] const std::vector<NamedWord>& quantity_methods();    // whole_steps, growth_over, capped, rounded, ...
[[nodiscard]] const std::vector<NamedWord>& table_methods();       // those that the table of operations names: year, whole_steps, ...
[[nodiscard]] const std::vector<NamedWord>& history_methods();     // last_year, highest_before, first_time, quarter, ...
[[nodiscard]] const std::vector<NamedWord>& period_methods();      // within
[[nodiscard]] const std::vector<NamedWord>& rate_methods();        // times, net_of, to
[[nodiscard]] const std::vector<NamedWord>& list_methods();        // where, sum, count, every, ...
[[nodiscard]] const std::vector<NamedWord>& group_methods();       // where, sum, count, ... of groups
// same.members: the list of the group's members.
int members_of_group(lua_State* state, Builder& builder, std::uint32_t number);
[[nodiscard]] const std::vector<NamedWord>& condition_words();     // all, any, none, which
[[nodiscard]] const std::vector<NamedWord>& quantity_words();      // highest, lowest, equal_parts
[[nodiscard]] const std::vector<NamedWord>& table_words();         // tiers, slices, choose, split, reading
[[nodiscard]] const std::vector<NamedWord>& history_words();       // newly_reached, paid_before, top_up
[[nodiscard]] const std::vector<NamedWord>& period_words();        // days, full_months, overlap_days, year_number, ...
[[nodiscard]] const std::vector<NamedWord>& row_words();           // first_that
[[nodiscard]] const std::vector<NamedWord>& sum_words();           // sum_of, best_of, amount_of
[[nodiscard]] const std::vector<NamedWord>& up_to_words();         // up_to
[[nodiscard]] const std::vector<NamedWord>& provision_words();     // provision, decision, compute
[[nodiscard]] const std::vector<NamedWord>& plain_words();         // ipairs, type, error, assert, append
// Every global word, table by table.
[[nodiscard]] std::vector<const std::vector<NamedWord>*> global_words();
[[nodiscard]] const std::vector<NamedWord>& arithmetic();          // metamethods of handles

// entity.fact, parameter.name, decision "10-3".amount, parts.city, x:method
int index_handle(lua_State* state, Builder& builder);
// entity.fact = expression
int assign_to_handle(lua_State* state, Builder& builder);
// decision/reading/provision called with their second argument
int call_handle(lua_State* state, Builder& builder);
// What a provision is asked for: its sum, whether it holds, or what one party pays of it.
OutlineId asked_of_decision(lua_State* state, Builder& builder, graph::Operation operation, const std::string& id, const std::string& party);
int finish_reading(lua_State* state, Builder& builder, std::uint32_t reading);
int finish_provision(lua_State* state, Builder& builder, std::uint32_t number);

}  // namespace duixian::script
