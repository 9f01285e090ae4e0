#include "base/invariant.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace {

struct End {
  std::string said;  // on standard error
  int status = 0;
};

// Breaks a guarantee in a process of its own.
End broken_guarantee() {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    dup2(ends[1], STDERR_FILENO);
    duixian::invariant(1 + 1 == 3, "one and one are two");
    _exit(0);
  }
  close(ends[1]);
  End end;
  char letters[256];
  for (ssize_t count = 0; (count = read(ends[0], letters, sizeof letters)) > 0;) {
    end.said.append(letters, static_cast<std::size_t>(count));
  }
  close(ends[0]);
  waitpid(child, &end.status, 0);
  return end;
}

}  // namespace

TEST_CASE("a broken guarantee stops the program and says where and what") {
  const End end = broken_guarantee();
  CHECK(WIFSIGNALED(end.status));
  CHECK(end.said.find("invariant_test.cpp:") != std::string::npos);
  CHECK(end.said.find("one and one are two") != std::string::npos);
}

TEST_CASE("a guarantee that holds costs nothing") { duixian::invariant(1 + 1 == 2, "one and one are two"); }
