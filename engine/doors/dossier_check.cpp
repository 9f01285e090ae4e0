#include "doors/dossier_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/nearest_name.h"
#include "doors/beside.h"
#include "intake/cell_name.h"

namespace duixian {

namespace {

class DossierCheck {
 public:
  DossierCheck(const packs::Pack& pack, const std::vector<Pack>& beside, const std::function<bool(const std::string&)>& knows) : pack_(pack), beside_(beside), knows_(knows) {}

  Diagnostics check(const columns::Records& records) {
    known_subjects(records);
    for (const PastAward& past : records.dossier.history) past_award(past);
    strangers(records);
    shared_ids(records.dossier.history);
    series_units(records);
    return std::move(diagnostics);
  }

 private:
  void unknown(const Place& place, const char* code, Message what, Message remedy) {
    diagnostics.push_back({Severity::error, code, place.file, place.row, intake::cell_name(place), "", std::move(what), std::move(remedy)});
  }

  void warning(const Place& place, const char* code, Message what, Message remedy) {
    diagnostics.push_back({Severity::warning, code, place.file, place.row, intake::cell_name(place), "", std::move(what), std::move(remedy)});
  }

  // Two lines on one matter that say different things: nobody can tell which holds.
  template <class Line, class Key, class Same>
  void contradictions(const std::vector<Line>& lines, Key key, Same same) {
    std::map<std::string, const Line*> first;
    for (const Line& line : lines) {
      const auto [at, fresh] = first.emplace(key(line), &line);
      if (fresh || same(*at->second, line)) continue;
      const std::string other = to_text(at->second->place);
      unknown(line.place, "contradiction", {"同一事项与 " + other + " 的说法不同", "it says otherwise than " + other + " on the same matter"}, {"只保留有效的一条", "keep the one that holds"});
    }
  }

  // Rulings and approvals are about somebody and something that exist.
  void known_subjects(const columns::Records& records) {
    contradictions(records.dossier.rulings, [](const Ruling& one) { return one.subject + '\x1f' + one.provision + '\x1f' + one.discretion; },
                   [](const Ruling& a, const Ruling& b) { return a.value == b.value; });
    contradictions(records.dossier.approvals, [](const Approval& one) { return one.subject + '\x1f' + one.provision + '\x1f' + one.approval; },
                   [](const Approval& a, const Approval& b) { return a.granted == b.granted; });
    for (const Ruling& ruling : records.dossier.rulings) {
      about(records, ruling.subject, ruling.provision, ruling.place);
      const auto declares = [&](const packs::Pack& pack) {
        const auto& declared = pack.book->declarations.discretions;
        return std::any_of(declared.begin(), declared.end(), [&](const auto& one) { return one.name == ruling.discretion; });
      };
      if (!declares(pack_) && !elsewhere(beside_, declares)) {
        unknown(ruling.place, "unknown-discretion", {"没有自由裁量“" + ruling.discretion + "”", "there is no discretion `" + ruling.discretion + "`"}, {"检查裁定表的 discretion 列", "check the column `discretion`"});
      }
    }
    for (const Approval& approval : records.dossier.approvals) {
      about(records, approval.subject, approval.provision, approval.place);
      const auto declares = [&](const packs::Pack& pack) {
        const auto& declared = pack.book->declarations.approvals;
        return std::any_of(declared.begin(), declared.end(), [&](const auto& one) { return one.name == approval.approval; });
      };
      if (!declares(pack_) && !elsewhere(beside_, declares)) {
        unknown(approval.place, "unknown-approval", {"没有批准“" + approval.approval + "”", "there is no approval `" + approval.approval + "`"}, {"检查批准表的 approval 列", "check the column `approval`"});
      }
    }
  }

  // What was paid before was paid under a provision of the command, in the currency that it pays in.
  void past_award(const PastAward& past) {
    const auto number = pack_.book->provision(past.provision);
    if (number) return same_currency(past, *pack_.book, pack_.book->provisions[*number]);
    if (elsewhere(beside_, [&](const packs::Pack& other) { return other.book->provision(past.provision).has_value(); })) return;
    std::vector<std::string> ids;
    for (const graph::Provision& one : pack_.book->provisions) ids.push_back(one.id);
    const auto close = nearest(past.provision, ids);
    unknown(past.place, "unknown-provision", {"历史记录中的条款“" + past.provision + "”不存在", "the history names the provision \"" + past.provision + "\", which does not exist"},
            close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"}
                  : Message{"检查 provision 列；属于其他政策包的，在 pack 列写明", "check the column `provision`; if it is of another pack, name that in a column `pack`"});
  }

  void same_currency(const PastAward& past, const graph::Rulebook& book, const graph::Provision& provision) {
    const Unit pays = provision.pays ? book.graph[book.outline[*provision.pays].node].type.unit : Unit{};
    const std::string& currency = pays.is_money() ? pays.currency() : book.declarations.currency;
    if (past.amount.currency == currency) return;
    unknown(past.place, "other-currency", {"条款“" + past.provision + "”以 " + currency + " 兑现，而该行金额以 " + past.amount.currency + " 计", "the provision \"" + past.provision + "\" pays in " + currency + ", and the sum of this row is in " + past.amount.currency},
            {"按当时的汇率折算后填写，写明币种", "write the sum in " + currency + ", at the rate that held when it was paid"});
  }

  // Who was paid before may have moved away or closed since; a key that is misspelt looks the same.
  void strangers(const columns::Records& records) {
    std::set<std::string> unknown_subjects;
    const PastAward* first = nullptr;
    for (const PastAward& past : records.dossier.history) {
      if (!pack_.book->provision(past.provision) || is_there(records, past.subject)) continue;
      if (first == nullptr) first = &past;
      unknown_subjects.insert(past.subject);
    }
    if (first == nullptr) return;
    const std::string count = std::to_string(unknown_subjects.size());
    warning(first->place, "unknown-subject", {"历史记录中有 " + count + " 个主体不在记录中，首个是“" + first->subject + "”", "the history names " + count + " subject(s) that the records do not have, the first \"" + first->subject + "\""},
            {"已迁出或注销的可以不管；否则检查 subject 列", "leave it if they moved away or closed; else check the column `subject`"});
  }

  bool is_there(const columns::Records& records, const std::string& subject) const {
    for (std::size_t entity = 0; entity < pack_.book->schema.entities.size(); ++entity) {
      if (records.find(entity, subject)) return true;
    }
    return knows_ && knows_(subject);
  }

  // An id that two packs have, in a row that names neither: it counts for both. The pack of the first id tells of it.
  void shared_ids(const std::vector<PastAward>& history) {
    for (const PastAward& past : history) {
      if (!past.pack.empty() || !pack_.book->provision(past.provision)) continue;
      for (const Pack& other : beside_) {
        const std::string &a = pack_.id, &b = other.inner().id;
        if (b < a || !other.inner().book->provision(past.provision)) continue;
        return warning(past.place, "shared-provision", {"条款“" + past.provision + "”在政策包 " + a + " 与 " + b + " 中都有，该行在两个政策包中都计入", "both the pack " + a + " and the pack " + b + " have a provision \"" + past.provision + "\": the row counts for both"},
                       {"在历史记录中加一列 pack（政策包），写明属于哪个政策包", "add a column `pack` to the history and write whose it is"});
      }
    }
  }

  // The points of the series that the pack declares are in its unit; other series are somebody else's.
  void series_units(const columns::Records& records) {
    for (const SeriesPoint& point : records.dossier.series) {
      for (const auto& declared : pack_.book->declarations.series) {
        if (declared.name != point.series.substr(0, point.series.find('/')) || point.value.unit == declared.type.unit) continue;
        unknown(point.place, "unit-mismatch", {"系列“" + point.series + "”的值单位不符", "the value of the series `" + point.series + "` is in another unit"}, {"按声明的单位 " + declared.written_unit + " 写", "write it in the declared unit " + declared.written_unit});
      }
    }
  }

  void about(const columns::Records& records, const std::string& subject, const std::string& provision, const Place& place) {
    std::optional<std::size_t> number;
    if (!provision.empty()) {
      number = pack_.book->provision(provision);
      if (!number && elsewhere(beside_, [&](const packs::Pack& other) { return other.book->provision(provision).has_value(); })) return;
      if (!number) {
        unknown(place, "unknown-provision", {"没有条款“" + provision + "”", "there is no provision \"" + provision + "\""}, {"检查 provision 列", "check the column `provision`"});
        return;
      }
    }
    for (std::size_t entity = 0; entity < pack_.book->schema.entities.size(); ++entity) {
      if (number && pack_.book->provisions[*number].subject != entity) continue;
      if (records.find(entity, subject)) return;
    }
    if (knows_ && knows_(subject)) return;
    unknown(place, "unknown-subject", {"记录中没有主体“" + subject + "”", "the records have no subject \"" + subject + "\""}, {"检查 subject 列，或补充记录", "check the column `subject`, or add its record"});
  }

  const packs::Pack& pack_;
  const std::vector<Pack>& beside_;
  const std::function<bool(const std::string&)>& knows_;
  Diagnostics diagnostics;
};

}  // namespace

Diagnostics check_dossier(const packs::Pack& pack, const std::vector<Pack>& beside, const columns::Records& records, const std::function<bool(const std::string&)>& knows) {
  return DossierCheck(pack, beside, knows).check(records);
}

}  // namespace duixian
