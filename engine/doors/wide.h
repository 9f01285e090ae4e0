// The wide table of one entity, as lines: what write_wide puts into a file, and what parts are merged from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "doors/decisions_state.h"

namespace duixian {

// With the byte order mark and its line end; "" where no provision is about the entity.
[[nodiscard]] std::string wide_header(const Run::State& run, const Decisions::State& decisions, std::size_t entity);
// Hands on whole lines, one a subject, in the order of the records, until `take` returns false or `options.stop` is set.
void wide_lines(const Run::State& run, const Decisions::State& decisions, std::size_t entity, const DecideOptions& options, const std::function<bool(std::string_view)>& take);
[[nodiscard]] std::string wide_name(const Pack& pack, const std::string& entity, bool several);

}  // namespace duixian
