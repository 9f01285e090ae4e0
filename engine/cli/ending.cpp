#include "cli/ending.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <new>
#include <string>
#include <system_error>
#include <thread>

#include "duixian/doors/report.h"

namespace duixian::cli {

namespace {

// Made at the start, for there may be no memory for them later; never destroyed, for the end may come while the program ends.
struct Messages {
  std::string interrupted, no_memory;
};
const Messages* messages = nullptr;

// No destructors and no memory are needed for this.
[[noreturn]] void end(const std::string& message, int code) {
  abandon_output();
  (void)!::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(code);
}

// Those that the caller has not asked to be ignored, as a shell does for what it runs in the background.
sigset_t signals_to_heed() {
  sigset_t heeded;
  ::sigemptyset(&heeded);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) ::sigaddset(&heeded, signal);
  }
  return heeded;
}

}  // namespace

void end_without_memory() { end(messages->no_memory, exit_wrong); }

void watch_for_the_end(const Options& options) {
  const std::string line = options.progress ? "\r\033[K" : "";  // over the progress bar
  messages = new Messages{line + Message{"已中断；没有留下写了一半的文件\n", "interrupted; no half-written file is left\n"}.in(options.language),
                          line + Message{"内存不足：请用 --memory（如 --memory 1GiB）分份计算、用 --threads 减少线程，或放宽内存限制（ulimit -v）；没有留下写了一半的文件\n",
                             "out of memory: compute in parts (--memory 1GiB, say), use fewer threads (--threads), or raise the limit (ulimit -v); no half-written file is left\n"}.in(options.language)};
  std::set_new_handler([] { end_without_memory(); });
  const sigset_t heeded = signals_to_heed();
  sigset_t before;
  ::pthread_sigmask(SIG_BLOCK, &heeded, &before);  // threads inherit it: only the one below takes them
  try {
    std::thread([heeded] {
      int signal = 0;
      while (::sigwait(&heeded, &signal) != 0) {
      }
      end(messages->interrupted, exit_interrupted);
    }).detach();
  } catch (const std::system_error&) {  // no thread to be had: the system ends the program, as it does any other
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
}

}  // namespace duixian::cli
