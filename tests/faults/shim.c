// Stands between duixian and the system in tests: counts every write, sync, rename and removal of a file, and at the one asked
// for kills the process or lets the call fail.
//
//   FAULT_LOG=file     how many calls there were is written here when the process ends
//   FAULT_KILL_AT=n    SIGKILL right before the nth call
//   FAULT_FAIL_AT=n    the nth call fails, with FAULT_ERRNO
//   FAULT_READ_AT=n    the nth read fails with EIO
//   FAULT_ONLY=text    only files whose path holds this text
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls, reads;

static long number(const char* name) {
  const char* text = getenv(name);
  return text ? atol(text) : -1;
}

static int concerns_path(const char* path) {
  const char* only = getenv("FAULT_ONLY");
  return !only || (path && strstr(path, only));
}

static int concerns(int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return path[0] == '/' && strncmp(path, "/proc", 5) && strncmp(path, "/dev", 4) && concerns_path(path);
}

// Whether this call has to fail; errno is set.
static int fault(void) {
  ++calls;
  if (calls == number("FAULT_KILL_AT")) kill(getpid(), SIGKILL);
  if (calls != number("FAULT_FAIL_AT")) return 0;
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

static int read_fault(void) {
  if (++reads != number("FAULT_READ_AT")) return 0;
  errno = EIO;
  return 1;
}

__attribute__((destructor)) static void log_calls(void) {
  const char* path = getenv("FAULT_LOG");
  if (!path) return;
  FILE* log = fopen(path, "w");
  if (!log) return;
  fprintf(log, "%ld %ld\n", calls, reads);
  fclose(log);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(write)(descriptor, bytes, size);
}
ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(pwrite)(descriptor, bytes, size, at);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(pwrite64)(descriptor, bytes, size, at);
}
ssize_t pread(int descriptor, void* bytes, size_t size, off_t at) {
  if (concerns(descriptor) && read_fault()) return -1;
  return REAL(pread)(descriptor, bytes, size, at);
}
ssize_t pread64(int descriptor, void* bytes, size_t size, off64_t at) {
  if (concerns(descriptor) && read_fault()) return -1;
  return REAL(pread64)(descriptor, bytes, size, at);
}
int fsync(int descriptor) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(fsync)(descriptor);
}
int fdatasync(int descriptor) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(fdatasync)(descriptor);
}
int ftruncate(int descriptor, off_t size) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(ftruncate)(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) {
  if (concerns(descriptor) && fault()) return -1;
  return REAL(ftruncate64)(descriptor, size);
}
int unlink(const char* path) {
  if (concerns_path(path) && fault()) return -1;
  return REAL(unlink)(path);
}
int rename(const char* from, const char* to) {
  if (concerns_path(to) && fault()) return -1;
  return REAL(rename)(from, to);
}
