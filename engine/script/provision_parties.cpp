// Who pays a provision's sum and who is paid, and in which parts.
#include <algorithm>

#include "base/nearest_name.h"
#include "script/arguments.h"
#include "script/handle.h"
#include "script/provision_reader.h"

namespace duixian::script {

using graph::Operation;

bool ProvisionReader::known_party(const std::string& party) {
  const auto& parties = builder_.book.declarations.parties;
  if (std::find(parties.begin(), parties.end(), party) != parties.end()) return true;
  const auto close = nearest(party, parties);
  mistake("unknown-party", {"“" + party + "”不是本政策声明的一方", "`" + party + "` is no party of this pack"},
          close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"在 [pack] parties 中声明它", "declare it in [pack] parties"});
  return false;
}

std::optional<graph::Funding> ProvisionReader::funding(const char* key) {
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

void ProvisionReader::split_funding(const SplitView& view, const char* key, graph::Funding& funding) {
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

void ProvisionReader::expression_funding(OutlineId id, const char* key, graph::Funding& funding) {
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

void ProvisionReader::instalments() {
  if (!field("instalments")) return;
  const int table = lua_gettop(state_);
  graph::InstalmentPlan plan;
  if (lua_istable(state_, table)) {
    only_names(state_, builder_, table, {"years", "from", "when", "parts", "cut"}, "instalments");
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
    const std::string cut = plain(table, "cut");
    plan.cut_is_carried = cut == "carried";
    if (cut != "carried" && cut != "lapses" && !cut.empty()) wrong_argument(state_, builder_, "instalments", "cut = \"lapses\" 或 \"carried\"", "cut = \"lapses\" or \"carried\"", "cut = \"carried\"");
  }
  lua_pop(state_, 1);
  if (plan.years.has_value() == (plan.parts.empty() && plan.terms.empty())) {
    provision_.instalments = std::move(plan);
    return;
  }
  wrong_argument(state_, builder_, "instalments", "years 或 parts 之一", "either `years` or `parts`", "instalments = { years = 3 }");
}

// Shares alone, or a table for each part where one has terms of its own.
void ProvisionReader::shares(int table, graph::InstalmentPlan& plan) {
  lua_getfield(state_, table, "parts");
  const int parts = lua_gettop(state_);
  if (lua_istable(state_, parts)) {
    bool of_their_own = false;
    for (lua_Integer i = 1; i <= static_cast<lua_Integer>(lua_rawlen(state_, parts)); ++i) {
      lua_rawgeti(state_, parts, i);
      of_their_own = of_their_own || lua_istable(state_, -1) || handle_at(state_, -1);
      lua_pop(state_, 1);
    }
    if (of_their_own) terms(parts, plan);
    else constant_shares(parts, plan);
  }
  lua_pop(state_, 1);
}

void ProvisionReader::constant_shares(int parts, graph::InstalmentPlan& plan) {
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

void ProvisionReader::terms(int parts, graph::InstalmentPlan& plan) {
  Rational total;
  std::size_t rest = 0;
  bool constant = true;
  const auto members = members_of(state_, builder_, parts, "parts");
  for (std::size_t i = 0; members && i < members->size; ++i) {
    push_member(state_, parts, *members, i);
    const auto term = one_term(lua_gettop(state_));
    lua_pop(state_, 1);
    if (!term) return;
    if (!term->share) ++rest;
    const graph::Node* share = term->share ? &builder_.book.graph[builder_.node(*term->share)] : nullptr;
    constant = constant && (!share || share->operation == Operation::constant);
    if (share) total = add(total, share->constant).value_or(total);
    plan.terms.push_back(*term);
  }
  const bool adds_up = !constant || (rest == 0 ? total == Rational(1) : rest == 1 && total < Rational(1));
  if (members && adds_up && rest <= 1) return;
  mistake("shares-not-one", {"instalments 的各期份额相加不是 100%，且至多一期可不写份额（取其余）", "the parts of `instalments` do not add up to 100%; and only one of them may leave its share out, to take the rest"}, {"改正各期份额", "correct the parts"});
}

// "40%", or { share = "40%", in_year = y, when = condition, at_most = ceiling }.
std::optional<graph::InstalmentTerms> ProvisionReader::one_term(int part) {
  graph::InstalmentTerms term;
  if (!lua_istable(state_, part)) {
    term.share = value_of_top();
  } else {
    only_names(state_, builder_, part, {"share", "in_year", "when", "at_most"}, "instalments");
    for (auto [key, into] : {std::pair{"share", &term.share}, {"in_year", &term.in_year}, {"when", &term.when}, {"at_most", &term.at_most}}) {
      lua_getfield(state_, part, key);
      if (!lua_isnil(state_, -1)) *into = value_of_top();
      lua_pop(state_, 1);
    }
  }
  const auto fits = [&](const std::optional<OutlineId>& id, const Type& type) {
    return !id || (!(*id == builder_.poison()) && builder_.type(*id).kind == type.kind && builder_.type(*id).unit == type.unit);
  };
  const Type money = provision_.pays ? builder_.type(*provision_.pays) : quantity_type(unit_of(builder_.book.declarations.currency));
  if (fits(term.share, quantity_type({})) && fits(term.in_year, quantity_type({})) && fits(term.when, truth_type()) && fits(term.at_most, money)) return term;
  wrong_argument(state_, builder_, "instalments", "每期份额（比率）、年份、条件和金额上限", "for each part a share (a rate), a year, a condition and a ceiling in money",
                 "parts = { \"40%\", { share = \"60%\", in_year = this_year + 1, when = project.accepted } }");
  return std::nullopt;
}

}  // namespace duixian::script
