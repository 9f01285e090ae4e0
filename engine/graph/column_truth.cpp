// Truth as two bitmaps: unknown is neither, and Kleene's rules are two lines of algebra.
#include "graph/column_forms.h"

namespace duixian::graph {

FormResult column_all(Lowering& to, const Node& node, Forms in) {
  Truth all{every_row, no_rows};
  for (const Form& one : in) {
    const Truth truth = to.truth(one);
    all = {to.both(node.scope, all.yes, truth.yes), to.either(node.scope, all.no, truth.no)};
  }
  return truth_form(node.scope, all.yes, all.no);
}

FormResult column_any(Lowering& to, const Node& node, Forms in) {
  Truth any{no_rows, every_row};
  for (const Form& one : in) {
    const Truth truth = to.truth(one);
    any = {to.either(node.scope, any.yes, truth.yes), to.both(node.scope, any.no, truth.no)};
  }
  return truth_form(node.scope, any.yes, any.no);
}

FormResult column_negation(Lowering& to, const Node& node, Forms in) {
  const Truth truth = to.truth(in[0]);
  return truth_form(node.scope, truth.no, truth.yes);
}

// Two bounds of one value: known where they meet.
FormResult column_agree(Lowering& to, const Node& node, Forms in) {
  const int scope = node.scope;
  if (node.type.kind == TypeKind::truth) {
    const Truth a = to.truth(in[0]), b = to.truth(in[1]);
    const Slot yes = to.both(scope, a.yes, b.yes);
    return truth_form(scope, yes, to.both(scope, a.no, b.no));
  }
  const Form& either = in[0].is_number() ? in[0] : in[1];
  const Form& other = in[0].is_number() ? in[1] : in[0];
  if (!either.is_number() || (!other.is_number() && !other.constant.known)) return std::nullopt;
  const auto equal = equal_bits(to, scope, either, other);
  if (!equal) return std::nullopt;
  Form made = either;
  made.scope = scope;
  made.number.known = to.both(scope, to.both(scope, to.known(either), to.known(other)), *equal);
  return made;
}

}  // namespace duixian::graph
