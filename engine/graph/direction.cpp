#include "graph/direction.h"

#include <algorithm>

namespace duixian::graph {

namespace {

using enum Direction;

Direction flipped(Direction direction) { return direction == rising ? falling : direction == falling ? rising : direction; }

// Two parts that act at once: they must pull one way.
Direction both(Direction a, Direction b) {
  if (a == fixed) return b;
  if (b == fixed) return a;
  return a == b && a != one_way ? a : mixed;
}

// Two parts of which only one counts for any one subject.
Direction either(Direction a, Direction b) {
  if (a == mixed || b == mixed) return mixed;
  if (a == fixed) return b;
  if (b == fixed) return a;
  return a == b ? a : one_way;
}

Direction scaled(Direction direction, Sign by) {
  if (direction == fixed || direction == mixed) return direction;
  return by == Sign::not_negative ? direction : by == Sign::not_positive ? flipped(direction) : one_way;
}

Sign sign_between(const Rational& low, const Rational& high) {
  return low.sign() >= 0 ? Sign::not_negative : high.sign() <= 0 ? Sign::not_positive : Sign::any;
}

Sign product_sign(Sign a, Sign b) {
  if (a == Sign::any || b == Sign::any) return Sign::any;
  return a == b ? Sign::not_negative : Sign::not_positive;
}

}  // namespace

Direction Directions::of(NodeId id) {
  const auto known = directions_.find(id);
  if (known != directions_.end()) return known->second;
  const Direction found = compute(book_.graph[id]);
  directions_.emplace(id, found);
  return found;
}

Direction Directions::compute(const Node& node) {
  switch (node.operation) {
    case Operation::discretion: return node.index == discretion_ ? rising : fixed;
    case Operation::decision_amount:
    case Operation::decision_paid_by:
    case Operation::decision_qualifies: return other_decision(node);
    case Operation::fact: {
      const auto rule = book_.computed_facts.find({static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)});
      return rule == book_.computed_facts.end() ? fixed : of(book_.outline[rule->second].node);
    }
    case Operation::subtract: return both(of(node.inputs[0]), flipped(of(node.inputs[1])));
    case Operation::at_least:
    case Operation::more_than: return both(of(node.inputs[0]), flipped(of(node.inputs[1])));
    case Operation::negate:
    case Operation::negation: return flipped(of(node.inputs[0]));
    case Operation::multiply: return product(node);
    case Operation::divide: return quotient(node);
    case Operation::tiers:
    case Operation::slices: return table(node);
    case Operation::elected:
    case Operation::choose: return choice(node, 1);
    case Operation::reading: return choice(node, 0);
    case Operation::first_that:
    case Operation::first_row: return choice(node, node.inputs.size() / 2);
    default: return together(node);
  }
}

// Sums, joined conditions, extremes and roundings keep the direction of their parts; what does not is mixed if it depends.
Direction Directions::together(const Node& node) {
  const Rises rises = row_of(node.operation).rises;
  Direction direction = fixed;
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    const Direction input = of(node.inputs[i]);
    if (input == fixed) continue;
    if (rises == Rises::no_input || (rises == Rises::first_input && i > 0)) return mixed;
    direction = both(direction, input);
  }
  return direction;
}

Direction Directions::product(const Node& node) {
  const Direction a = of(node.inputs[0]), b = of(node.inputs[1]);
  const Sign x = sign(node.inputs[0]), y = sign(node.inputs[1]);
  if (a == fixed) return scaled(b, x);
  if (b == fixed) return scaled(a, y);
  return a == b && x == Sign::not_negative && y == Sign::not_negative ? a : mixed;
}

Direction Directions::quotient(const Node& node) {
  const Direction a = of(node.inputs[0]), b = of(node.inputs[1]);
  const Sign x = sign(node.inputs[0]), y = sign(node.inputs[1]);
  if (b == fixed) return scaled(a, y);
  if (a != fixed || y == Sign::any) return mixed;
  return flipped(scaled(b, x));  // one side of zero throughout
}

Direction Directions::table(const Node& node) {
  const Direction input = of(node.inputs[0]);
  if (input == fixed || input == mixed) return input;
  std::vector<const std::vector<TierRow>*> tables{&node.table};
  if (node.index >= 0) {
    tables.clear();
    for (const ParameterValue& value : book_.declarations.parameters[static_cast<std::size_t>(node.index)].values) tables.push_back(&value.rows);
  }
  for (const auto* rows : tables) {
    Rational before = node.constant;  // below the lowest row
    for (const TierRow& row : *rows) {
      const bool falls = node.operation == Operation::slices ? row.gives.sign() < 0 : row.gives < before;
      if (falls) return mixed;
      before = row.gives;
    }
  }
  return input;
}

Direction Directions::choice(const Node& node, std::size_t selectors) {
  Direction branches = fixed, selector = fixed;
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    if (i < selectors) selector = both(selector, of(node.inputs[i]));
    else branches = either(branches, of(node.inputs[i]));
  }
  if (selector == fixed) return branches;
  // A condition turns once over the range: between two fixed branches the result moves once.
  const bool two = selectors == 1 && book_.graph[node.inputs[0]].type.kind == TypeKind::truth;
  return branches == fixed && two && selector != mixed ? one_way : mixed;
}

Direction Directions::other_decision(const Node& node) {
  const auto number = book_.provision(node.names[0]);
  if (!number) return fixed;
  const Provision& provision = book_.provisions[*number];
  Direction conditions = fixed;
  for (const auto& condition : {provision.applies, provision.when}) {
    if (condition) conditions = both(conditions, of(book_.outline[*condition].node));
  }
  if (node.operation == Operation::decision_qualifies || !provision.pays) return conditions;
  const Direction amount = of(book_.outline[*provision.pays].node);
  return conditions == fixed ? amount : amount == fixed ? one_way : mixed;
}

Sign Directions::sign(NodeId id) {
  const auto known = signs_.find(id);
  if (known != signs_.end()) return known->second;
  const Sign found = sign_of(book_.graph[id]);
  signs_.emplace(id, found);
  return found;
}

Sign Directions::sign_of(const Node& node) {
  using enum Operation;
  const auto all_alike = [&](std::size_t from) {
    const Sign first = sign(node.inputs[from]);
    for (std::size_t i = from; i < node.inputs.size(); ++i) {
      if (sign(node.inputs[i]) != first) return Sign::any;
    }
    return first;
  };
  switch (node.operation) {
    case Operation::constant: return sign_between(node.constant, node.constant);
    case discretion: {
      const Discretion& declared = book_.declarations.discretions[static_cast<std::size_t>(node.index)];
      return sign_between(declared.lowest, declared.highest);
    }
    case parameter: {
      Sign all = Sign::not_negative;
      for (const ParameterValue& value : book_.declarations.parameters[static_cast<std::size_t>(node.index)].values) {
        if (value.amount.sign() < 0 || !value.damaged.empty()) all = Sign::any;
      }
      return all;
    }
    case fact: {
      const auto& range = book_.schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)].range;
      return range ? sign_between(range->low, range->high) : Sign::any;
    }
    case whole_steps:
    case list_count_surely:
    case list_count_possibly:
    case days_between:
    case full_months:
    case overlap:
    case year_number:
    case decision_paid_by:
    case decision_amount: return Sign::not_negative;
    case multiply:
    case divide: return product_sign(sign(node.inputs[0]), sign(node.inputs[1]));
    case agree:
    case add:
    case least: return all_alike(0);
    case greatest: {
      for (NodeId input : node.inputs) {
        if (sign(input) == Sign::not_negative) return Sign::not_negative;
      }
      return all_alike(0);
    }
    case rounded: return sign(node.inputs[0]);
    case elected:
    case choose: return all_alike(1);
    case first_row: return all_alike(node.inputs.size() / 2);
    case capped_if_known: return all_alike(0);
    case reading: return all_alike(0);
    case list_sum:
    case list_highest: return sign(node.inputs[1]);
    case tiers: {
      bool below = node.constant.sign() < 0;
      for (const TierRow& row : node.table) below = below || row.gives.sign() < 0;
      if (node.index >= 0) {
        for (const ParameterValue& value : book_.declarations.parameters[static_cast<std::size_t>(node.index)].values) {
          for (const TierRow& row : value.rows) below = below || row.gives.sign() < 0;
        }
      }
      return below ? Sign::any : Sign::not_negative;
    }
    default: return Sign::any;
  }
}

}  // namespace duixian::graph
