// Why amounts differ between two recorded runs.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "doors/recorded_changes.h"
#include "doors/report_lines.h"
#include "doors/single_changes.h"
#include "duixian/doors/ledger.h"
#include "ledger/trouble.h"
#include "report/amount_text.h"
#include "report/outcome_text.h"

namespace duixian::ledger {

namespace {

using Json = nlohmann::ordered_json;

std::string result_text(const std::optional<Decision>& decision, Language language) {
  if (!decision) return "—";
  std::string text = report::outcome_text(decision->outcome, decision->kind, language);
  if (decision->amount) text += " " + to_yuan(*decision->amount);
  else if (decision->lowest && decision->highest) text += " " + to_yuan(*decision->lowest) + "–" + to_yuan(*decision->highest);
  return text;
}

// With what became of it, where the run was settled.
std::string result_text(const std::optional<Decision>& decision, const std::optional<SettledClaim>& settled, Language language) {
  const std::string text = result_text(decision, language);
  if (!settled) return text;
  const bool chinese = language == Language::chinese;
  if (settled->held) return text + (chinese ? "（暂缓）" : " (held back)");
  return text + (chinese ? "（兑付 " : " (paid ") + to_yuan(settled->paid) + (chinese ? "）" : ")");
}

// Tries each cause alone on the older run.
void try_alone(std::vector<Change>& changes, SingleChanges& single) {
  for (Change& change : changes) {
    if (!change.before) continue;
    for (Cause& cause : change.causes) {
      if (cause.kind == "engine" || cause.kind == "settlement") continue;
      if (cause.fact) cause.alone = single.with(*cause.fact, change.key, change.provision);
      if (!cause.alone) cause.alone = single.with(cause.kind, change.key, change.provision);
    }
  }
}

// A change elsewhere that alone moves nothing is no cause, unless there is no other.
void drop_what_moves_nothing(Change& change) {
  const auto idle = [&](const Cause& cause) { return cause.indirect && (!change.before || (cause.alone && !cause.moves(*change.before))); };
  if (std::all_of(change.causes.begin(), change.causes.end(), idle)) return;
  std::erase_if(change.causes, idle);
}

struct KindName {
  const char *kind, *zh;
};
constexpr KindName kind_names[] = {{"facts", "事实"}, {"parameter", "参数"}, {"reading", "读法"}, {"discretion", "裁定"}, {"day", "日期"}, {"pack text", "政策包文本"}, {"engine", "引擎"}, {"settlement", "结算"}};

std::string kind_name(const std::string& kind, Language language) {
  const auto named = std::find_if(std::begin(kind_names), std::end(kind_names), [&](const KindName& one) { return kind == one.kind; });
  return language == Language::english || named == std::end(kind_names) ? kind : named->zh;
}

// The kinds of those that move the result alone; of all, where none does.
std::string kinds_of(const Change& change, Language language) {
  const auto moves = [&](const Cause& cause) { return change.before && cause.moves(*change.before); };
  const bool any = std::any_of(change.causes.begin(), change.causes.end(), moves);
  std::string kinds;
  for (const Cause& cause : change.causes) {
    const std::string kind = kind_name(cause.kind, language);
    if ((any && !moves(cause)) || kinds.find(kind) != std::string::npos) continue;
    kinds += (kinds.empty() ? "" : " + ") + kind;
  }
  return kinds;
}

std::string alone_text(const Change& change, const Cause& cause, Language language) {
  if (!cause.alone || !change.before) return "";
  const bool chinese = language == Language::chinese;
  if (!cause.moves(*change.before)) return chinese ? "（单独变动不改变结果）" : " (alone it changes nothing)";
  return (chinese ? "（单独变动：" : " (alone: ") + result_text(cause.alone, language) + (chinese ? "）" : ")");
}

Int128 amount_of(const std::optional<Decision>& decision, const std::optional<SettledClaim>& settled) {
  if (settled) return settled->paid.minor;
  const bool due = decision && decision->outcome == Outcome::granted && decision->amount && report::moves_money(decision->kind);
  return due ? Int128{decision->amount->minor} : Int128{0};
}

std::string currency_of(const Change& change) {
  if (change.after && change.after->amount) return change.after->amount->currency;
  return change.before && change.before->amount ? change.before->amount->currency : "CNY";
}

Report written(const std::vector<Change>& changes, const std::optional<Message>& why_not_alone, Language language) {
  ReportLines out(language);
  Json list = Json::array();
  std::map<std::pair<std::string, std::string>, Int128> sums;  // by causes and currency
  out.heading({std::to_string(changes.size()) + " 项结论不同", std::to_string(changes.size()) + (changes.size() == 1 ? " decision differs" : " decisions differ")});
  for (const Change& one : changes) {
    out.same(one.subject + "  " + one.provision + "  " + result_text(one.before, one.settled_before, language) + " → " + result_text(one.after, one.settled_after, language));
    Json causes = Json::array();
    for (const Cause& cause : one.causes) {
      out.same("    " + cause.what.in(language) + alone_text(one, cause, language));
      causes.push_back({{"kind", cause.kind}, {"zh", cause.what.zh}, {"en", cause.what.en}, {"alone", cause.alone ? Json(result_text(cause.alone, Language::english)) : Json()}});
    }
    sums[{kinds_of(one, language), currency_of(one)}] += amount_of(one.after, one.settled_after) - amount_of(one.before, one.settled_before);
    list.push_back({{"subject", one.subject}, {"provision", one.provision}, {"before", result_text(one.before, one.settled_before, Language::english)}, {"after", result_text(one.after, one.settled_after, Language::english)}, {"causes", causes}});
  }
  if (!sums.empty()) out.heading({"按原因合计的金额变动", "Change of amounts due, by cause"});
  for (const auto& [what, sum] : sums) out.same(what.first + ": " + report::grouped_amount(sum, what.second));
  if (why_not_alone) out.same(why_not_alone->in(language));
  return {out.text(), Json{{"changes", list}}.dump() + "\n", true};
}

}  // namespace

Result<Report> diff(const std::string& name, std::int64_t from, std::int64_t to, Language language) {
  try {
    const auto store = open_store(name, false);
    const OpenedLedger ledger(*store);
    const ComparedRun before(ledger, from), after(ledger, to);
    if (before.run.pack != after.run.pack) stop("other-pack", name, {"两次运行用的是不同的政策包：" + before.run.pack + " 和 " + after.run.pack, "the two runs are of different packs: " + before.run.pack + " and " + after.run.pack}, {"比较同一政策包的两次运行", "compare two runs of one pack"});
    std::vector<Change> changes = changes_between(before, after);
    if (changes.empty()) return written(changes, std::nullopt, language);
    SingleChanges single(ledger, before.run, after.run);
    if (!single.why_not()) try_alone(changes, single);
    for (Change& change : changes) drop_what_moves_nothing(change);
    return written(changes, single.why_not(), language);
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
