#include "agree/column_answers.h"

#include "agree/row_answers.h"
#include "evaluate/bind.h"
#include "evaluate/column_executor.h"

namespace duixian::agree {

namespace {

bool bit(const std::uint64_t* bits, std::size_t at) { return (bits[at / 64] >> (at % 64) & 1) != 0; }

void reasons(const evaluate::Program& program, const evaluate::ProvisionDecisions& decisions, const evaluate::DecisionBlock& block, columns::Row row, Answer& answer) {
  if (!block.reasons) return;
  const std::size_t at = row - block.first;
  for (std::size_t i = 0; i < decisions.conditions.size(); ++i) {
    const graph::NodeId node = program.node(program.provisions[decisions.bound], decisions.conditions[i]);
    const bool fails = bit(block.reasons + 2 * i * block.words(), at), unknown = bit(block.reasons + (2 * i + 1) * block.words(), at);
    answer.reasons[std::to_string(node.index)] = fails && unknown ? "fails and unknown" : fails ? "0" : unknown ? "?" : "1";
  }
}

Answers answers_of(const evaluate::Program& program, const evaluate::ColumnDecisions& decisions, Coverage* coverage) {
  Answers answers;
  for (std::size_t i = 0; i < program.provisions.size(); ++i) {
    const evaluate::ProvisionDecisions& of = *decisions.provisions[i];
    for (const evaluate::DecisionBlock& block : of.blocks) {
      evaluate::each_decision(block, [&](columns::Row row, const evaluate::RowDecision& one) {
        Answer& answer = answers.emplace_back();
        answer.provision = i;
        answer.row = row;
        const auto end = [&](std::int64_t sum) { return one.has_sum ? std::optional(sum) : std::nullopt; };
        answer.decision = to_text(one.outcome, end(one.lowest), end(one.highest));
        const evaluate::RowDecision asked = evaluate::decision_of(of, row);
        if (!(asked == one)) answer.decision += ", asked for alone: " + to_text(asked.outcome, std::optional(asked.lowest), std::optional(asked.highest));
        reasons(program, of, block, row, answer);
        if (coverage) coverage->meet(block.one_by_one.contains(row) ? "left to the rows" : "told in columns");
      });
    }
  }
  return answers;
}

evaluate::ColumnOptions options_of(const ColumnVariant& variant) {
  evaluate::ColumnOptions options;
  options.threads = variant.threads;
  options.batch_rows = variant.batch_rows;
  options.reasons = true;
  return options;
}

evaluate::LowerOptions lowering_of(const ColumnVariant& variant) {
  evaluate::LowerOptions lowering;
  lowering.kernels = variant.kernels;
  return lowering;
}

}  // namespace

std::string to_text(const ColumnVariant& variant) {
  return std::string("columns, ") + variant.kernels->name + ", batches of " + std::to_string(variant.batch_rows) + ", " + std::to_string(variant.threads) + " threads";
}

Answers column_answers(const Loaded& loaded, const ColumnVariant& variant, Coverage* coverage) {
  const evaluate::ColumnProgram columns = evaluate::lower(*loaded.program, *loaded.records, lowering_of(variant));
  return answers_of(*loaded.program, evaluate::decide_all(*loaded.program, columns, *loaded.records, options_of(variant)), coverage);
}

Answers changed_answers(const Loaded& loaded, const ColumnVariant& variant) {
  evaluate::Settings usual = loaded.program->settings;
  usual.readings.clear();
  const auto before = evaluate::bind(*loaded.pack, usual, *loaded.names);
  const evaluate::ColumnProgram columns = evaluate::lower(*before, *loaded.records, lowering_of(variant));
  const auto decided = evaluate::decide_all(*before, columns, *loaded.records, options_of(variant));
  return answers_of(*loaded.program, evaluate::decide_changed(*before, *loaded.program, *loaded.records, columns.on_file, decided, options_of(variant)), nullptr);
}

}  // namespace duixian::agree
