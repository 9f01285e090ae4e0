// Choosing between columns is blending them: both are there, and a bit says which.
#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

bool has_divisor(const Form& form) { return form.is_number() && form.number.divisor.has_value(); }

Slot blended(Lowering& to, int scope, Slot which, const Side& yes, const Side& no) {
  std::vector<Slot> reads = reads_of(yes, no);
  reads.push_back(which);
  return to.lanes(scope, reads, [scope, which, yes, no, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.blend(batch.bits(which), yes.in(batch), no.in(batch), out, batch.words(scope));
  });
}

// Values where something is known; an unknown constant stands in as zero.
Form or_zero(const Form& form) { return form.is_constant() && !form.constant.known ? constant_form(graph::known(Rational(0))) : form; }

bool is_value(const Form& form) { return form.is_number() || (form.is_constant() && !form.constant.list); }

}  // namespace

FormResult selected(Lowering& to, int scope, const Truth& which, const Form& yes, const Form& no) {
  const Slot known = to.either(scope, to.both(scope, which.yes, to.known(yes)), to.both(scope, which.no, to.known(no)));
  if (yes.is_truth() || no.is_truth()) {
    const Truth a = to.truth(yes), b = to.truth(no);
    const Slot some = to.either(scope, to.both(scope, which.yes, a.yes), to.both(scope, which.no, b.yes));
    return truth_form(scope, some, to.either(scope, to.both(scope, which.yes, a.no), to.both(scope, which.no, b.no)));
  }
  if (!is_value(yes) || !is_value(no)) return std::nullopt;
  if (yes.is_constant() && no.is_constant() && !yes.constant.known && !no.constant.known) return yes;
  const Form a = or_zero(yes), b = or_zero(no);
  const auto above_a = numerator(to, scope, a), above_b = numerator(to, scope, b);
  const auto two = above_a && above_b ? sides(*above_a, *above_b) : std::nullopt;
  if (!two) return std::nullopt;
  Number made;
  made.known = known;
  made.scale = two->step;
  made.range = hull(two->a.range, two->b.range);
  made.lanes = blended(to, scope, which.yes, two->a, two->b);
  if (has_divisor(a) || has_divisor(b)) {
    const Form one = constant_form(graph::known(Rational(1)));
    const auto below = sides(has_divisor(a) ? divisor_of(scope, a.number) : one, has_divisor(b) ? divisor_of(scope, b.number) : one);
    if (!below || below->step != Rational(1)) return std::nullopt;
    made.divisor = blended(to, scope, which.yes, below->a, below->b);
    made.divisor_range = hull(below->a.range, below->b.range);
  }
  return checked(scope, made);
}

FormResult column_choose(Lowering& to, const Node& node, Forms in) {
  const int scope = node.scope;
  if (in[0].is_constant() && !in[0].constant.known) return constant_form(unknown(in[0].constant.why));
  const bool otherwise = in.size() > 1 + node.codes.size();
  if (node.codes.empty() && otherwise && !in[0].is_constant()) {  // whatever it is named, as long as it is
    return selected(to, scope, {to.known(in[0]), no_rows}, in.back(), constant_form(unknown()));
  }
  FormResult made = otherwise ? in.back() : constant_form(unknown(Undefined::no_branch));
  for (std::size_t i = node.codes.size(); i-- > 0 && made;) {
    Truth holds;
    if (in[0].is_truth()) {
      const Truth truth = to.truth(in[0]);
      holds = node.codes[i] != 0 ? truth : Truth{truth.no, truth.yes};
    } else if (in[0].is_constant()) {
      const bool same = value_of(in[0]) == Rational(node.codes[i]);
      holds = same ? Truth{every_row, no_rows} : Truth{no_rows, every_row};
    } else {
      const auto equal = equal_bits(to, scope, in[0], constant_form(graph::known(Rational(node.codes[i]))));
      if (!equal) return std::nullopt;
      const Slot known = to.known(in[0]);
      const Slot yes = to.both(scope, known, *equal);
      holds = {yes, to.without(scope, known, *equal)};
    }
    made = selected(to, scope, holds, in[1 + i], *made);
  }
  if (!made) return std::nullopt;
  if (made->scope == no_scope && !made->is_constant()) made->scope = scope;
  return made;
}

// The first row that holds; an unknown one before it stops the search; none is the name of no code.
FormResult column_first_that(Lowering& to, const Node& node, Forms in) {
  const std::size_t rows = in.size() / 2;
  FormResult made = constant_form(graph::known(Rational(-1)));
  for (std::size_t i = rows; i-- > 0 && made;) made = selected(to, node.scope, to.truth(in[i]), in[rows + i], *made);
  return made;
}

}  // namespace duixian::graph
