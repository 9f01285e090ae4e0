// provision "13-1" { ... }: reads its keys, each by its own rule, and adds it to the rulebook.
#include <algorithm>
#include <array>

#include "base/nearest_name.h"
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::NodeId;
using graph::Operation;
using graph::Provision;

constexpr std::array<std::string_view, 18> keys{"title", "cite", "kind", "subject", "applies", "when", "checks", "pays", "gives",
                                                "approval", "once", "matter", "funded_by", "paid_to", "instalments", "figures",
                                                "reads", "note"};

constexpr std::array<std::pair<std::string_view, ProvisionKind>, 9> kinds{{
    {"award", ProvisionKind::award}, {"subsidy", ProvisionKind::subsidy}, {"rebate", ProvisionKind::rebate},
    {"relief", ProvisionKind::relief}, {"share", ProvisionKind::share}, {"right", ProvisionKind::right},
    {"class", ProvisionKind::classification}, {"target", ProvisionKind::target}, {"duty", ProvisionKind::duty}}};

// Reads the keys of one provision from the table at stack index 2.
class ProvisionReader {
 public:
  ProvisionReader(lua_State* state, Builder& builder) : state_(state), builder_(builder) {}

  void read() {
    provision_.id = builder_.provision;
    provision_.file = builder_.file;
    provision_.line = current_line(state_);
    if (!unknown_keys()) return;
    title();
    cite();
    kind();
    subject();
    reads();
    provision_.applies = condition("applies");
    provision_.when = condition("when");
    provision_.approval = condition("approval");
    checks();
    pays();
    gives();
    once();
    provision_.matter = text("matter").value_or("");
    provision_.funded_by = funding("funded_by");
    provision_.paid_to = funding("paid_to");
    instalments();
    figures();
    keep();
  }

 private:
  // Pushes the key's value; false (and nothing pushed) where it is absent.
  bool field(const char* key) {
    lua_getfield(state_, 2, key);
    if (!lua_isnil(state_, -1)) return true;
    lua_pop(state_, 1);
    return false;
  }

  void mistake(const char* code, Message what, Message remedy) { builder_.report(state_, code, std::move(what), std::move(remedy)); }

  bool unknown_keys() {
    const auto members = members_of(state_, builder_, 2, "provision");
    if (!members) return false;
    for (const std::string& name : members->names) {
      if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
      const auto close = nearest(name, {keys.begin(), keys.end()});
      mistake("unknown-key", {"条款没有“" + name + "”这一项", "a provision has no key `" + name + "`"},
              close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"删去它，见语言参考", "delete it; see the language reference"});
    }
    return true;
  }

  std::optional<Message> message_at(int index) {
    if (is_text(state_, index)) return Message{text_at(state_, index), text_at(state_, index)};
    if (!lua_istable(state_, index)) return std::nullopt;
    Message message;
    for (auto [name, half] : {std::pair{"zh", &message.zh}, std::pair{"en", &message.en}}) {
      lua_getfield(state_, index, name);
      if (is_text(state_, -1)) *half = text_at(state_, lua_gettop(state_));
      lua_pop(state_, 1);
    }
    if (message.zh.empty()) message.zh = message.en;
    if (message.en.empty()) message.en = message.zh;
    if (message.empty()) return std::nullopt;
    return message;
  }

  void title() {
    std::optional<Message> found;
    if (field("title")) {
      found = message_at(lua_gettop(state_));
      lua_pop(state_, 1);
    }
    if (found) {
      provision_.title = *found;
    } else {
      mistake("no-title", {"条款没有 title", "the provision has no title"}, {"写 title = { zh = \"…\", en = \"…\" }", "write title = { zh = \"...\", en = \"...\" }"});
    }
  }

  std::string plain(int table, const char* key) {
    lua_getfield(state_, table, key);
    std::string text;
    if (lua_isinteger(state_, -1)) text = std::to_string(lua_tointeger(state_, -1));
    if (is_text(state_, -1)) text = text_at(state_, lua_gettop(state_));
    lua_pop(state_, 1);
    return text;
  }

  // One text for both languages, or { zh, en }.
  Message said(int table, const char* key) {
    lua_getfield(state_, table, key);
    const auto words = message_at(lua_gettop(state_));
    lua_pop(state_, 1);
    return words ? *words : Message{plain(table, key), plain(table, key)};
  }

  void cite() {
    if (field("cite")) {
      if (lua_istable(state_, -1)) {
        const int table = lua_gettop(state_);
        provision_.cite = {said(table, "document"), said(table, "article"), plain(table, "paragraph")};
      }
      lua_pop(state_, 1);
    }
    if (!provision_.cite.article.empty()) return;
    mistake("no-citation", {"条款没有引注（cite）", "the provision has no citation"}, {"写 cite = { article = 13, paragraph = 1 }", "write cite = { article = 13, paragraph = 1 }"});
  }

  void kind() {
    const std::string name = text("kind").value_or("");
    for (const auto& [word, kind] : kinds) {
      if (word == name) {
        provision_.kind = kind;
        return;
      }
    }
    std::vector<std::string> known;
    for (const auto& [word, kind] : kinds) known.emplace_back(word);
    const auto close = nearest(name, known);
    mistake("unknown-kind", {"条款种类（kind）“" + name + "”不存在", "there is no kind `" + name + "`"},
            close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"}
                  : Message{"可选 award subsidy rebate relief share right class target duty", "it is one of award subsidy rebate relief share right class target duty"});
  }

  void subject() {
    if (field("subject")) {
      const Handle* handle = handle_at(state_, -1);
      const bool entity = handle && handle->kind == HandleKind::entity;
      if (entity) provision_.subject = handle->index;
      lua_pop(state_, 1);
      if (entity) return;
    }
    mistake("no-subject", {"条款没有主体（subject）", "the provision has no subject"}, {"写 subject = 实体名，例如 subject = park", "write subject = ENTITY, such as subject = park"});
    broken_ = true;
  }

  void reads() {
    if (!field("reads")) return;
    const int table = lua_gettop(state_);
    if (const auto members = members_of(state_, builder_, table, "reads")) reads_ = *values_of(state_, builder_, table, *members);
    lua_pop(state_, 1);
    if (builder_.poisoned(reads_)) broken_ = true;
  }

  // A value must be one of the subject or of what the subject belongs to.
  bool fits_subject(OutlineId id) {
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

  OutlineId value_of_top(const Type* beside = nullptr) {
    const Handle* handle = handle_at(state_, -1);
    const OutlineId id = handle && handle->kind == HandleKind::compute ? computed(handle->index) : value_at(state_, builder_, lua_gettop(state_), beside);
    fits_subject(id);
    return id;
  }

  OutlineId computed(std::uint32_t number) {
    if (builder_.poisoned(reads_)) return builder_.poison();
    graph::Node node;
    node.operation = Operation::compute;
    node.type = compute_type_;
    node.index = number;
    for (OutlineId read : reads_) {
      node.inputs.push_back(builder_.node(read));
      node.names.push_back(builder_.book.outline[read].name);
    }
    return builder_.put(state_, "compute", std::to_string(number), reads_, builder_.book.graph.add(std::move(node)));
  }

  std::optional<OutlineId> condition(const char* key) {
    if (!field(key)) return std::nullopt;
    compute_type_ = truth_type();
    const OutlineId id = value_of_top();
    lua_pop(state_, 1);
    if (id == builder_.poison()) return std::nullopt;
    if (builder_.type(id).kind == TypeKind::truth) return id;
    const Message have = graph::describe(builder_.type(id));
    mistake("type-mismatch", {std::string(key) + " 需要条件，这里是" + have.zh, std::string("`") + key + "` takes a condition, and this is " + have.en},
            {"用 :at_least、:is 等写成条件", "make it one with :at_least, :is and the like"});
    return std::nullopt;
  }

  void checks() {
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

  void one_check() {
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

  void pays() {
    if (!field("pays")) return;
    const Handle* handle = handle_at(state_, -1);
    if (handle && handle->kind == HandleKind::not_stated) {
      provision_.amount_not_stated = true;
      lua_pop(state_, 1);
      return;
    }
    compute_type_ = quantity_type(unit_of(builder_.book.declarations.currency));
    const OutlineId id = value_of_top();
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

  void gives() {
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

  void rows_of_gives(int table, graph::GivenResult& result) {
    const auto members = members_of(state_, builder_, table, "gives");
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

  void once() {
    const auto word = text("once");
    if (!word) return;
    if (*word == "ever") {
      provision_.once = graph::Once::ever;
    } else if (*word == "per tier") {
      provision_.once = graph::Once::per_tier;
    } else {
      mistake("wrong-argument", {"once 是 \"ever\" 或 \"per tier\"", "`once` is \"ever\" or \"per tier\""}, {"选其一，或删去", "choose one, or leave it out"});
    }
  }

  std::optional<std::string> text(const char* key) {
    if (!field(key)) return std::nullopt;
    std::optional<std::string> found;
    if (is_text(state_, -1)) found = text_at(state_, lua_gettop(state_));
    lua_pop(state_, 1);
    if (!found) mistake("wrong-argument", {std::string(key) + " 需要文字", std::string("`") + key + "` takes a text"}, {"用引号写", "write it in quotes"});
    return found;
  }

  bool known_party(const std::string& party) {
    const auto& parties = builder_.book.declarations.parties;
    if (std::find(parties.begin(), parties.end(), party) != parties.end()) return true;
    const auto close = nearest(party, parties);
    mistake("unknown-party", {"“" + party + "”不是本政策声明的一方", "`" + party + "` is no party of this pack"},
            close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"在 [pack] parties 中声明它", "declare it in [pack] parties"});
    return false;
  }

  std::optional<graph::Funding> funding(const char* key) {
    if (!field(key)) return std::nullopt;
    const int index = lua_gettop(state_);
    graph::Funding funding;
    const Handle* handle = handle_at(state_, index);
    if (is_text(state_, index)) {
      if (known_party(text_at(state_, index))) funding.parties.push_back(text_at(state_, index));
    } else if (handle && handle->kind == HandleKind::split) {
      split_funding(builder_.splits[handle->index], key, funding);
    } else if (lua_istable(state_, index)) {
      if (const auto names = names_of(state_, builder_, index, key)) {
        for (const std::string& party : names->names) {
          if (known_party(party)) funding.parties.push_back(party);
        }
      }
    } else {
      const OutlineId id = value_of_top();
      if (!(id == builder_.poison())) expression_funding(id, key, funding);
    }
    lua_pop(state_, 1);
    return funding;
  }

  void split_funding(const SplitView& view, const char* key, graph::Funding& funding) {
    const bool same = provision_.pays && builder_.node(view.sum) == builder_.node(*provision_.pays);
    if (!same && provision_.pays) {
      mistake("split-of-other", {std::string(key) + " 分的不是 pays 的那个金额", std::string("`") + key + "` splits another sum than the one under `pays`"},
              {"把 pays 的算式存成 local，split 与 pays 用同一个", "keep the sum in a local and give the same one to split and to pays"});
    }
    for (OutlineId part : view.parts) fits_subject(part);
    funding.parties = view.parties;
    funding.parts = view.parts;
    funding.split = view.outline;
  }

  void expression_funding(OutlineId id, const char* key, graph::Funding& funding) {
    const graph::Node& node = builder_.book.graph[builder_.node(id)];
    if (node.operation == Operation::list_split) {
      funding.list_split = id;
    } else if (is_name(node.type)) {
      funding.choice = id;
    } else {
      const Message have = graph::describe(node.type);
      mistake("type-mismatch", {std::string(key) + " 需要一方、选项或 split，这里是" + have.zh, std::string("`") + key + "` takes a party, a choice or a split, and this is " + have.en},
              {"写一方的名字，或 split(金额, { … })", "write a party's name, or split(sum, { ... })"});
    }
  }

  void instalments() {
    if (!field("instalments")) return;
    const int table = lua_gettop(state_);
    graph::InstalmentPlan plan;
    if (lua_istable(state_, table)) {
      const auto expression = [&](const char* key) -> std::optional<OutlineId> {
        lua_getfield(state_, table, key);
        std::optional<OutlineId> id;
        if (!lua_isnil(state_, -1)) id = value_of_top();
        lua_pop(state_, 1);
        return id && !(*id == builder_.poison()) ? id : std::nullopt;
      };
      plan.years = expression("years");
      plan.from = expression("from");
      plan.when = expression("when");
      shares(table, plan);
    }
    lua_pop(state_, 1);
    if (plan.years.has_value() == plan.parts.empty()) {
      provision_.instalments = std::move(plan);
      return;
    }
    wrong_argument(state_, builder_, "instalments", "years 或 parts 之一", "either `years` or `parts`", "instalments = { years = 3 }");
  }

  void shares(int table, graph::InstalmentPlan& plan) {
    lua_getfield(state_, table, "parts");
    const int parts = lua_gettop(state_);
    if (lua_istable(state_, parts)) {
      Rational total;
      const auto members = members_of(state_, builder_, parts, "parts");
      const auto values = members ? values_of(state_, builder_, parts, *members) : std::nullopt;
      for (std::size_t i = 0; values && i < values->size(); ++i) {
        const graph::Node& node = builder_.book.graph[builder_.node((*values)[i])];
        if (node.operation == Operation::constant && node.type == quantity_type({})) plan.parts.push_back(node.constant);
        total = add(total, node.constant).value_or(total);
      }
      if (!values || plan.parts.size() != values->size() || total != Rational(1)) {
        mistake("shares-not-one", {"instalments 的各期份额相加不是 100%", "the parts of `instalments` do not add up to 100%"}, {"改正各期份额", "correct the parts"});
      }
    }
    lua_pop(state_, 1);
  }

  void figures() {
    if (!field("figures")) return;
    const int table = lua_gettop(state_);
    const auto members = members_of(state_, builder_, table, "figures");
    if (members && !members->by_name && members->size > 0) {
      wrong_argument(state_, builder_, "figures", "按名字写的数", "values by name", "figures = { growth = g }");
    }
    for (std::size_t i = 0; members && members->by_name && i < members->size; ++i) {
      push_member(state_, table, *members, i);
      const OutlineId id = value_of_top();
      lua_pop(state_, 1);
      if (!(id == builder_.poison())) provision_.figures.emplace_back(members->names[i], id);
    }
    lua_pop(state_, 1);
  }

  void keep() {
    auto& provisions = builder_.book.provisions;
    const auto twice = builder_.book.provision(provision_.id);
    if (twice) {
      const Provision& first = provisions[*twice];
      const std::string where = builder_.book.files[static_cast<std::size_t>(first.file)] + ":" + std::to_string(first.line);
      mistake("defined-twice", {"条款“" + provision_.id + "”定义了两次，先前在 " + where, "provision \"" + provision_.id + "\" is defined twice, first at " + where},
              {"给其中一个换个编号", "give one of them another id"});
      return;
    }
    if (!broken_) provisions.push_back(std::move(provision_));
  }

  lua_State* state_;
  Builder& builder_;
  Provision provision_;
  std::vector<OutlineId> reads_;
  Type compute_type_;
  bool broken_ = false;
};

int provision(lua_State* state, Builder& builder) {
  if (!is_text(state, 1)) {
    wrong_argument(state, builder, "provision", "编号，写成文字", "its id, as a text", "provision \"13-1\" { ... }");
    return push(state, builder.poison()), 1;
  }
  builder.provision = text_at(state, 1);
  push(state, HandleKind::provision, 0);
  return 1;
}

int decision(lua_State* state, Builder& builder) {
  if (!is_text(state, 1)) {
    wrong_argument(state, builder, "decision", "条款编号，写成文字", "a provision's id, as a text", "decision \"10-3\".amount");
    return push(state, builder.poison()), 1;
  }
  // The provision may come later: its name is kept, and looked up when all scripts have run.
  builder.book.named_lists.push_back({text_at(state, 1)});
  push(state, HandleKind::decision, static_cast<std::uint32_t>(builder.book.named_lists.size() - 1));
  return 1;
}

int compute(lua_State* state, Builder& builder) {
  if (!lua_isfunction(state, 1)) {
    wrong_argument(state, builder, "compute", "一个函数", "a function", "compute(function(e) return e.cost * \"50%\" end)");
    return push(state, builder.poison()), 1;
  }
  lua_pushvalue(state, 1);
  builder.functions.push_back(luaL_ref(state, LUA_REGISTRYINDEX));
  push(state, HandleKind::compute, static_cast<std::uint32_t>(builder.functions.size() - 1));
  return 1;
}

}  // namespace

int finish_provision(lua_State* state, Builder& builder) {
  if (lua_istable(state, 2)) {
    ProvisionReader(state, builder).read();
  } else {
    wrong_argument(state, builder, "provision", "花括号里的各项", "its keys in braces", "provision \"13-1\" { ... }");
  }
  builder.provision.clear();
  return 0;
}

const std::vector<NamedWord>& provision_words() {
  static const std::vector<NamedWord> words{
      {"provision", lua_word<provision>}, {"decision", lua_word<decision>}, {"compute", lua_word<compute>}};
  return words;
}

}  // namespace duixian::script
