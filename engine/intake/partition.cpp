#include "intake/partition.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "columns/text_index.h"
#include "intake/key_column.h"
#include "intake/key_text.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

constexpr std::size_t buckets = 1 << 16;
constexpr std::uint64_t row_bytes = 96, fact_bytes = 10;  // a row's key and index; a value, its known bit and its place

std::size_t bucket_of(std::uint64_t root) { return root % buckets; }

std::uint64_t bytes_of_row(const TablePlan& plan) {
  const auto facts = std::ranges::count_if(plan.header.columns, [](const PlannedColumn& column) { return column.role == ColumnRole::fact || column.role == ColumnRole::list; });
  return row_bytes + fact_bytes * static_cast<std::uint64_t>(facts);
}

// The rows below the header go to a function.
template <class Take>
class EachRow final : public RowSink {
 public:
  EachRow(const TablePlan& plan, Take take) : plan_(plan), take_(std::move(take)) {}
  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    if (number > plan_.header.row) take_(cells);
    return true;
  }

 private:
  const TablePlan& plan_;
  Take take_;
};

template <class Take>
std::optional<Diagnostic> each_row(const TablePlan& plan, Take take) {
  EachRow<Take> sink(plan, std::move(take));
  return plan.source->read(sink);
}

// A table, of which one part's rows are handed on.
class PartOfTable final : public TableSource {
 public:
  PartOfTable(const Partition& partition, const TablePlan& plan, std::size_t part) : partition_(partition), plan_(plan), part_(part) {}

  [[nodiscard]] const std::string& file() const override { return plan_.source->file(); }
  [[nodiscard]] const std::string& sheet() const override { return plan_.source->sheet(); }
  [[nodiscard]] std::uint64_t bytes() const override { return plan_.source->bytes(); }
  [[nodiscard]] bool days_from_1904() const override { return plan_.source->days_from_1904(); }
  [[nodiscard]] std::uint64_t position() const override { return plan_.source->position(); }
  [[nodiscard]] bool rows_can_slip() const override { return plan_.source->rows_can_slip(); }
  [[nodiscard]] Diagnostics notes() const override { return part_ == 0 ? plan_.source->notes() : Diagnostics(); }

  [[nodiscard]] std::optional<Diagnostic> read(RowSink& sink) override {
    Filter filter(*this, sink);
    return plan_.source->read(filter);
  }

 private:
  class Filter final : public RowSink {
   public:
    Filter(PartOfTable& table, RowSink& sink) : table_(table), finder_(table.partition_, table.plan_), sink_(sink) {}
    bool row(std::uint32_t number, std::span<const Cell> cells) override {
      const bool own = number <= table_.plan_.header.row || finder_.part(cells) == table_.part_;
      return !own || sink_.row(number, cells);
    }
    void settle() override { sink_.settle(); }

   private:
    PartOfTable& table_;
    Partition::RowFinder finder_;
    RowSink& sink_;
  };

  const Partition& partition_;
  const TablePlan& plan_;
  std::size_t part_;
};

}  // namespace

Partition::RowFinder::RowFinder(const Partition& partition, const TablePlan& plan) : partition_(partition), plan_(plan) {
  const EntitySchema& entity = partition.schema_->entities[plan.entity];
  if (const PlannedColumn* key = plan.header.find(ColumnRole::key)) key_cell_ = key->column - 1;
  if (const PlannedColumn* owner = plan.header.find(ColumnRole::owner_key)) owner_cell_ = owner->column - 1;
  codes_ = holds_codes(entity, key_cell_ ? plan.header.headings[*key_cell_] : "");
  owner_codes_ = entity.owner && holds_codes(partition.schema_->entities[*entity.owner], "");
}

const std::string& Partition::RowFinder::own_key(std::span<const Cell> cells) {
  const bool given = key_cell_ && *key_cell_ < cells.size() && read_key(cells[*key_cell_], codes_, key_) == KeyState::given;
  if (!given) key_.clear();
  return key_;
}

std::optional<std::uint64_t> Partition::RowFinder::root(std::span<const Cell> cells) {
  const auto owner = partition_.schema_->entities[plan_.entity].owner;
  if (!owner) {
    const std::string& key = own_key(cells);
    return key.empty() ? std::nullopt : std::optional(columns::hash_text(key));
  }
  const bool given = owner_cell_ && *owner_cell_ < cells.size() && read_key(cells[*owner_cell_], owner_codes_, key_) == KeyState::given;
  if (!given) return std::nullopt;
  const std::uint64_t hash = columns::hash_text(key_);
  if (!partition_.schema_->entities[*owner].owner) return hash;
  const auto& known = partition_.belongings_[*owner];
  const auto at = std::lower_bound(known.begin(), known.end(), Belonging{hash, 0});
  return at != known.end() && at->key == hash ? std::optional(at->root) : std::nullopt;
}

std::size_t Partition::RowFinder::part(std::span<const Cell> cells) {
  const auto found = root(cells);
  return found ? partition_.part_of_bucket_[bucket_of(*found)] : 0;
}

std::unique_ptr<TableSource> Partition::part_of(const TablePlan& plan, std::size_t part) const { return std::make_unique<PartOfTable>(*this, plan, part); }

// One look at all tables, owners first.
class Partition::Survey {
 public:
  Survey(Partition& partition, const std::vector<TablePlan>& plans, std::uint64_t bytes_a_part, const std::set<std::string>& watched)
      : partition_(partition), plans_(plans), limit_(std::max<std::uint64_t>(bytes_a_part, 1)), watched_(watched), bytes_(buckets) {}

  Diagnostics make() {
    partition_.belongings_.resize(partition_.schema_->entities.size());
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (auto wrong = look_at(plans_[i])) return {*std::move(wrong)};
      const bool last = i + 1 == plans_.size() || plans_[i + 1].entity != plans_[i].entity;
      if (auto wrong = last ? two_families(plans_[i]) : std::nullopt) return {*std::move(wrong)};
    }
    return share_out();
  }

 private:
  std::optional<Diagnostic> look_at(const TablePlan& plan) {
    RowFinder finder(partition_, plan);
    const EntitySchema& entity = partition_.schema_->entities[plan.entity];
    const bool belongs = entity.owner && !entity.key.empty() && (entity.list.empty() || owns_others(plan.entity));
    const std::uint64_t bytes = bytes_of_row(plan);
    return each_row(plan, [&, belongs, bytes](std::span<const Cell> cells) {
      const auto root = finder.root(cells);
      if (!root) return;
      bytes_[bucket_of(*root)] += bytes;
      if (!belongs && watched_.empty()) return;
      const std::string& key = finder.own_key(cells);
      if (key.empty()) return;
      if (watched_.contains(key)) partition_.seen_.insert(key);
      if (belongs) partition_.belongings_[plan.entity].push_back({columns::hash_text(key), *root});
    });
  }

  bool owns_others(std::size_t entity) const {
    return std::ranges::any_of(partition_.schema_->entities, [&](const EntitySchema& other) { return other.owner == entity; });
  }

  // A keyed subject belongs to one family.
  std::optional<Diagnostic> two_families(const TablePlan& plan) {
    auto& all = partition_.belongings_[plan.entity];
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    const auto twice = std::ranges::adjacent_find(all, [](const Belonging& a, const Belonging& b) { return a.key == b.key; });
    if (twice == all.end()) return std::nullopt;
    std::string name;
    RowFinder finder(partition_, plan);
    auto wrong = each_row(plan, [&](std::span<const Cell> cells) {
      const std::string& key = finder.own_key(cells);
      if (!key.empty() && columns::hash_text(key) == twice->key) name = key;
    });
    if (wrong) return wrong;
    return trouble("two-owners", plan.source->file(), {"“" + name + "”归属于两个不同的主体", "\"" + name + "\" belongs to two subjects"}, {"请核对后只保留一个", "check which is right and keep one"});
  }

  // The heaviest buckets first, each to the part that has least.
  Diagnostics share_out() {
    const std::uint64_t all = std::accumulate(bytes_.begin(), bytes_.end(), std::uint64_t{0});
    std::vector<std::size_t> order(buckets);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return bytes_[a] > bytes_[b]; });
    if (bytes_[order.front()] > limit_) return too_large(order.front());
    for (std::size_t parts = static_cast<std::size_t>((all + limit_ - 1) / limit_);; ++parts) {
      partition_.parts_ = std::max<std::size_t>(parts, 1);
      if (partition_.parts_ > 1000) return {too_small()};
      partition_.part_of_bucket_.assign(buckets, 0);
      std::vector<std::uint64_t> load(partition_.parts_);
      for (std::size_t bucket : order) {
        const auto least = std::ranges::min_element(load);
        *least += bytes_[bucket];
        partition_.part_of_bucket_[bucket] = static_cast<std::uint16_t>(least - load.begin());
      }
      if (std::ranges::max(load) <= limit_) return {};
    }
  }

  // Which family it is that does not fit.
  Diagnostics too_large(std::size_t bucket) {
    std::unordered_map<std::uint64_t, std::uint64_t> of_root;
    std::unordered_map<std::uint64_t, std::string> names;
    for (const TablePlan& plan : plans_) {
      RowFinder finder(partition_, plan);
      const bool is_root = !partition_.schema_->entities[plan.entity].owner;
      auto wrong = each_row(plan, [&](std::span<const Cell> cells) {
        const auto root = finder.root(cells);
        if (!root || bucket_of(*root) != bucket) return;
        of_root[*root] += bytes_of_row(plan);
        if (is_root) names[*root] = finder.own_key(cells);
      });
      if (wrong) return {*std::move(wrong)};
    }
    const auto largest = std::max_element(of_root.begin(), of_root.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (largest == of_root.end() || largest->second <= limit_) return {too_small()};
    const std::string mib = std::to_string((largest->second >> 20) + 1);
    return {trouble("family-too-large", "", {"“" + names[largest->first] + "”及其下属记录约需 " + mib + " MiB，超过 --memory 所允许的一份", "\"" + names[largest->first] + "\" with all that it owns needs about " + mib + " MiB, more than --memory allows for one part"},
                    {"把 --memory 调大", "set --memory higher"})};
  }

  static Diagnostic too_small() {
    return trouble("memory-too-small", "", {"--memory 太小，记录无法分份", "--memory is too small to divide the records"}, {"把 --memory 调大", "set --memory higher"});
  }

  Partition& partition_;
  const std::vector<TablePlan>& plans_;
  std::uint64_t limit_;
  const std::set<std::string>& watched_;
  std::vector<std::uint64_t> bytes_;  // by bucket
};

Result<std::shared_ptr<const Partition>> Partition::divide(const std::vector<TablePlan>& plans, const Schema& schema, std::uint64_t bytes_a_part, const std::set<std::string>& watched) {
  auto partition = std::make_shared<Partition>();
  partition->schema_ = &schema;
  Diagnostics wrong = Survey(*partition, plans, bytes_a_part, watched).make();
  if (!wrong.empty()) return wrong;
  return std::shared_ptr<const Partition>(std::move(partition));
}

}  // namespace duixian::intake
