#include "agree/shrink.h"

#include <algorithm>

namespace duixian::agree {

namespace {

class Shrinking {
 public:
  Shrinking(Scenario scenario, const std::function<bool(const Scenario&)>& wrong, int limit) : best_(std::move(scenario)), wrong_(wrong), left_(limit) {}

  Scenario smallest() {
    for (std::size_t before = SIZE_MAX; to_text(best_).size() < before && left_ > 0;) {
      before = to_text(best_).size();
      drop([](Scenario& one) -> auto& { return one.subjects; });
      drop([](Scenario& one) -> auto& { return one.policy.provisions; });
      drop([](Scenario& one) -> auto& { return one.policy.lines; });
      for (std::size_t i = 0; i < best_.policy.provisions.size(); ++i) provision(i);
      drop([](Scenario& one) -> auto& { return one.dossier.rulings; });
      drop([](Scenario& one) -> auto& { return one.dossier.approvals; });
      drop([](Scenario& one) -> auto& { return one.dossier.history; });
      drop([](Scenario& one) -> auto& { return one.dossier.series; });
      for (std::size_t i = 0; i < best_.subjects.size(); ++i) {
        subject([i](Scenario& one) -> SubjectText& { return one.subjects[i]; });
      }
      drop([](Scenario& one) -> auto& { return one.policy.declarations; });
    }
    return std::move(best_);
  }

 private:
  bool take(Scenario smaller) {
    if (left_-- <= 0 || !wrong_(smaller)) return false;
    best_ = std::move(smaller);
    return true;
  }

  // Halves first, then ever smaller runs.
  template <class Part>
  void drop(const Part& part, std::size_t keep = 0) {
    for (std::size_t run = std::max<std::size_t>(part(best_).size() / 2, 1); run > 0; run /= 2) {
      for (std::size_t at = keep; at < part(best_).size();) {
        Scenario smaller = best_;
        auto& parts = part(smaller);
        const auto from = parts.begin() + static_cast<std::ptrdiff_t>(at);
        parts.erase(from, from + static_cast<std::ptrdiff_t>(std::min(run, parts.size() - at)));
        if (!take(std::move(smaller))) at += run;
      }
    }
  }

  void provision(std::size_t i) {
    drop([i](Scenario& one) -> auto& { return one.policy.provisions[i].figures; });
    drop([i](Scenario& one) -> auto& { return one.policy.provisions[i].keys; }, ProvisionText::needed);
  }

  void subject(const std::function<SubjectText&(Scenario&)>& of) {
    drop([&](Scenario& one) -> auto& { return of(one).lists; });
    drop([&](Scenario& one) -> auto& { return of(one).cells; });
    for (std::size_t list = 0; list < of(best_).lists.size(); ++list) {
      drop([&](Scenario& one) -> auto& { return of(one).lists[list].members; });
      for (std::size_t member = 0; member < of(best_).lists[list].members.size(); ++member) {
        subject([&of, list, member](Scenario& one) -> SubjectText& { return of(one).lists[list].members[member]; });
      }
    }
  }

  Scenario best_;
  const std::function<bool(const Scenario&)>& wrong_;
  int left_;
};

}  // namespace

Scenario smallest(Scenario scenario, const std::function<bool(const Scenario&)>& wrong, int limit) {
  return Shrinking(std::move(scenario), wrong, limit).smallest();
}

}  // namespace duixian::agree
