#include "report/outcome_text.h"

namespace duixian::report {

namespace {

Message outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::granted:
      return {"符合", "granted"};
    case Outcome::ineligible:
      return {"不符合", "ineligible"};
    case Outcome::undetermined:
      return {"资料不足，无法判定", "undetermined"};
    case Outcome::open:
      return {"待裁量", "open to discretion"};
    case Outcome::pending:
      return {"待批准", "pending approval"};
    case Outcome::superseded:
      return {"就高不重复，由更高奖项取代", "superseded by a higher award"};
    case Outcome::barred:
      return {"一票否决", "barred"};
    case Outcome::exhausted:
      return {"已享受，不再重复", "already granted before"};
    case Outcome::not_applicable:
      return {"不适用", "not applicable"};
    case Outcome::not_in_force:
      return {"不在有效期内", "not in force"};
    case Outcome::failed:
      return {"数据矛盾，无法计算", "cannot be computed"};
  }
  return {};
}

Message granted_name(ProvisionKind kind) {
  switch (kind) {
    case ProvisionKind::award:
      return {"拟奖励", "award due"};
    case ProvisionKind::subsidy:
      return {"拟补助", "subsidy due"};
    case ProvisionKind::rebate:
      return {"拟返还", "rebate due"};
    case ProvisionKind::relief:
      return {"拟减免", "relief due"};
    case ProvisionKind::share:
      return {"按比例分担", "to be divided"};
    case ProvisionKind::right:
      return {"享有", "right given"};
    case ProvisionKind::classification:
      return {"列入", "listed"};
    case ProvisionKind::target:
      return {"目标达成", "target met"};
    case ProvisionKind::duty:
      return {"应当履行", "duty applies"};
  }
  return {};
}

Message kind_name(ProvisionKind kind) {
  switch (kind) {
    case ProvisionKind::award:
      return {"奖励", "award"};
    case ProvisionKind::subsidy:
      return {"补助", "subsidy"};
    case ProvisionKind::rebate:
      return {"返还", "rebate"};
    case ProvisionKind::relief:
      return {"减免", "relief"};
    case ProvisionKind::share:
      return {"分担", "share"};
    case ProvisionKind::right:
      return {"权利", "right"};
    case ProvisionKind::classification:
      return {"认定", "class"};
    case ProvisionKind::target:
      return {"目标", "target"};
    case ProvisionKind::duty:
      return {"义务", "duty"};
  }
  return {};
}

}  // namespace

std::string outcome_text(Outcome outcome, Language language) { return outcome_name(outcome).in(language); }

std::string outcome_text(Outcome outcome, ProvisionKind kind, Language language) {
  if (outcome == Outcome::granted) return granted_name(kind).in(language);
  if (outcome == Outcome::ineligible && kind == ProvisionKind::target)
    return Message{"目标未达成", "target missed"}.in(language);
  return outcome_name(outcome).in(language);
}

std::string kind_text(ProvisionKind kind, Language language) { return kind_name(kind).in(language); }

bool moves_money(ProvisionKind kind) { return kind <= ProvisionKind::relief; }

}  // namespace duixian::report
