#include "evaluate/explain.h"

#include <algorithm>
#include <set>
#include <utility>

#include "evaluate/value_of.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::Node;
using graph::Operation;
using graph::OutlineEntry;
using graph::OutlineId;

bool is_comparison(const std::string& word) {
  static const std::set<std::string> words{"at_least", "more_than", "at_most", "less_than", "between", "is"};
  return words.contains(word);
}

bool is_over_list(const std::string& word) {
  static const std::set<std::string> words{"sum", "count", "every", "any_of", "values", "list_split"};
  return words.contains(word);
}

std::optional<Rational> distance(const Rational& a, const Rational& b) {
  const auto difference = subtract(a, b);
  if (!difference || difference->sign() >= 0) return difference;
  return subtract(Rational(0), *difference);
}

// Names that stand beside a choice are called as the choice calls them: a constant, the names of one_of, the branches.
void call_by_label(const graph::Rulebook& book, const OutlineEntry& entry, Explanation& line) {
  if (entry.parts.empty()) return;
  const Type& type = book.graph[book.outline[entry.parts[0]].node].type;
  if (type.labels.empty()) return;
  const auto call = [&](Value& value) {
    if (const auto* name = std::get_if<std::string>(&value.is)) value.label = label_of(type, *name);
  };
  if ((entry.word == "is" || entry.word == "is_not") && line.parts.size() == 2) call(line.parts[1].value);
  if (auto* names = line.threshold ? std::get_if<ValueList>(&line.threshold->is) : nullptr; names && entry.word == "one_of") {
    for (Value& name : *names) call(name);
  }
  if (entry.word != "choose") return;
  for (Explanation& part : line.parts) {
    if (part.word == "branch" && part.title.empty()) part.title = label_of(type, part.name);
  }
}

Value list_of(const std::vector<std::string>& names) {
  ValueList list;
  for (const std::string& name : names) list.push_back({name, ""});
  return {std::move(list), ""};
}

}  // namespace

const Cell& Explainer::cell(const OutlineEntry& entry) const { return executor_.cell(bound_.nodes.at(entry.node.index)); }

// How the author counts what this entry stands for: the declared unit of the first fact or parameter in it.
std::string Explainer::written(OutlineId id) const {
  const auto& book = executor_.program().book();
  const OutlineEntry& entry = book.outline[id];
  const Node& node = book.graph[entry.node];
  if (node.operation == Operation::fact) {
    return book.schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)].written_unit;
  }
  if (node.operation == Operation::parameter) return book.declarations.parameters[static_cast<std::size_t>(node.index)].written_unit;
  static const std::set<std::string> keep{"add", "subtract", "capped", "not_below", "highest", "lowest", "years_ago", "rounded", "negate"};
  return keep.contains(entry.word) && !entry.parts.empty() ? written(entry.parts[0]) : std::string();
}

Explanation Explainer::explain(OutlineId id) {
  const Program& program = executor_.program();
  const OutlineEntry& entry = program.book().outline[id];
  Explanation line;
  name_line(*program.pack, entry, program.parameters, program.settings.as_of, line);
  if (!entry.list_handle) {
    const Cell& found = cell(entry);
    line.value = value_of(found, program.book().graph[entry.node].type, executor_.records().names(), written(id));
    if (!found.known && line.note.empty()) line.note = undefined_reason(found.why);
  }
  if (entry.word == "fact") fact(entry, line);
  if (entry.word == "parameter") parameter(entry, line);
  if (entry.word == "series") series(entry, line);
  if (entry.word == "discretion" || entry.word == "approval") decided(entry, line);
  if (!among_members_ && !entry.list_handle && entry.word != "constant") line.repeated = !explained_.emplace(entry.node, entry.word).second;
  if (is_over_list(entry.word) || (entry.word == "highest" && !entry.part_names.empty() && entry.part_names[0] == "list")) {
    list(entry, line);
    return line;
  }
  if (entry.word.starts_with("groups_")) {
    groups(entry, line);
    return line;
  }
  parts(entry, line);
  call_by_label(program.book(), entry, line);
  if (is_comparison(entry.word)) comparison(entry, line);
  if (entry.word == "tiers") table(entry, line);
  if (entry.word == "whole_steps" && line.parts.size() == 2) line.threshold = line.parts[1].value;
  if (entry.word == "rounded" && line.parts.size() == 2 && line.value.known()) {
    const Rounding rule = entry.name == "up" ? Rounding::up : entry.name == "down" ? Rounding::down : Rounding::half_up;
    line.rounding = RoundingStep{line.parts[0].value, line.value, line.parts[1].value, rule};
  }
  if (entry.word == "compute") {
    if (const auto* call = executor_.call(bound_.nodes.at(entry.node.index)); call && !call->refusal.empty()) line.note = call->refusal;
  }
  return line;
}

void Explainer::parts(const OutlineEntry& entry, Explanation& line) {
  const auto& book = executor_.program().book();
  if (entry.word == "reading") {
    const auto at = std::find_if(bound_.readings.begin(), bound_.readings.end(), [&](const auto& one) { return one.first == entry.name; });
    const std::string chosen = at == bound_.readings.end() ? "none" : at->second;
    const auto& declared = book.declarations.readings[static_cast<std::size_t>(book.graph[entry.node].index)];
    line.note = {"读法未定", "no reading has been chosen"};
    for (std::size_t i = 0; i < entry.part_names.size(); ++i) {
      if (entry.part_names[i] != chosen) continue;
      line.note = {"取 " + chosen + "：" + declared.choices[i].text.zh, chosen + " is taken: " + declared.choices[i].text.en};
      line.parts.push_back(explain(entry.parts[i]));
    }
    return;
  }
  // Only the branch taken matters; the others would distract.
  if (entry.word == "choose" && !entry.part_names.empty() && !entry.parts.empty()) {
    line.parts.push_back(aside(entry.parts[0]));
    const Cell selector = cell(book.outline[entry.parts[0]]);
    const bool truth = book.graph[book.outline[entry.parts[0]].node].type.kind == TypeKind::truth;
    std::string taken;
    if (selector.known) taken = truth ? (selector.value.sign() != 0 ? "yes" : "no") : executor_.records().names().name(*selector.value.as_int64());
    const auto branch = [&](const std::string& name) { return std::find(entry.part_names.begin() + 1, entry.part_names.end(), name); };
    auto at = branch(taken);
    if (selector.known && at == entry.part_names.end()) at = branch("otherwise");
    if (selector.known && at != entry.part_names.end()) {
      line.parts.push_back(explain(entry.parts[static_cast<std::size_t>(at - entry.part_names.begin())]));
    } else {
      for (std::size_t i = 1; i < entry.parts.size(); ++i) line.parts.push_back(explain(entry.parts[i]));
    }
    return;
  }
  for (OutlineId part : entry.parts) line.parts.push_back(entry.word == "none" ? aside(part) : explain(part));
  if (entry.word != "one_of") return;
  const Node& bound = executor_.program().graph[bound_.nodes.at(entry.node.index)];
  line.threshold = list_of(bound.operation == Operation::one_of ? bound.names : entry.part_names);
}

// What is asked, and not striven for: that it fails is no shortfall.
Explanation Explainer::aside(OutlineId id) {
  const bool before = std::exchange(reaching_, false);
  Explanation line = explain(id);
  reaching_ = before;
  return line;
}

void Explainer::fact(const OutlineEntry& entry, Explanation& line) {
  const auto& records = executor_.records();
  const auto& book = executor_.program().book();
  const Node& node = book.graph[entry.node];
  const auto entity = static_cast<std::size_t>(node.index), number = static_cast<std::size_t>(node.detail);
  const FactSchema& declared = book.schema.entities[entity].facts[number];
  const int year = declared.yearly ? executor_.year() - static_cast<int>(node.years_ago) : 0;
  if (declared.yearly) line.year = year;
  const auto row = executor_.row(entity);
  if (!row) {
    line.note = {"没有这一成员的记录", "there is no record of this member"};
    return;
  }
  const Place place = records.place(entity, number, year, *row);
  const columns::Flaw* flaw = records.flaw(entity, number, year, *row);
  if (flaw) {
    line.place = flaw->place;
    line.note = flaw->why;
  } else if (records.value(entity, number, year, *row)) {
    if (place.row > 0) line.place = place;
  } else if (line.value.known() && !declared.history.empty() && records.dossier.history_given) {
    paid_before(declared, entity, line);
  } else if (line.value.known() && declared.missing) {
    line.note = {"未提供；按声明取值：" + declared.missing->why, "not given; taken as declared: " + declared.missing->why};
  } else if (const auto rule = book.computed_facts.find({entity, number}); rule != book.computed_facts.end() && node.years_ago == 0) {
    line.note = {"记录中没有，由其他条款算出", "not in the records: computed from other provisions"};
    // Once: rules that build on each other would be spelled out twice as often at every step.
    if (computed_.emplace(rule->second, *row).second) line.parts.push_back(explain(rule->second));
  } else {
    line.note = {"记录中没有", "not in the records"};
  }
}

// A value taken from what was paid before, and the line of the history that it comes from.
void Explainer::paid_before(const FactSchema& declared, std::size_t entity, Explanation& line) {
  const PastAward* highest = nullptr;
  for (const PastAward* past : executor_.paid_to(executor_.subject_key(entity))) {
    const bool counts = past->provision == declared.history && past->year < executor_.year();
    if (counts && (!highest || past->amount.minor > highest->amount.minor)) highest = past;
  }
  if (!highest) {
    line.note = {"兑现历史中没有记载", "the history lists no payment"};
    return;
  }
  if (highest->place.row > 0) line.place = highest->place;
  const std::string year = std::to_string(highest->year), document = highest->document.empty() ? "" : " " + highest->document;
  line.note = {"据兑现历史：" + year + " 年" + document, "from the history: " + year + document};
}

// Which day's value of a series was taken.
void Explainer::series(const OutlineEntry& entry, Explanation& line) {
  const Node& node = executor_.program().graph[bound_.nodes.at(entry.node.index)];
  if (node.operation != Operation::series_on) return;
  const SeriesPoint* point = executor_.series_point(node);
  if (!point) return;
  if (point->place.row > 0) line.place = point->place;
  line.note = {to_text(point->date) + " 的值", "the value of " + to_text(point->date)};
}

void Explainer::parameter(const OutlineEntry&, Explanation& line) {
  if (line.value.known() && line.from && *line.from <= Date{-1'000'000}) {
    line.from.reset();
    line.note = {"本次运行指定的值", "the value set for this run"};
  }
}

void Explainer::comparison(const OutlineEntry& entry, Explanation& line) {
  if (line.parts.size() < 2) return;
  const auto& book = executor_.program().book();
  line.threshold = line.parts[1].value;
  if (entry.word == "between") line.threshold = Value{ValueList{line.parts[1].value, line.parts[2].value}, ""};
  const bool fails = line.value.known() && !std::get<bool>(line.value.is);
  const Type& type = book.graph[book.outline[entry.parts[0]].node].type;
  if (!fails || !reaching_ || type.kind != TypeKind::quantity || entry.word == "is") return;
  const Cell& found = cell(book.outline[entry.parts[0]]);
  const Cell& low = cell(book.outline[entry.parts[1]]);
  const Cell& line_cell = entry.word == "between" && found.value > low.value ? cell(book.outline[entry.parts[2]]) : low;
  if (!found.known || !line_cell.known || found.list || line_cell.list) return;
  if (const auto miss = distance(found.value, line_cell.value)) line.shortfall = value_of(graph::known(*miss), type, executor_.records().names(), line.parts[0].value.written);
}

// The tier just above, what it needs and what it would bring; and the lowest line where none is reached.
void Explainer::table(const OutlineEntry& entry, Explanation& line) {
  const Program& program = executor_.program();
  const Node& node = program.graph[bound_.nodes.at(entry.node.index)];
  if (node.operation != Operation::tiers || entry.parts.empty()) return;
  const Cell& found = cell(program.book().outline[entry.parts[0]]);
  if (!found.known) return;
  const Type& type = program.book().graph[program.book().outline[entry.parts[0]].node].type;
  const auto& names = executor_.records().names();
  const std::string counted = line.parts[0].value.written;
  const Cell& now = executor_.cell(bound_.nodes.at(entry.node.index));
  for (const graph::TierRow& row : node.table) {
    if (row.strict ? found.value > row.bound : found.value >= row.bound) continue;
    const auto needs = subtract(row.bound, found.value), more = now.known ? subtract(row.gives, now.value) : std::nullopt;
    if (needs && more && reaching_) {
      line.next = NextTier{value_of(graph::known(*needs), type, names, counted), value_of(graph::known(row.bound), type, names, ""),
                           value_of(graph::known(*more), node.type, names, "")};
    }
    break;
  }
  if (!node.table.empty()) line.threshold = value_of(graph::known(node.table[0].bound), type, names, "");
}

void Explainer::list(const OutlineEntry& entry, Explanation& line) {
  const Program& program = executor_.program();
  graph::NodeId id = bound_.nodes.at(entry.node.index);
  if (program.graph[id].operation == Operation::agree) id = program.graph[id].inputs[0];
  const Node& node = program.graph[id];
  line.parts.push_back(explain(entry.parts[0]));
  if (!graph::is_over_members(node.operation)) return;  // named by a parameter that is not known
  const auto members = executor_.members(node);
  if (!members) {
    line.note = {"没有提供这份清单", "this list was not given"};
    return;
  }
  const auto entity = static_cast<std::size_t>(node.index);
  const EntitySchema& schema = program.book().schema.entities[entity];
  if (members->empty() && schema.missing) line.note = {"没有成员；按声明：" + schema.missing->why, "no members; as declared: " + schema.missing->why};
  std::size_t shown = 0;
  const bool before = std::exchange(among_members_, true);
  executor_.for_each_member(id, *members, [&](std::size_t i) {
    if (in_another_group(entry) || ++shown > maximum_members_shown) return;
    Explanation member;
    member.word = "member";
    if ((*members)[i]) member.name = executor_.records().table(entity).keys[*(*members)[i]];
    member.title = schema.title;
    for (std::size_t part = 1; part < entry.parts.size(); ++part) {
      const bool left_out = member.parts.size() == 1 && member.value == Value{false};  // its condition fails: nothing else is asked
      if (left_out || (entry.part_names[part] != "where" && entry.part_names[part] != "of")) continue;
      member.parts.push_back(explain(entry.parts[part]));
      member.value = member.parts.back().value;
    }
    line.parts.push_back(std::move(member));
  });
  among_members_ = before;
  if (shown > maximum_members_shown) {
    const std::string more = std::to_string(shown - maximum_members_shown);
    line.note = {"另有 " + more + " 个成员未列出", more + " more members are not listed"};
  }
  if (entry.part_names.back() == "whole") line.parts.push_back(explain(entry.parts.back()));
}

void Explainer::decided(const OutlineEntry& entry, Explanation& line) {
  const Program& program = executor_.program();
  const Node& node = program.graph[bound_.nodes.at(entry.node.index)];
  if (node.operation == Operation::approval) {
    const Approval* filed = executor_.approval(static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail));
    if (!filed) {
      line.note = {"尚无批准记录", "no approval is on file"};
      return;
    }
    if (filed->place.row > 0) line.place = filed->place;
    const std::string document = filed->document.empty() ? "" : " " + filed->document;
    line.note = filed->granted ? Message{"已批准 " + filed->authority + document, "approved by " + filed->authority + document}
                               : Message{"未获批准 " + filed->authority + document, "refused by " + filed->authority + document};
    return;
  }
  if (node.operation != Operation::discretion) return;
  const OwnedDiscretion owned{static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)};
  const auto& declared = program.book().declarations.discretions[owned.discretion];
  const auto& names = executor_.records().names();
  line.threshold = Value{ValueList{value_of(graph::known(declared.lowest), declared.type, names, declared.written_unit),
                                   value_of(graph::known(declared.highest), declared.type, names, declared.written_unit)}, ""};
  const Ruling* ruling = executor_.ruling(owned);
  if (!ruling) {
    line.value = Value{};
    line.note = {"尚未裁定", "not yet decided"};
    return;
  }
  if (ruling->place.row > 0) line.place = ruling->place;
  line.note = {"裁定：" + ruling->authority + " " + ruling->document, "decided by " + ruling->authority + " " + ruling->document};
}

namespace {

// The rows of a table as a rule prints them: "≥ 5亿元" to what it gives.
Value rows_of(const std::vector<graph::TierRow>& rows, const Type& bound, const Type& gives, const std::string& written) {
  const columns::Names names;
  ValueMap map;
  for (const graph::TierRow& row : rows) {
    const std::string from = (row.strict ? "> " : "≥ ") + to_text(Quantity{row.bound, bound.unit});
    map.emplace_back(from, is_name(gives) ? Value{row.name} : value_of(graph::known(row.gives), gives, names, written));
  }
  return {std::move(map), ""};
}

// The branches of a parameter, each with what it gives.
void put_branches(const graph::ParameterValue& value, const graph::Parameter& parameter, Explanation& line) {
  const columns::Names names;
  const auto put = [&](const std::string& name, Value gives) {
    Explanation branch;
    branch.word = "branch";
    branch.name = name;
    if (name == "otherwise") branch.title = {"其他", "otherwise"};
    branch.value = std::move(gives);
    line.parts.push_back(std::move(branch));
  };
  for (const auto& [name, amount] : value.by) put(name, value_of(graph::known(amount), parameter.type, names, parameter.written_unit));
  for (const auto& [name, text] : value.named) put(name, Value{text});
}

// What a rule is printed with.
struct Printing {
  const packs::Pack& pack;
  const std::vector<graph::Parameter>& parameters;
  Date day;
  const BoundProvision* bound = nullptr;  // of a run: its choices of readings
};

// What the rule itself fixes: constants, parameters in force, the rows of tables.
void fixed_value(const Printing& printing, const OutlineEntry& entry, Explanation& line) {
  const auto& book = *printing.pack.book;
  const Node& node = book.graph[entry.node];
  const columns::Names names;
  if (entry.word == "constant") line.value = node.names.empty() ? value_of(graph::known(node.constant), node.type, names) : Value{node.names[0]};
  const bool tabled = entry.word == "tiers" || entry.word == "slices";
  if (tabled && node.index < 0) line.value = rows_of(node.table, book.graph[node.inputs[0]].type, node.type, "");
  if (entry.word == "one_of" && entry.name.empty()) line.threshold = list_of(entry.part_names);
  const bool named = entry.word == "parameter" || ((tabled || entry.word == "choose" || entry.word == "one_of") && !entry.name.empty());
  if (!named || node.index < 0) return;
  const auto& parameter = printing.parameters[static_cast<std::size_t>(node.index)];
  const auto* value = in_force(parameter, printing.day);
  if (!value || !value->damaged.empty()) return;
  if (entry.word == "one_of") line.threshold = list_of(value->names);
  if (tabled) line.value = rows_of(value->rows, parameter.bound, parameter.type, parameter.written_unit);
  if (entry.word == "choose") put_branches(*value, parameter, line);
  if (entry.word != "parameter") return;
  if (is_name(parameter.type)) line.value = Value{value->text, "", label_of(parameter.type, value->text)};
  else line.value = value_of(graph::known(value->amount), parameter.type, names, parameter.written_unit);
}

// The list of an operation with its condition as one: "担保明细 where ...".
void filter_the_list(const OutlineEntry& entry, Explanation& line) {
  const auto where = std::ranges::find(entry.part_names, "where");
  if (where == entry.part_names.begin() || where == entry.part_names.end()) return;
  const auto at = static_cast<std::ptrdiff_t>(where - entry.part_names.begin());
  Explanation filtered;
  filtered.word = "where";
  filtered.parts = {std::move(line.parts[0]), std::move(line.parts[static_cast<std::size_t>(at)])};
  line.parts[0] = std::move(filtered);
  line.parts.erase(line.parts.begin() + at);
}

Message branch_title(const graph::Rulebook& book, const OutlineEntry& entry, const std::string& name) {
  if (name == "otherwise") return {"其他", "otherwise"};
  if (entry.word == "split" || entry.word == "part") {
    const auto party = static_cast<std::size_t>(std::ranges::find(book.declarations.parties, name) - book.declarations.parties.begin());
    return party < book.declarations.party_titles.size() ? book.declarations.party_titles[party] : Message{};
  }
  const bool condition = entry.word == "choose" && book.graph[book.outline[entry.parts[0]].node].type.kind == TypeKind::truth;
  if (condition) return name == "yes" ? Message{"是", "yes"} : Message{"否", "no"};
  if (entry.word != "reading") return {};
  const auto& choices = book.declarations.readings[static_cast<std::size_t>(book.graph[entry.node].index)].choices;
  const auto at = std::find_if(choices.begin(), choices.end(), [&](const auto& one) { return one.name == name; });
  return at == choices.end() ? Message{} : Message{name + "：" + at->text.zh, name + ": " + at->text.en};
}

// The one that a run has taken.
std::optional<OutlineId> chosen_reading(const Printing& printing, const OutlineEntry& entry) {
  if (!printing.bound || entry.word != "reading") return std::nullopt;
  const auto chosen = std::ranges::find(printing.bound->readings, entry.name, &std::pair<std::string, std::string>::first);
  if (chosen == printing.bound->readings.end()) return std::nullopt;
  const auto at = std::ranges::find(entry.part_names, chosen->second);
  return at == entry.part_names.end() ? std::nullopt : std::optional(entry.parts[static_cast<std::size_t>(at - entry.part_names.begin())]);
}

Explanation printed(const Printing& printing, OutlineId id) {
  const packs::Pack& pack = printing.pack;
  const OutlineEntry& entry = pack.book->outline[id];
  Explanation line;
  name_line(pack, entry, printing.parameters, printing.day, line);
  if (const auto chosen = chosen_reading(printing, entry)) {
    line.parts.push_back(printed(printing, *chosen));
    return line;
  }
  for (OutlineId part : entry.parts) line.parts.push_back(printed(printing, part));
  filter_the_list(entry, line);
  fixed_value(printing, entry, line);
  const bool branches = entry.word == "choose" || entry.word == "reading" || entry.word == "which" || entry.word == "split" || entry.word == "part" || entry.word == "first_that";
  for (std::size_t i = 0; branches && i < line.parts.size() && i < entry.part_names.size(); ++i) {
    if (entry.part_names[i] == "selector" || entry.part_names[i] == "whole") continue;
    Explanation branch;
    branch.word = "branch";
    branch.name = entry.part_names[i];
    branch.title = branch_title(*pack.book, entry, branch.name);
    branch.parts.push_back(std::move(line.parts[i]));
    line.parts[i] = std::move(branch);
  }
  call_by_label(*pack.book, entry, line);
  return line;
}

}  // namespace

Explanation Explainer::rule(const packs::Pack& pack, OutlineId id, Date day) { return printed({pack, pack.book->declarations.parameters, day, nullptr}, id); }

Explanation Explainer::rule(const Program& program, const BoundProvision& bound, OutlineId id) {
  return printed({*program.pack, program.parameters, program.settings.as_of, &bound}, id);
}

}  // namespace duixian::evaluate
