#include "doors/subject_decisions.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "doors/condition_texts.h"
#include "evaluate/decide.h"
#include "ledger/records_digest.h"

namespace duixian {

namespace {

constexpr std::size_t chunk_rows = 64;
constexpr std::size_t chunks_ahead = 4;  // a thread: bounds what waits to be visited

using Decisions = std::vector<Decision>;

// The rows of one entity, decided in chunks by several threads and handed over in order.
class Line {
 public:
  Line(const evaluate::Program& program, const columns::Records& records, std::size_t entity, unsigned threads)
      : program_(program), records_(records), entity_(entity), rows_(ledger::rows_by_key(records, entity)), ahead_(chunks_ahead * threads) {
    for (const auto& bound : program.provisions) {
      if (program.book().provisions[bound.provision].subject == entity) provisions_.push_back(&bound);
    }
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Line() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  bool each(const std::function<bool(std::size_t, columns::Row, std::span<const Decision>)>& visit) {
    for (std::size_t chunk = 0; chunk * chunk_rows < rows_.size(); ++chunk) {
      const std::vector<Decisions> decided = wait_for(chunk);
      for (std::size_t i = 0; i < decided.size(); ++i) {
        if (!visit(entity_, rows_[chunk * chunk_rows + i], decided[i])) return false;
      }
    }
    return true;
  }

 private:
  std::vector<Decisions> wait_for(std::size_t chunk) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.contains(chunk); });
    auto node = done_.extract(chunk);
    visited_ = chunk + 1;
    changed_.notify_all();
    return std::move(node.mapped());
  }

  std::optional<std::size_t> next_chunk() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ < visited_ + ahead_; });
    if (stopped_ || next_ * chunk_rows >= rows_.size()) return std::nullopt;
    return next_++;
  }

  void work() {
    evaluate::Decider decider(program_, records_);
    while (const auto chunk = next_chunk()) {
      std::vector<Decisions> decided;
      for (std::size_t at = *chunk * chunk_rows; at < std::min(rows_.size(), (*chunk + 1) * chunk_rows); ++at) {
        Decisions& of_subject = decided.emplace_back();
        for (const evaluate::BoundProvision* bound : provisions_) {
          of_subject.push_back(decider.decide(*bound, rows_[at]));
          write_condition_texts(of_subject.back());
        }
      }
      const std::lock_guard lock(mutex_);
      done_[*chunk] = std::move(decided);
      changed_.notify_all();
    }
  }

  const evaluate::Program& program_;
  const columns::Records& records_;
  std::size_t entity_;
  std::vector<columns::Row> rows_;
  std::vector<const evaluate::BoundProvision*> provisions_;
  std::size_t ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, std::vector<Decisions>> done_;
  std::size_t next_ = 0, visited_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;  // last: they see all of the above
};

std::set<std::size_t> entities_of(const evaluate::Program& program) {
  std::set<std::size_t> entities;
  for (const auto& bound : program.provisions) entities.insert(program.book().provisions[bound.provision].subject);
  return entities;
}

}  // namespace

void each_subject(const evaluate::Program& program, const columns::Records& records, unsigned threads,
                  const std::function<bool(std::size_t, columns::Row, std::span<const Decision>)>& visit) {
  for (const std::size_t entity : entities_of(program)) {
    Line line(program, records, entity, std::max(threads, 1U));
    if (!line.each(visit)) return;
  }
}

std::uint64_t count_subjects(const evaluate::Program& program, const columns::Records& records) {
  std::uint64_t count = 0;
  for (const std::size_t entity : entities_of(program)) count += records.table(entity).rows();
  return count;
}

}  // namespace duixian
