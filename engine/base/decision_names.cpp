#include "duixian/words/decision.h"

namespace duixian {

const char* to_text(Outcome outcome) {
  switch (outcome) {
    case Outcome::granted:
      return "granted";
    case Outcome::ineligible:
      return "ineligible";
    case Outcome::undetermined:
      return "undetermined";
    case Outcome::open:
      return "open";
    case Outcome::pending:
      return "pending";
    case Outcome::superseded:
      return "superseded";
    case Outcome::barred:
      return "barred";
    case Outcome::exhausted:
      return "exhausted";
    case Outcome::not_applicable:
      return "not_applicable";
    case Outcome::not_in_force:
      return "not_in_force";
    case Outcome::failed:
      return "failed";
  }
  return "";
}

const char* to_text(ProvisionKind kind) {
  switch (kind) {
    case ProvisionKind::award:
      return "award";
    case ProvisionKind::subsidy:
      return "subsidy";
    case ProvisionKind::rebate:
      return "rebate";
    case ProvisionKind::relief:
      return "relief";
    case ProvisionKind::share:
      return "share";
    case ProvisionKind::right:
      return "right";
    case ProvisionKind::classification:
      return "class";
    case ProvisionKind::target:
      return "target";
    case ProvisionKind::duty:
      return "duty";
  }
  return "";
}

}  // namespace duixian
