// Work in numbered pieces, done on several threads and taken one piece after another in their order.
//
// Only a few pieces wait at a time, and each is used again for a later one, so that memory stays bounded however long the
// work is and however slow the taker. A thread that cannot be had is done without; what a worker throws is thrown on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace duixian {

template <class Piece>
class InOrder {
 public:
  InOrder(std::size_t pieces, unsigned threads) : pieces_(pieces), threads_(threads), ring_(threads < 2 ? 1 : std::size_t{3} * threads) {}

  // `new_worker()` gives each thread a worker of its own: work(number, piece) fills the piece. take(piece) runs on the calling
  // thread and stops all by returning false. Returns how many pieces were taken.
  template <class NewWorker, class Take>
  std::size_t run(const NewWorker& new_worker, Take take) {
    bool alone = threads_ < 2 || pieces_ < 2;
    if (!alone) {
      const Crew crew(*this, new_worker);
      alone = crew.empty();
      if (!alone) take_all(take);
    }
    if (alone) return run_alone(new_worker, take);
    if (failure_) std::rethrow_exception(failure_);
    return taken_;
  }

 private:
  struct Slot {
    Piece piece;
    bool made = false;
  };

  // The threads; they are told to end and waited for whatever happens to the taker.
  class Crew {
   public:
    template <class NewWorker>
    Crew(InOrder& owner, const NewWorker& new_worker) : owner_(owner) {
      try {
        for (unsigned i = 0; i < owner.threads_; ++i) threads_.emplace_back([&owner, &new_worker] { owner.work(new_worker); });
      } catch (const std::system_error&) {  // fewer, then
      }
    }
    ~Crew() {
      owner_.end();
      for (std::thread& thread : threads_) thread.join();
    }
    [[nodiscard]] bool empty() const { return threads_.empty(); }

   private:
    InOrder& owner_;
    std::vector<std::thread> threads_;
  };

  template <class NewWorker, class Take>
  std::size_t run_alone(const NewWorker& new_worker, Take& take) {
    auto work = new_worker();
    std::size_t at = 0;
    for (bool more = true; at < pieces_ && more; ++at) {
      work(at, ring_.front().piece);
      more = take(ring_.front().piece);
    }
    return at;
  }

  template <class Take>
  void take_all(Take& take) {
    for (std::size_t at = 0; at < pieces_; ++at) {
      Slot& slot = ring_[at % ring_.size()];
      if (!wait_until([&] { return slot.made; })) return;
      const bool more = take(slot.piece);
      const std::lock_guard lock(mutex_);
      slot.made = false;
      taken_ = at + 1;
      room_.notify_one();
      if (!more) return;
    }
  }

  template <class Ready>
  bool wait_until(Ready ready) {
    std::unique_lock lock(mutex_);
    made_.wait(lock, [&] { return ended_ || ready(); });
    return ready();
  }

  template <class NewWorker>
  void work(const NewWorker& new_worker) {
    try {
      auto work = new_worker();
      for (;;) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return ended_ || next_ == pieces_ || next_ < taken_ + ring_.size(); });
        if (ended_ || next_ == pieces_) return;
        const std::size_t at = next_++;
        lock.unlock();
        Slot& slot = ring_[at % ring_.size()];
        work(at, slot.piece);
        lock.lock();
        slot.made = true;
        made_.notify_one();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      ended_ = true;
      made_.notify_one();
      room_.notify_all();
    }
  }

  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    room_.notify_all();
  }

  std::size_t pieces_;
  unsigned threads_;
  std::vector<Slot> ring_;
  std::mutex mutex_;
  std::condition_variable made_, room_;
  std::size_t next_ = 0, taken_ = 0;
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace duixian
