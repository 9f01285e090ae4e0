#include "evaluate/column_program.h"

#include "evaluate/leaf_context.h"

namespace duixian::evaluate {

namespace {

std::size_t root_of(const Schema& schema, std::size_t entity) {
  while (schema.entities[entity].owner) entity = *schema.entities[entity].owner;
  return entity;
}

}  // namespace

ColumnProgram lower(const Program& program, const columns::Records& records, const LowerOptions& options) {
  const Schema& schema = program.book().schema;
  ColumnProgram made;
  made.on_file = options.on_file ? options.on_file : std::make_shared<const OnFile>(on_file(records));
  made.kernels = options.kernels ? options.kernels : &kernels::kernels();
  for (std::size_t root = 0; root < schema.entities.size(); ++root) {
    if (schema.entities[root].owner) continue;
    auto group = std::make_unique<ColumnGroup>();
    group->plan.records = &records;
    group->plan.root = root;
    for (std::size_t entity = 0; entity < schema.entities.size(); ++entity) {
      if (root_of(schema, entity) == root) group->plan.entities.push_back(static_cast<int>(entity));
    }
    graph::Lowering to(group->plan, program.graph, leaf_context(program, records), *made.kernels);
    for (std::size_t i = 0; i < program.provisions.size(); ++i) {
      if (!options.wanted.empty() && !options.wanted[i]) continue;
      if (root_of(schema, program.book().provisions[program.provisions[i].provision].subject) == root) group->rules.push_back(lower_rule(program, i, to, *made.on_file, options.reasons));
    }
    if (group->rules.empty()) continue;
    group->plan.drop_unread();
    group->plan.assign_buffers();
    made.groups.push_back(std::move(group));
  }
  return made;
}

}  // namespace duixian::evaluate
