// Folds over the members of a list: families lie together, so that a sum is the difference of two running sums, and whether
// any member is so a difference of two counts of bits.
#include <algorithm>

#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

// Where each family begins among the batch's members.
struct Families {
  Batch& batch;
  int owner, member;
  const Row* starts;
  Row first;
  std::size_t count;

  Families(Batch& of, int owner_entity, int member_entity)
      : batch(of), owner(owner_entity), member(member_entity), starts(nullptr), first(of.first(member_entity)), count(of.rows(owner_entity)) {
    const auto& all = of.table(member_entity).first_child;
    starts = all.empty() ? nullptr : all.data() + of.first(owner_entity);
  }
  template <class Visit>
  void each(const Visit& visit) const {
    for (std::size_t row = 0; row < count; ++row) {
      if (starts) {
        visit(row, starts[row] - first, starts[row + 1] - first);
      } else {
        visit(row, std::size_t{0}, std::size_t{0});
      }
    }
  }
};

// Of each family, how many rows have the bit, or whether any has.
kernels::Families families_of(Batch& batch, int owner, int member) {
  const auto& all = batch.table(member).first_child;
  if (all.empty()) return {};
  return {all.data() + batch.first(owner), batch.first(member), batch.rows(owner)};
}

struct List {
  Lowering& to;
  const Node& node;
  int owner, member;

  List(Lowering& lowering, const Node& of) : to(lowering), node(of), owner(of.scope), member(static_cast<int>(of.index)) {}
  [[nodiscard]] bool is_register() const { return node.detail < 0; }  // else a list of names, with or without records

  [[nodiscard]] const columns::Table& table() const { return to.records().table(static_cast<std::size_t>(member)); }
  // How many bits are set before each word.
  [[nodiscard]] Slot counts_before(Slot bits) const {
    return to.lanes(member, {bits}, [member_ = member, bits, &kernels = to.kernels()](Batch& batch, Lane* out) {
      kernels.counts_before(batch.bits(bits), out, batch.words(member_));
    });
  }

  // Owners of which at least one member has the bit.
  [[nodiscard]] Slot some(Slot bits) const {
    if (bits == no_rows) return no_rows;
    const Slot before = counts_before(bits);
    return to.bits(owner, {bits, before}, [owner_ = owner, member_ = member, bits, before, &kernels = to.kernels()](Batch& batch, Word* out) {
      std::fill_n(out, batch.words(owner_), Word{0});
      kernels.family_any(batch.bits(bits), batch.lanes(before), families_of(batch, owner_, member_), out);
    });
  }

  // Owners whose list is given: with members, or said to be empty, or by a register that is complete.
  [[nodiscard]] Slot given() const {
    if (to.records().schema().entities[static_cast<std::size_t>(member)].missing) return every_row;
    if (table().every_list_given) return every_row;
    const columns::Records* records = &to.records();
    return to.bits(owner, {}, [owner_ = owner, member_ = member, records](Batch& batch, Word* out) {
      std::fill_n(out, batch.words(owner_), Word{0});
      Families(batch, owner_, member_).each([&](std::size_t row, std::size_t from, std::size_t to_) {
        const bool is = from != to_ || records->list_is_given(static_cast<std::size_t>(member_), batch.first(owner_) + static_cast<Row>(row));
        out[row / 64] |= Word{is} << (row % 64);
      });
    });
  }

  [[nodiscard]] Slot unknown_filter(const Truth& filter) const {
    return to.without(member, every_row, to.either(member, filter.yes, filter.no));
  }

  // The filter does not say no, and the value is not known; or the filter itself is not.
  [[nodiscard]] Slot doubtful(const Truth& filter, Slot known) const {
    const Slot possible = to.without(member, every_row, filter.no);
    return to.without(member, possible, to.both(member, filter.yes, known));
  }

  [[nodiscard]] Int128 longest() const { return table().longest_family; }
};

// A body that can be added up: a number, or a constant as one.
std::optional<Number> body_of(Lowering& to, int scope, const Form& body) {
  if (body.is_number()) return body.number.divisor ? std::nullopt : without_offset(to, scope, body.number);
  if (!body.is_constant() || !body.constant.known || body.constant.list) return std::nullopt;
  const auto step = common_step({value_of(body)});
  const auto one = step ? side(body, *step) : std::nullopt;
  if (!one) return std::nullopt;
  Number made;
  made.scale = *step;
  made.known = every_row;
  made.range = hull({}, one->range);
  made.lanes = to.lanes(scope, {}, [scope, value = one->plus](Batch& batch, Lane* out) { std::fill_n(out, batch.words(scope) * kernels::word_lanes, value); });
  return made;
}

FormResult counted(Lowering& to, const Node& node, Forms in, bool possibly) {
  const List list(to, node);
  if (!list.is_register()) return std::nullopt;
  const Truth filter = to.truth(in[0]);
  const Slot bits = possibly ? to.without(list.member, every_row, filter.no) : filter.yes;
  Number made;
  made.known = list.given();
  made.range = {0, list.longest()};
  const Slot before = list.counts_before(bits);
  made.lanes = to.lanes(list.owner, {bits, before}, [owner = list.owner, member = list.member, bits, before, &kernels = to.kernels()](Batch& batch, Lane* out) {
    std::fill_n(out, batch.rows(owner), Lane{0});
    kernels.family_counts(batch.bits(bits), batch.lanes(before), families_of(batch, owner, member), out);
  });
  return number_form(list.owner, made);
}

}  // namespace

FormResult column_list_sum(Lowering& to, const Node& node, Forms in) {
  const List list(to, node);
  const auto body = list.is_register() ? body_of(to, list.member, in[1]) : std::nullopt;
  const auto range = body ? times(body->range, {0, list.longest()}) : std::nullopt;
  if (!range || !within(*range, lane_limit)) return std::nullopt;
  const Truth filter = to.truth(in[0]);
  const Slot counts = to.both(list.member, filter.yes, body->known);
  const Slot running = to.lanes(list.member, {counts, body->lanes}, [member = list.member, counts, lanes = body->lanes, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.running_sums(batch.bits(counts), {batch.lanes(lanes)}, out, batch.words(member));
  });
  Number made;
  made.known = to.without(list.owner, list.given(), list.some(list.doubtful(filter, body->known)));
  made.scale = body->scale;
  made.range = *range;
  made.lanes = to.lanes(list.owner, {running}, [owner = list.owner, member = list.member, running](Batch& batch, Lane* out) {
    const Lane* sums = batch.lanes(running);
    Families(batch, owner, member).each([&](std::size_t row, std::size_t from, std::size_t to_) {
      out[row] = static_cast<Lane>(static_cast<Word>(sums[to_]) - static_cast<Word>(sums[from]));
    });
  });
  return checked(list.owner, made);
}

FormResult column_list_highest(Lowering& to, const Node& node, Forms in) {
  const List list(to, node);
  const auto body = list.is_register() ? body_of(to, list.member, in[1]) : std::nullopt;
  if (!body || body->scale.sign() < 0) return std::nullopt;
  const Truth filter = to.truth(in[0]);
  const Slot counts = to.both(list.member, filter.yes, body->known);
  Number made;
  made.known = to.without(list.owner, list.given(), list.some(list.doubtful(filter, body->known)));
  made.scale = body->scale;
  made.range = hull({}, body->range);
  made.lanes = to.lanes(list.owner, {counts, body->lanes}, [owner = list.owner, member = list.member, counts, lanes = body->lanes](Batch& batch, Lane* out) {
    const Word* bits = batch.bits(counts);
    const Lane* values = batch.lanes(lanes);
    Families(batch, owner, member).each([&](std::size_t row, std::size_t from, std::size_t to_) {
      bool any = false;
      Lane best = 0;
      for (std::size_t at = from; at < to_; ++at) {
        if ((bits[at / 64] >> (at % 64) & 1) == 0) continue;
        best = any ? std::max(best, values[at]) : values[at];
        any = true;
      }
      out[row] = best;
    });
  });
  return checked(list.owner, made);
}

FormResult column_list_count_surely(Lowering& to, const Node& node, Forms in) { return counted(to, node, in, false); }
FormResult column_list_count_possibly(Lowering& to, const Node& node, Forms in) { return counted(to, node, in, true); }

FormResult column_list_any(Lowering& to, const Node& node, Forms in) {
  const List list(to, node);
  if (!list.is_register()) return std::nullopt;
  const Truth filter = to.truth(in[0]), body = to.truth(in[1]);
  const int member = list.member, owner = list.owner;
  const Slot surely = to.both(member, filter.yes, body.yes);
  const Slot never = to.either(member, filter.no, body.no);
  const Slot possible = to.without(member, every_row, never);
  const Slot yes = to.both(owner, list.given(), list.some(surely));
  return truth_form(owner, yes, to.without(owner, list.given(), list.some(possible)));
}

// Nothing proves the clause for an empty list: there it is false.
FormResult column_list_every(Lowering& to, const Node& node, Forms in) {
  const List list(to, node);
  if (!list.is_register()) return std::nullopt;
  const Truth filter = to.truth(in[0]), body = to.truth(in[1]);
  const int member = list.member, owner = list.owner;
  const Slot given = list.given();
  const Slot fails = list.some(to.both(member, filter.yes, body.no));
  const Slot surely = list.some(filter.yes);
  const Slot possible = list.some(to.without(member, every_row, filter.no));
  const Slot open = list.some(to.without(member, to.without(member, every_row, filter.no), body.yes));  // perhaps counted, not surely so
  const Slot no = to.both(owner, given, to.either(owner, fails, to.without(owner, every_row, possible)));
  const Slot yes = to.without(owner, to.both(owner, given, surely), open);
  return truth_form(owner, yes, no);
}

}  // namespace duixian::graph
