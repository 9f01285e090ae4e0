#include "evaluate/corner_sums.h"

#include "evaluate/outcome.h"
#include "graph/column_forms.h"

namespace duixian::evaluate {

namespace {

using graph::Corner;
using graph::every_row;
using graph::Form;
using graph::Node;
using graph::no_rows;
using graph::Operation;

Form constant(std::int64_t value) { return graph::constant_form(graph::known(Rational(value))); }

class Summing {
 public:
  Summing(CornerForms& forms, const Program& program)
      : forms_(forms), moves_(moves_money(forms.provision().kind)), type_(program.book().graph[program.book().outline[*forms.provision().pays].node].type) {}

  std::optional<CornerSums> sums() {
    sums_.known = every_row;
    bool first = true;
    for (const Corner& corner : forms_.corners()) {
      if (!add(corner, first)) return std::nullopt;
      first = false;
    }
    if (!is_value(sums_.lowest) || !is_value(sums_.highest)) return std::nullopt;
    if (!ends_apart() || !nothing_due()) return std::nullopt;
    return sums_;
  }

 private:
  Form of(Operation operation, const Form& a, const Form& b, Rounding rule = Rounding::half_up) {
    Node node;
    node.operation = operation;
    node.scope = forms_.entity();
    node.type = type_;
    if (operation == Operation::rounded) node.index = static_cast<std::int64_t>(rule);
    return forms_.to().apply(node, {a, b});
  }

  bool add(const Corner& corner, bool first) {
    const Form pays = forms_.form(*forms_.provision().pays, corner);
    if (pays.kind == Form::Kind::none) return false;
    sums_.unknown = forms_.either(sums_.unknown, forms_.without(every_row, forms_.to().known(pays)));
    const Form whole = of(Operation::rounded, pays, constant(1));
    sums_.regardless = first ? whole : of(Operation::greatest, sums_.regardless, whole);
    const auto sum = at_corner(corner, whole);
    if (!sum || !is_value(*sum)) return false;
    sums_.known = forms_.both(sums_.known, forms_.to().known(*sum));
    sums_.lowest = first ? *sum : of(Operation::least, sums_.lowest, *sum);
    sums_.highest = first ? *sum : of(Operation::greatest, sums_.highest, *sum);
    return true;
  }

  // Of several corners one that does not qualify counts nothing, and nothing is taken.
  std::optional<Form> at_corner(const Corner& corner, Form sum) {
    if (forms_.corners().size() == 1) return sum;
    if (moves_) sum = of(Operation::greatest, sum, constant(0));
    if (!forms_.provision().when) return sum;
    const Form when = forms_.form(*forms_.provision().when, corner);
    if (when.kind == Form::Kind::none) return std::nullopt;
    const Slot no = forms_.both(forms_.to().truth(when).no, forms_.to().known(sum));  // what is not known stays so
    if (no == no_rows) return sum;
    if (!is_value(sum)) return std::nullopt;
    return graph::selected(forms_.to(), forms_.entity(), {no, forms_.without(every_row, no)}, constant(0), sum);
  }

  bool ends_apart() {
    if (forms_.corners().size() == 1) return true;
    const auto same = forms_.equal(sums_.lowest, sums_.highest);
    if (same) sums_.differing = forms_.without(sums_.known, *same);
    return same.has_value();
  }

  // Where money moves, a sum that is known and not above zero is never granted.
  bool nothing_due() {
    if (!moves_) return true;
    if (sums_.highest.is_constant()) {
      const graph::Cell& cell = sums_.highest.constant;
      sums_.nothing = cell.known && cell.value.sign() <= 0 ? sums_.known : no_rows;
      return true;
    }
    const auto none = graph::at_least_bits(forms_.to(), forms_.entity(), constant(0), sums_.highest);
    if (none) sums_.nothing = forms_.both(sums_.known, *none);
    return none.has_value();
  }

  CornerForms& forms_;
  bool moves_;
  Type type_;
  CornerSums sums_;
};

}  // namespace

std::optional<CornerSums> corner_sums(CornerForms& forms, const Program& program) { return Summing(forms, program).sums(); }

}  // namespace duixian::evaluate
