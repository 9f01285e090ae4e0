// Small numbers through the whole: written in a case, bound, executed, and beside what the clause says.
#include "evaluate/firm.h"
#include "graph/small_numbers.h"

using namespace duixian;

namespace {

const std::string schema = "[entity.firm]\nkey = 'id'\n[entity.firm.fact]\na = { type = 'number' }\nb = { type = 'number' }\nc = { type = 'number' }\n";
const std::string figures = R"(
provision '1-1' { title = '试', cite = { article = 1 }, kind = 'right', subject = firm, figures = {
  mixed    = (firm.a + firm.b) * firm.c - firm.a,
  ratio    = (firm.a - firm.b) / firm.c,
  steps    = (firm.a - firm.b):whole_steps(firm.c),
  growth   = firm.a:growth_over(firm.b) * firm.c,
  capped   = highest { lowest { firm.a, firm.b }, firm.c },
  chosen   = choose(firm.a:at_least(firm.b), { yes = firm.b, no = firm.c }),
  joined   = choose(any { firm.a:more_than(firm.b), firm.b:more_than(firm.c) }, { yes = 1, no = 0 }),
  within   = choose(firm.a:between(firm.b, firm.c), { yes = 1, no = 0 }),
} })";

std::string text(const Small& number) {
  if (!number) return "unknown";
  return duixian::to_text(*Rational::of(number->above, number->below));
}

Small chosen(const Small& selector, const Small& yes, const Small& no) { return !selector ? Small() : selector->above != 0 ? yes : no; }
Small at_least(const Small& a, const Small& b) { return a && b ? truth(!below(*a, *b)) : Small(); }
Small more_than(const Small& a, const Small& b) { return a && b ? truth(below(*b, *a)) : Small(); }
Small least(const Small& a, const Small& b) { return a && b ? (below(*b, *a) ? b : a) : Small(); }
Small greatest(const Small& a, const Small& b) { return a && b ? (below(*a, *b) ? b : a) : Small(); }
bool is(const Small& a, long value) { return a && a->above == value * a->below; }
Small both(const Small& a, const Small& b) { return is(a, 0) || is(b, 0) ? truth(false) : a && b ? truth(true) : Small(); }
Small either(const Small& a, const Small& b) { return is(a, 1) || is(b, 1) ? truth(true) : a && b ? truth(false) : Small(); }
Small steps(const Small& a, const Small& step) { return a && step && step->above > 0 ? whole(std::max(0L, floored(*over(a, step)))) : Small(); }
Small growth(const Small& now, const Small& before) { return before && before->above > 0 ? over(minus(now, before), before) : Small(); }

}  // namespace

TEST_CASE("every small case comes out as written longhand") {
  const Policy policy(schema, figures);
  for (const Small& a : small_numbers) {
    for (const Small& b : small_numbers) {
      for (const Small& c : small_numbers) {
        std::string given;
        for (const auto& [name, value] : {std::pair{"a", a}, {"b", b}, {"c", c}}) {
          if (value) given += (given.empty() ? "" : ", ") + std::string(name) + " = " + std::to_string(value->above);
        }
        const Decided decided = policy.decide("1-1", "given = { " + given + " }");
        INFO(given);
        CHECK(decided.figure("mixed") == text(minus(times(plus(a, b), c), a)));
        CHECK(decided.figure("ratio") == text(over(minus(a, b), c)));
        CHECK(decided.figure("steps") == text(steps(minus(a, b), c)));
        CHECK(decided.figure("growth") == text(times(growth(a, b), c)));
        CHECK(decided.figure("capped") == text(greatest(least(a, b), c)));
        CHECK(decided.figure("chosen") == text(chosen(at_least(a, b), b, c)));
        CHECK(decided.figure("joined") == text(chosen(either(more_than(a, b), more_than(b, c)), whole(1), whole(0))));
        CHECK(decided.figure("within") == text(chosen(both(at_least(a, b), at_least(c, a)), whole(1), whole(0))));
      }
    }
  }
}
