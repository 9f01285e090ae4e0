// The conditions, sums and results of a provision, and what its functions read.
#include <algorithm>

#include "script/arguments.h"
#include "script/handle.h"
#include "script/provision_reader.h"

namespace duixian::script {

using graph::NodeId;
using graph::Operation;

// What a function may read: facts by their own names, anything else by the name given here.
void ProvisionReader::reads() {
  if (!field("reads")) return;
  const int table = lua_gettop(state_);
  if (const auto members = members_of(state_, builder_, table, "reads")) {
    reads_ = *values_of(state_, builder_, table, *members);
    for (std::size_t i = 0; i < reads_.size(); ++i) read_names_.push_back(members->by_name ? members->names[i] : builder_.book.outline[reads_[i]].name);
  }
  lua_pop(state_, 1);
  if (builder_.poisoned(reads_)) {
    broken_ = true;
    return;
  }
  for (const OutlineId read : reads_) fits_subject(read);
  std::vector<std::string> sorted = read_names_;
  std::sort(sorted.begin(), sorted.end());
  const bool twice = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  if (!twice && (sorted.empty() || !sorted.front().empty())) return;
  mistake("wrong-argument", {"reads 的每一项要有自己的名字", "each of `reads` needs a name of its own"}, {"写成例如 reads = { growth = a - b }", "write for instance reads = { growth = a - b }"});
  broken_ = true;
}

bool ProvisionReader::fits_subject(OutlineId id) {
  if (broken_ || id == builder_.poison()) return true;
  const int scope = builder_.book.graph[builder_.node(id)].scope;
  std::optional<std::size_t> walk = provision_.subject;
  while (walk && static_cast<int>(*walk) != scope) walk = builder_.book.schema.entities[*walk].owner;
  if (walk || scope == graph::no_scope) return true;
  const std::string member = builder_.book.schema.entities[static_cast<std::size_t>(scope)].name;
  mistake("member-outside-list", {"“" + member + "”的事实不属于主体，只能在列表方法里读", "a fact of `" + member + "` is not one of the subject's and can be read only inside a list's method"},
          {"写成例如 list:sum(" + member + ".事实)", "write for instance list:sum(" + member + ".FACT)"});
  return false;
}

OutlineId ProvisionReader::value_of_top(const Type* beside) {
  const OutlineId id = value_at(state_, builder_, lua_gettop(state_), beside);
  fits_subject(id);
  return id;
}

// The same, where a function may stand in place of a rule.
OutlineId ProvisionReader::value_or_function(const Type& type) {
  const Handle* handle = handle_at(state_, -1);
  return handle && handle->kind == HandleKind::compute ? computed(handle->index, type) : value_of_top();
}

OutlineId ProvisionReader::computed(std::uint32_t number, const Type& type) {
  if (builder_.poisoned(reads_)) return builder_.poison();
  graph::Node node;
  node.operation = Operation::compute;
  node.type = type;
  node.index = number;
  for (const OutlineId read : reads_) node.inputs.push_back(builder_.node(read));
  node.names = read_names_;
  return builder_.put(state_, "compute", std::to_string(number), reads_, builder_.book.graph.add(std::move(node)));
}

std::optional<OutlineId> ProvisionReader::condition(const char* key) {
  if (!field(key)) return std::nullopt;
  const OutlineId id = value_or_function(truth_type());
  lua_pop(state_, 1);
  if (id == builder_.poison()) return std::nullopt;
  if (builder_.type(id).kind == TypeKind::truth) return id;
  const Message have = graph::describe(builder_.type(id));
  mistake("type-mismatch", {std::string(key) + " 需要条件，这里是" + have.zh, std::string("`") + key + "` takes a condition, and this is " + have.en},
          {"用 :at_least、:is 等写成条件", "make it one with :at_least, :is and the like"});
  return std::nullopt;
}

void ProvisionReader::checks() {
  if (!field("checks")) return;
  const int table = lua_gettop(state_);
  const auto members = members_of(state_, builder_, table, "checks");
  for (std::size_t i = 0; members && i < members->size; ++i) {
    push_member(state_, table, *members, i);
    one_check();
    lua_pop(state_, 1);
  }
  lua_pop(state_, 1);
}

void ProvisionReader::one_check() {
  const int row = lua_gettop(state_);
  if (lua_istable(state_, row)) {
    lua_rawgeti(state_, row, 2);
    const auto reason = message_at(lua_gettop(state_));
    lua_pop(state_, 1);
    lua_rawgeti(state_, row, 1);
    const OutlineId id = value_of_top();
    lua_pop(state_, 1);
    if (id == builder_.poison()) return;
    if (reason && builder_.type(id).kind == TypeKind::truth) {
      provision_.checks.push_back({id, *reason});
      return;
    }
  }
  mistake("wrong-argument", {"checks 的每一项是 { 条件, \"不成立时的理由\" }", "each of `checks` is { condition, \"reason when it fails\" }"},
          {"例如 { total:is(fee), \"分期之和不等于总额\" }", "for instance { total:is(fee), \"instalments do not add up\" }"});
}

void ProvisionReader::pays() {
  if (!field("pays")) return;
  const Handle* handle = handle_at(state_, -1);
  if (handle && handle->kind == HandleKind::not_stated) {
    provision_.amount_not_stated = true;
    lua_pop(state_, 1);
    return;
  }
  const OutlineId id = value_or_function(quantity_type(unit_of(builder_.book.declarations.currency)));
  lua_pop(state_, 1);
  if (id == builder_.poison()) {
    broken_ = true;
    return;
  }
  if (builder_.type(id).kind == TypeKind::quantity && builder_.type(id).unit.is_money()) {
    provision_.pays = id;
    return;
  }
  const Message have = graph::describe(builder_.type(id));
  mistake("type-mismatch", {"pays 需要金额，这里是" + have.zh, "`pays` takes a sum of money, and this is " + have.en},
          {"检查单位：比率要乘以金额，笔数要乘以单价", "check the units: a rate wants a sum to multiply, a count a price"});
}

void ProvisionReader::gives() {
  if (!field("gives")) return;
  const int index = lua_gettop(state_);
  graph::GivenResult result;
  if (lua_istable(state_, index)) {
    rows_of_gives(index, result);
  } else {
    const Type name{TypeKind::text, {}, {}, false, {}};
    const OutlineId id = value_of_top(is_text(state_, index) ? &name : nullptr);
    if (!(id == builder_.poison())) result.value = id;
  }
  lua_pop(state_, 1);
  provision_.gives = std::move(result);
}

void ProvisionReader::rows_of_gives(int table, graph::GivenResult& result) {
  const auto members = members_of(state_, builder_, table, "gives");
  if (members && (members->size == 0 || members->by_name)) {
    wrong_argument(state_, builder_, "gives", "至少一行 { \"名称\", when = 条件 }", "at least one row { \"name\", when = condition }", "gives = { { \"key\", when = a }, { \"other\" } }");
    broken_ = true;
    return;
  }
  std::vector<NodeId> conditions, names;
  std::vector<OutlineId> parts;
  for (std::size_t i = 0; members && i < members->size; ++i) {
    push_member(state_, table, *members, i);
    const int row = lua_gettop(state_);
    std::string name;
    std::optional<OutlineId> when;
    if (lua_istable(state_, row)) {
      lua_rawgeti(state_, row, 1);
      if (is_text(state_, -1)) name = text_at(state_, lua_gettop(state_));
      lua_pop(state_, 1);
      only_names(state_, builder_, row, {"when"}, "gives");
      lua_getfield(state_, row, "when");
      if (!lua_isnil(state_, -1)) when = value_of_top();
      lua_pop(state_, 1);
    }
    lua_pop(state_, 1);
    if (name.empty() || (when && builder_.type(*when).kind != TypeKind::truth)) {
      wrong_argument(state_, builder_, "gives", "{ \"名称\", when = 条件 } 各行", "rows { \"name\", when = condition }", "gives = { { \"key\", when = a }, { \"other\" } }");
      broken_ = true;
      return;
    }
    if (when && *when == builder_.poison()) {
      broken_ = true;
      return;
    }
    result.rows.emplace_back(name, when);
    conditions.push_back(when ? builder_.node(*when) : builder_.compose.truth(true));
    names.push_back(builder_.compose.name(name));
    if (when) parts.push_back(*when);
  }
  if (conditions.empty()) return;
  graph::Node node;
  node.operation = Operation::first_that;
  node.type = {TypeKind::text, {}, {}, false, {}};
  node.inputs = conditions;
  node.inputs.insert(node.inputs.end(), names.begin(), names.end());
  std::vector<std::string> labels;
  for (const auto& [name, when] : result.rows) {
    if (when) labels.push_back(name);
  }
  result.first_that = builder_.put(state_, "first_that", "", parts, builder_.book.graph.add(std::move(node)), labels);
}

}  // namespace duixian::script
