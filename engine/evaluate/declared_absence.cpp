#include "evaluate/declared_absence.h"

namespace duixian::evaluate {

using graph::known;

std::optional<graph::Cell> declared_absence(const Program& program, std::size_t entity, std::size_t fact) {
  const FactSchema& declared = program.book().schema.entities[entity].facts[fact];
  if (!declared.missing) return std::nullopt;
  const auto& means = declared.missing->means.is;
  if (const auto* truth = std::get_if<bool>(&means)) return known(*truth);
  if (const auto* quantity = std::get_if<Quantity>(&means)) return known(quantity->amount);
  if (const auto* date = std::get_if<Date>(&means)) return known(Rational(date->days));
  return known(Rational(program.absent_names.at({entity, fact})));
}

}  // namespace duixian::evaluate
