#include "report/mark.h"

namespace duixian::report {

const char* symbol(Mark mark) {
  switch (mark) {
    case Mark::holds:
      return "✓";
    case Mark::fails:
      return "✗";
    case Mark::unknown:
      return "?";
    case Mark::none:
      return "·";
  }
  return "·";
}

Mark mark_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::granted:
      return Mark::holds;
    case Outcome::ineligible:
    case Outcome::barred:
    case Outcome::failed:
      return Mark::fails;
    case Outcome::undetermined:
    case Outcome::open:
    case Outcome::pending:
      return Mark::unknown;
    case Outcome::superseded:
    case Outcome::exhausted:
    case Outcome::not_applicable:
    case Outcome::not_in_force:
      return Mark::none;
  }
  return Mark::none;
}

}  // namespace duixian::report
