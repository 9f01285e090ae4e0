#include "doors/parameter_text.h"

#include <vector>

#include "report/value_text.h"

namespace duixian {

namespace {

using graph::ParameterForm;

class Writing {
 public:
  explicit Writing(const graph::Parameter& parameter) : parameter_(parameter) {}

  [[nodiscard]] std::string text() const {
    std::string all;
    for (const graph::ParameterValue& value : parameter_.values) {
      const bool dated = value.from >= Date::of(1, 1, 1);  // else it has always been so
      all += (all.empty() ? "" : "; ") + (dated ? to_text(value.from) + ": " : "") + rows(value);
    }
    return all;
  }

 private:
  [[nodiscard]] static std::string amount(const Rational& value, const Type& type, const std::string& written) {
    if (type.kind == TypeKind::truth) return value.sign() != 0 ? "是" : "否";
    if (type.kind == TypeKind::date) return to_text(Date{static_cast<std::int32_t>(value.as_int64().value_or(0))});
    return report::value_text({Quantity{value, type.unit}, written, {}}, Language::chinese);
  }
  [[nodiscard]] std::string given(const Rational& value, const std::string& name) const { return name.empty() ? amount(value, parameter_.type, parameter_.written_unit) : name; }

  [[nodiscard]] std::string rows(const graph::ParameterValue& value) const {
    std::vector<std::string> parts;
    switch (parameter_.form) {
      case ParameterForm::value: parts.push_back(is_name(parameter_.type) ? value.text : given(value.amount, "")); break;
      case ParameterForm::tiers:
        for (const graph::TierRow& row : value.rows) parts.push_back((row.strict ? "＞" : "≥") + amount(row.bound, parameter_.bound, "") + " " + given(row.gives, row.name));
        break;
      case ParameterForm::choose:
        for (const auto& [name, gives] : value.by) parts.push_back(name + " " + given(gives, ""));
        for (const auto& [name, gives] : value.named) parts.push_back(name + " " + gives);
        break;
      case ParameterForm::list: parts = value.names; break;
      case ParameterForm::rows:
        for (const graph::ConditionedRow& row : value.conditioned) parts.push_back(conditions(row) + given(row.gives, row.name));
        break;
    }
    if (value.otherwise) parts.push_back("otherwise " + given(*value.otherwise, value.otherwise_name));
    return report::joined(parts, Language::english);
  }

  [[nodiscard]] static std::string conditions(const graph::ConditionedRow& row) {
    std::string text;
    for (const graph::RowCondition& cell : row.conditions) {
      text += cell.column + " " + cell.word + " ";
      for (const std::string& name : cell.names) text += name + " ";
      if (cell.names.empty()) text += amount(cell.line, cell.type, "") + " ";
    }
    return text;
  }

  const graph::Parameter& parameter_;
};

}  // namespace

std::string parameter_text(const graph::Parameter& parameter) { return Writing(parameter).text(); }

}  // namespace duixian
