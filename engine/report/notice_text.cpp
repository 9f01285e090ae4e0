#include <map>

#include "report/amount_text.h"
#include "report/decision_sections.h"
#include "report/notices.h"
#include "report/settlement_table.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

class Notices {
 public:
  Notices(const Settled& settled, const Message& title, Language language) : settled_(settled), title_(title), chinese_(language == Language::chinese), language_(language) {}

  std::vector<Notice> write() {
    for (const SettledClaim& one : settled_.claims) about(one.enterprise, one.enterprise_name).claims.push_back(&one);
    for (const SettledRefusal& one : settled_.refusals) about(one.enterprise, one.enterprise_name).refusals.push_back(&one);
    for (const Recovery& one : settled_.recoveries) {
      if (one.known) about(one.enterprise, "").recoveries.push_back(&one);
    }
    std::vector<Notice> all;
    for (const auto& [key, one] : enterprises_) all.push_back(notice(key, one));
    return all;
  }

 private:
  struct About {
    std::string name;
    std::vector<const SettledClaim*> claims;
    std::vector<const SettledRefusal*> refusals;
    std::vector<const Recovery*> recoveries;
  };

  About& about(const std::string& key, const std::string& name) {
    About& one = enterprises_[key];
    if (!name.empty()) one.name = name;
    return one;
  }
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return chinese_ ? zh : en; }
  [[nodiscard]] std::string full(const Money& money) const { return amount_in_full(money, language_); }

  Notice notice(const std::string& key, const About& one) {
    Notice found{key, one.name.empty() ? key : one.name, {}};
    auto& lines = found.lines;
    lines.push_back(found.name + say("（代码 ", " (code ") + key + say("）：", "):"));
    lines.push_back(say("根据《", "Under \"") + title_.in(language_) + say("》，你单位 ", "\", the result for ") + std::to_string(settled_.year) + say(" 年度的政策兑现结果告知如下。", " is as follows."));
    granted(one, lines);
    held(one, lines);
    refused(one, lines);
    recovered(one, lines);
    lines.push_back("");
    lines.push_back(say("对以上结果有异议的，请以书面形式、注明单位名称和联系方式，向发出本告知书的部门提出，并附有关材料。", "Whoever objects may write to the office that sent this notice, with name and address, and add the documents in question."));
    return found;
  }

  void heading(std::vector<std::string>& lines, const char* zh, const char* en) {
    lines.push_back("");
    lines.push_back(say(zh, en));
  }
  template <class One>
  std::string clause(const One& one) const {
    const std::string cite = citation_text(one.cite, language_);
    const std::string of = one.subject.empty() ? "" : say("（", " (") + one.subject + say("）", ")");
    return one.provision + " " + one.title.in(language_) + of + (cite.empty() ? "" : say("，依据：", ", by ") + cite);
  }

  void granted(const About& one, std::vector<std::string>& lines) {
    Money all{0, settled_.currency};
    for (const SettledClaim* claim : one.claims) {
      if (claim->paid.minor == 0) continue;
      if (all.minor == 0) heading(lines, "【予以兑现】", "Granted");
      all.minor += claim->paid.minor;
      lines.push_back("· " + clause(*claim) + say("：", ": ") + full(claim->paid));
      if (claim->cuts.empty()) continue;
      lines.push_back("    " + say("核定 ", "decided ") + to_yuan(claim->sum) + say("；核减：", "; cut: "));
      for (const SettledCut& cut : claim->cuts) lines.push_back("    − " + to_yuan(cut.amount) + say("　", "  ") + cut.reason.in(language_));
      later(*claim, lines);
    }
    if (all.minor != 0) lines.push_back(say("合计：", "Together: ") + full(all));
  }

  void later(const SettledClaim& claim, std::vector<std::string>& lines) {
    for (const SettledPayment& one : claim.payments) {
      if (one.due == "now") continue;
      const std::string year = one.year == 0 ? say("条件确定后", "when its condition is known") : std::to_string(one.year);
      lines.push_back("    " + year + say("：", ": ") + to_yuan(one.amount) + (one.due == "lapsed" ? say("（条件未满足，不再支付）", " (lapsed)") : ""));
    }
  }

  void held(const About& one, std::vector<std::string>& lines) {
    bool first = true;
    for (const SettledClaim* claim : one.claims) {
      if (!claim->held) continue;
      if (first) heading(lines, "【暂缓兑现】", "Held back");
      first = false;
      lines.push_back("· " + clause(*claim) + say("：", ": ") + claim->held_because.in(language_));
    }
  }

  void refused(const About& one, std::vector<std::string>& lines) {
    bool first = true;
    const auto put = [&](const std::string& text) {
      if (first) heading(lines, "【不予兑现】", "Not granted");
      first = false;
      lines.push_back("· " + text);
    };
    for (const SettledClaim* claim : one.claims) {
      if (!claim->held && claim->paid.minor == 0) put(clause(*claim) + say("：", ": ") + why_text(*claim, language_));
    }
    for (const SettledRefusal* refusal : one.refusals) {
      std::string why;
      for (const Message& reason : refusal->reasons) why += (why.empty() ? "" : say("；", "; ")) + reason.in(language_);
      put(clause(*refusal) + (why.empty() ? "" : say("，原因：", ", because: ") + why));
    }
  }

  void recovered(const About& one, std::vector<std::string>& lines) {
    bool first = true;
    for (const Recovery* recovery : one.recoveries) {
      if (first) heading(lines, "【应当退回】", "To be paid back");
      first = false;
      lines.push_back("· " + clause(*recovery) + say("：", ": ") + std::to_string(recovery->paid_in) + say(" 年兑现 ", " paid ") + to_yuan(recovery->paid) + say("，应退回 ", ", to be paid back ") + full(recovery->due));
    }
  }

  const Settled& settled_;
  const Message& title_;
  bool chinese_;
  Language language_;
  std::map<std::string, About> enterprises_;
};

}  // namespace

std::vector<Notice> notices_of(const Settled& settled, const Message& title, Language language) { return Notices(settled, title, language).write(); }

}  // namespace duixian::report
