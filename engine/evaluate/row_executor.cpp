#include "evaluate/row_executor.h"

#include <algorithm>

#include "base/invariant.h"
#include "evaluate/declared_absence.h"
#include "evaluate/groups.h"
#include "evaluate/members.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::known;
using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::Undefined;
using graph::unknown;

std::string key_of(const std::string& subject, const std::string& provision, const std::string& name) {
  return std::to_string(subject.size()) + ":" + subject + "\x1f" + provision + "\x1f" + name;
}

}  // namespace

RowExecutor::RowExecutor(const Program& program, const columns::Records& records)
    : program_(program), records_(records), cells_(program.graph.size()), rows_(program.book().schema.entities.size()), year_(program.settings.year), group_orders_(group_orders(program.graph)) {
  const Dossier& dossier = records.dossier;
  for (const Ruling& ruling : dossier.rulings) rulings_[key_of(ruling.subject, ruling.provision, ruling.discretion)] = &ruling;
  for (const Approval& approval : dossier.approvals) approvals_[key_of(approval.subject, approval.provision, approval.approval)] = &approval;
  for (const PastAward& past : dossier.history) history_[past.subject].push_back(&past);
  for (const SeriesPoint& point : dossier.series) series_[{point.series, point.date}] = &point;
}

std::string RowExecutor::subject_key(std::size_t entity) const {
  return rows_[entity] ? records_.table(entity).keys[*rows_[entity]] : "";
}

void RowExecutor::enter(const BoundProvision& bound, Row row) {
  bound_ = &bound;
  year_ = program_.settings.year;
  std::fill(rows_.begin(), rows_.end(), std::nullopt);
  std::optional<std::size_t> entity = program_.book().provisions[bound.provision].subject;
  Row at = row;
  while (entity) {
    rows_[*entity] = at;
    const auto owner = program_.book().schema.entities[*entity].owner;
    if (owner) at = records_.table(*entity).owners[at];
    entity = owner;
  }
  undecided_.clear();
  for (const OwnedDiscretion& discretion : bound.discretions) {
    if (!ruling(discretion)) undecided_.push_back(discretion);
  }
}

void RowExecutor::evaluate(unsigned corner) {
  corner_ = corner;
  run(bound_->order);
}

Cell RowExecutor::evaluate_in_year(NodeId root, int year) {
  const int back = std::exchange(year_, year);
  std::vector<NodeId> order = graph::reachable(program_.graph, {root});
  std::erase_if(order, [&](NodeId id) { return !std::binary_search(bound_->order.begin(), bound_->order.end(), id); });
  run(order);
  const Cell result = cells_[root.index];
  year_ = back;
  run(order);
  return result;
}

void RowExecutor::run(const std::vector<NodeId>& order) {
  for (NodeId id : order) cells_[id.index] = value_of(id);
}

Cell RowExecutor::value_of(NodeId id) {
  const Node& node = program_.graph[id];
  if (!supposed_.empty()) {
    if (const auto supposed = supposed_.find(id); supposed != supposed_.end()) return supposed->second;
  }
  switch (node.operation) {
    case Operation::constant: return known(node.constant);
    case Operation::fact: return fact(node);
    case Operation::discretion: return discretion(node);
    case Operation::approval: return approved(node);
    case Operation::paid_before: return paid_so_far(node);
    case Operation::this_year: return known(Rational(year_ - node.years_ago));
    case Operation::parameter:
    case Operation::reading: return unknown();
    case Operation::series_on: return series(node);
    case Operation::series_average: return series_average(node);
    case Operation::compute: return computed(id, node);
    case Operation::in_group: return in_group(node);
    case Operation::groups: return over_groups(id, node);
    case Operation::given_or_computed:
      if (!cells_[node.inputs[0].index].known && unread(program_.graph[node.inputs[0]])) return unknown();  // something is written there
      break;
    default: break;
  }
  if (graph::is_over_members(node.operation)) return over_members(id, node);
  Cell inputs[8];
  std::vector<Cell> many;
  std::span<Cell> span;
  if (node.inputs.size() <= 8) {
    span = std::span(inputs, node.inputs.size());
  } else {
    many.resize(node.inputs.size());
    span = many;
  }
  for (std::size_t i = 0; i < span.size(); ++i) span[i] = cells_[node.inputs[i].index];
  return graph::scalar_value(node, span);
}

bool RowExecutor::unread(const Node& fact) const {
  const auto entity = static_cast<std::size_t>(fact.index), number = static_cast<std::size_t>(fact.detail);
  const bool yearly = program_.book().schema.entities[entity].facts[number].yearly;
  return rows_[entity] && records_.flaw(entity, number, yearly ? year_ - static_cast<int>(fact.years_ago) : 0, *rows_[entity]) != nullptr;
}

Cell RowExecutor::fact(const Node& node) const {
  const auto entity = static_cast<std::size_t>(node.index), number = static_cast<std::size_t>(node.detail);
  if (!rows_[entity]) return unknown();
  const FactSchema& declared = program_.book().schema.entities[entity].facts[number];
  const int year = declared.yearly ? year_ - static_cast<int>(node.years_ago) : 0;
  if (const auto value = records_.value(entity, number, year, *rows_[entity])) return known(*value);
  if (!declared.history.empty() && records_.dossier.history_given) return paid_before(declared, entity);
  const auto absent = declared_absence(program_, entity, number);
  return absent && !records_.flaw(entity, number, year, *rows_[entity]) ? *absent : unknown();
}

// A fact declared as history, which the records leave to the ledger: the highest earlier payment, or whether there was one.
Cell RowExecutor::paid_before(const FactSchema& declared, std::size_t entity) const {
  std::int64_t highest = 0;
  bool any = false;
  for (const PastAward* past : paid_to(subject_key(entity))) {
    if (past->provision != declared.history || past->year >= year_) continue;
    any = any || past->amount.minor > 0;
    highest = std::max(highest, past->amount.minor);
  }
  return declared.type.kind == TypeKind::truth ? known(any) : known(Rational(highest));
}

// All that was paid before under some provisions, or under the one that asks; where more was taken back, nothing.
Cell RowExecutor::paid_so_far(const Node& node) const {
  if (!records_.dossier.history_given) return unknown();
  const auto& provision = program_.book().provisions[static_cast<std::size_t>(node.detail)];
  Rational sum;
  for (const PastAward* past : paid_to(subject_key(provision.subject))) {
    const bool counts = node.names.empty() ? past->provision == provision.id : std::find(node.names.begin(), node.names.end(), past->provision) != node.names.end();
    if (!counts || (past->year >= year_ && past->year != 0)) continue;
    const auto next = add(sum, Rational(past->amount.minor));
    if (!next) return unknown(Undefined::overflow);
    sum = *next;
  }
  return known(std::max(sum, Rational()));
}

const std::vector<const PastAward*>& RowExecutor::paid_to(const std::string& subject) const {
  static const std::vector<const PastAward*> nothing;
  const auto at = history_.find(subject);
  return at == history_.end() ? nothing : at->second;
}

const Ruling* RowExecutor::ruling(const OwnedDiscretion& owned) const {
  const auto& provision = program_.book().provisions[owned.provision];
  const std::string& name = program_.book().declarations.discretions[owned.discretion].name;
  const std::string& subject = subject_key(provision.subject);
  for (const std::string& of : {provision.id, std::string()}) {
    const auto at = rulings_.find(key_of(subject, of, name));
    if (at != rulings_.end()) return at->second;
  }
  return nullptr;
}

const Approval* RowExecutor::approval(std::size_t number, std::size_t owner) const {
  const auto& provision = program_.book().provisions[owner];
  const std::string& subject = subject_key(provision.subject);
  for (const std::string& of : {provision.id, std::string()}) {
    const auto at = approvals_.find(key_of(subject, of, program_.book().declarations.approvals[number].name));
    if (at != approvals_.end()) return at->second;
  }
  return nullptr;
}

Cell RowExecutor::discretion(const Node& node) const {
  const OwnedDiscretion owned{static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)};
  if (const Ruling* decided = ruling(owned)) return known(decided->value.amount);
  const auto& declared = program_.book().declarations.discretions[owned.discretion];
  for (std::size_t i = 0; i < undecided_.size(); ++i) {
    if (undecided_[i] == owned) return known(((corner_ >> i) & 1U) != 0 ? declared.highest : declared.lowest);
  }
  return unknown();
}

Cell RowExecutor::approved(const Node& node) const {
  const Approval* filed = approval(static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail));
  return known(filed && filed->granted);
}

// A series kept by a key stands in the records as one series a key: "guide_price/steel". `key` is the input that names it.
std::string RowExecutor::series_name(const Node& node, std::size_t key) const {
  const std::string& name = program_.book().declarations.series[static_cast<std::size_t>(node.index)].name;
  if (node.inputs.size() <= key) return name;
  const Cell& cell = cells_[node.inputs[key].index];
  return cell.known ? name + "/" + records_.names().name(*cell.value.as_int64()) : name + "/";
}

// The plain average of the values on file from one day to another, both included.
Cell RowExecutor::series_average(const Node& node) const {
  for (const NodeId input : node.inputs) {
    if (!cells_[input.index].known) return unknown(cells_[input.index].why);
  }
  const auto day = [&](std::size_t input) { return Date{static_cast<std::int32_t>(cells_[node.inputs[input].index].value.as_int64().value_or(0))}; };
  if (day(1) < day(0)) return unknown(Undefined::end_before_start);
  const std::string name = series_name(node, 2);
  Rational sum;
  std::int64_t count = 0;
  for (auto at = series_.lower_bound({name, day(0)}); at != series_.end() && at->first.first == name && at->first.second <= day(1); ++at, ++count) {
    const auto next = add(sum, at->second->value.amount);
    if (!next) return unknown(Undefined::overflow);
    sum = *next;
  }
  if (count == 0) return unknown(Undefined::no_series_value);
  const auto average = divide(sum, Rational(count));
  return average ? known(*average) : unknown(Undefined::overflow);
}

const SeriesPoint* RowExecutor::series_point(const Node& node) const {
  const Cell& date = cells_[node.inputs[0].index];
  if (!date.known) return nullptr;
  const auto& declared = program_.book().declarations.series[static_cast<std::size_t>(node.index)];
  const std::string name = series_name(node, 1);
  const Date day{static_cast<std::int32_t>(date.value.as_int64().value_or(0))};
  auto at = series_.upper_bound({name, day});
  if (at == series_.begin()) return nullptr;
  --at;
  const bool usable = at->first.first == name && (declared.carries || at->first.second == day);
  return usable ? at->second : nullptr;
}

Cell RowExecutor::series(const Node& node) const {
  const Cell& date = cells_[node.inputs[0].index];
  if (!date.known) return unknown(date.why);
  if (node.inputs.size() > 1 && !cells_[node.inputs[1].index].known) return unknown(cells_[node.inputs[1].index].why);
  const SeriesPoint* point = series_point(node);
  return point ? known(point->value.amount) : unknown(Undefined::no_series_value);
}

Cell RowExecutor::computed(NodeId id, const Node& node) {
  std::vector<Cell> inputs;
  std::vector<const Type*> types;
  for (NodeId input : node.inputs) {
    inputs.push_back(cells_[input.index]);
    types.push_back(&program_.graph[input].type);
  }
  graph::CallResult result = program_.book().functions->call(node, inputs, types, records_.names());
  const Cell cell = result.cell;
  calls_[id] = std::move(result);
  return cell;
}

const graph::CallResult* RowExecutor::call(NodeId id) const {
  const auto at = calls_.find(id);
  return at == calls_.end() ? nullptr : &at->second;
}

std::optional<std::vector<Member>> RowExecutor::members(const Node& list) const {
  const auto entity = static_cast<std::size_t>(list.index);
  const EntitySchema& schema = program_.book().schema.entities[entity];
  const auto owner = rows_[*schema.owner];
  if (!owner) return std::nullopt;
  const columns::Table& table = records_.table(entity);
  std::vector<Row> rows;
  for (Row row = table.first_child.empty() ? 0 : table.first_child[*owner]; !table.first_child.empty() && row < table.first_child[*owner + 1]; ++row) rows.push_back(row);
  if (list.detail < 0) {
    if (rows.empty() && !records_.list_is_given(entity, *owner) && !schema.missing) return std::nullopt;
    return std::vector<Member>(rows.begin(), rows.end());
  }
  std::vector<Member> named;
  const auto fact = *program_.book().schema.fact(entity, "name");
  for (std::int64_t code : program_.named_lists[static_cast<std::size_t>(list.detail)]) {
    const std::size_t before = named.size();
    for (const Row row : rows) {
      const auto name = records_.value(entity, fact, 0, row);
      if (name && *name == Rational(code)) named.emplace_back(row);
    }
    if (named.size() == before) named.emplace_back();
  }
  return named;
}

void RowExecutor::for_each_member(NodeId list, const std::vector<Member>& members, const std::function<void(std::size_t)>& visit) {
  const auto entity = static_cast<std::size_t>(program_.graph[list].index);
  const std::vector<NodeId>& order = program_.member_orders.at(list);
  const auto back = rows_[entity];
  std::vector<Cell> cells;
  for (NodeId id : order) cells.push_back(cells_[id.index]);
  for (std::size_t i = 0; i < members.size(); ++i) {
    rows_[entity] = members[i];
    run(order);
    visit(i);
  }
  rows_[entity] = back;
  for (std::size_t i = 0; i < order.size(); ++i) cells_[order[i].index] = cells[i];
}

Cell RowExecutor::over_members(NodeId id, const Node& node) {
  const auto all = members(node);
  if (!all) return unknown();
  const auto entity = static_cast<std::size_t>(node.index);
  const auto name = program_.book().schema.fact(entity, "name");
  std::vector<MemberCells> cells(all->size());
  for_each_member(id, *all, [&](std::size_t i) {
    cells[i].filter = cells_[node.inputs[0].index];
    cells[i].body = cells_[node.inputs[1].index];
    if (node.operation != Operation::list_split || !(*all)[i]) return;
    const Row row = *(*all)[i];
    const auto code = name ? records_.value(entity, *name, 0, row) : std::nullopt;
    cells[i].label = code ? records_.names().name(*code->as_int64()) : records_.table(entity).keys[row];
  });
  return fold_members(node, cells, node.inputs.size() > 2 ? cells_[node.inputs[2].index] : Cell{});
}

Cell RowExecutor::in_group(const Node& node) const {
  const Cell& key = cells_[node.inputs[0].index];
  const auto at = group_.find(node.constant);
  if (at == group_.end() || !key.known) return unknown(key.why);
  return known(key.value == at->second);
}

std::optional<std::vector<Rational>> RowExecutor::group_keys(NodeId groups) {
  const Node& node = program_.graph[groups];
  const auto all = members(node);
  if (!all) return std::nullopt;
  std::vector<Rational> keys;
  bool clear = true;
  for_each_member(groups, *all, [&](std::size_t) {
    const Cell& counts = cells_[node.inputs[0].index];
    const Cell& key = cells_[node.inputs[1].index];
    if (graph::is_false(counts)) return;
    clear = clear && counts.known && key.known;
    if (clear && std::find(keys.begin(), keys.end(), key.value) == keys.end()) keys.push_back(key.value);
  });
  return clear ? std::optional(std::move(keys)) : std::nullopt;
}

void RowExecutor::for_each_group(NodeId groups, const std::vector<Rational>& keys, const std::function<void(const Rational&)>& visit) {
  const std::vector<NodeId>& order = group_orders_.at(groups);
  const Rational number = program_.graph[groups].constant;
  std::vector<Cell> before;
  for (const NodeId id : order) before.push_back(cells_[id.index]);
  const auto outside = group_;
  for (const Rational& key : keys) {
    group_[number] = key;
    run(order);
    visit(key);
  }
  group_ = outside;
  for (std::size_t i = 0; i < order.size(); ++i) cells_[order[i].index] = before[i];
}

Cell RowExecutor::over_groups(NodeId id, const Node& node) {
  const auto keys = group_keys(id);
  if (!keys) return unknown();
  std::vector<MemberCells> cells;
  for_each_group(id, *keys, [&](const Rational&) { cells.push_back({cells_[node.inputs[2].index], cells_[node.inputs[3].index], ""}); });
  Node fold = node;
  fold.operation = static_cast<Operation>(static_cast<std::int64_t>(Operation::list_sum) + node.years_ago);
  return fold_members(fold, cells, Cell{});
}

}  // namespace duixian::evaluate
