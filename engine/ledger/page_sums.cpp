#include "ledger/page_sums.h"

#include <sqlite3.h>

#include <bit>
#include <cstring>
#include <fstream>

#include "base/invariant.h"

namespace duixian::ledger {

namespace {

struct SummedFile {
  sqlite3_file base;
  bool is_database;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

SummedFile& summed(sqlite3_file* file) { return *reinterpret_cast<SummedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return summed(file).real(); }
sqlite3_vfs* below(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

void put_sum(unsigned char* page) {
  std::uint64_t sum = page_sum(page, page_bytes - page_sum_bytes);
  for (int i = 0; i < page_sum_bytes; ++i, sum >>= 8U) page[page_bytes - page_sum_bytes + i] = static_cast<unsigned char>(sum);
}

// SQLite leaves the reserved bytes of its pages to whoever reserved them, so they may be written in its own buffer.
int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  if (summed(file).is_database && size == page_bytes && at % page_bytes == 0) put_sum(static_cast<unsigned char*>(const_cast<void*>(bytes)));
  return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}

int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) { return real(file)->pMethods->xRead(real(file), bytes, size, at); }
int truncate(sqlite3_file* file, sqlite3_int64 size) { return real(file)->pMethods->xTruncate(real(file), size); }
int sync(sqlite3_file* file, int flags) { return real(file)->pMethods->xSync(real(file), flags); }
int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int is_reserved(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control(sqlite3_file* file, int what, void* with) { return real(file)->pMethods->xFileControl(real(file), what, with); }
int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int abilities(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

// Version 1: without shared memory and mapped pages, which would pass the sums by.
constexpr sqlite3_io_methods methods = {1, close, read, write, truncate, sync, file_size, lock, unlock, is_reserved, control, sector, abilities,
                                        nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  SummedFile& made = summed(file);
  made.is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  made.base.pMethods = nullptr;
  const int result = below(vfs)->xOpen(below(vfs), name, made.real(), flags, out);
  if (made.real()->pMethods != nullptr) made.base.pMethods = &methods;
  return result;
}

std::uint64_t big_endian(const unsigned char* bytes, int width) {
  std::uint64_t value = 0;
  for (int i = 0; i < width; ++i) value = value << 8U | bytes[i];
  return value;
}

}  // namespace

const char* page_sums_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    invariant(system != nullptr, "SQLite has a file system");
    sqlite3_vfs made = *system;  // everything but opening is its own; its functions look at nothing of ours but pAppData below
    made.zName = "duixian";
    made.szOsFile = static_cast<int>(sizeof(SummedFile)) + system->szOsFile;
    made.pNext = nullptr;
    made.pAppData = system;
    made.xOpen = open;
    made.xDelete = [](sqlite3_vfs* self, const char* name, int synced) { return below(self)->xDelete(below(self), name, synced); };
    made.xAccess = [](sqlite3_vfs* self, const char* name, int flags, int* out) { return below(self)->xAccess(below(self), name, flags, out); };
    made.xFullPathname = [](sqlite3_vfs* self, const char* name, int size, char* out) { return below(self)->xFullPathname(below(self), name, size, out); };
    return made;
  }();
  static const bool registered = sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  invariant(registered, "SQLite takes a file system of ours");
  return vfs.zName;
}

std::uint64_t page_sum(const unsigned char* page, std::size_t bytes) {
  constexpr std::uint64_t odd = 0x9e37'79b9'7f4a'7c15;
  std::uint64_t lanes[4] = {1, 2, 3, 4};
  for (std::size_t at = 0; at < bytes; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, page + at, std::min<std::size_t>(8, bytes - at));
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    std::uint64_t& lane = lanes[at / 8 % 4];
    lane = std::rotl((lane ^ word) * odd, 23);
  }
  std::uint64_t sum = bytes;
  for (const std::uint64_t lane : lanes) sum = std::rotl((sum ^ lane) * odd, 29);
  return sum;
}

PageFindings check_pages(const std::string& path) {
  PageFindings found;
  std::ifstream in(path, std::ios::binary);
  std::vector<unsigned char> page(page_bytes);
  for (std::uint64_t number = 1;; ++number) {
    in.read(reinterpret_cast<char*>(page.data()), page_bytes);
    const auto got = static_cast<std::uint64_t>(in.gcount());
    if (got == 0) break;
    found.bytes += got;
    if (number == 1 && got >= 32) found.pages = big_endian(page.data() + 28, 4);
    std::uint64_t stated = 0;
    for (int i = page_sum_bytes; i-- > 0;) stated = stated << 8U | page[static_cast<std::size_t>(page_bytes - page_sum_bytes + i)];
    if (got != page_bytes || page_sum(page.data(), page_bytes - page_sum_bytes) != stated) found.wrong.push_back(number);
  }
  found.expected = found.pages * page_bytes;
  return found;
}

}  // namespace duixian::ledger
