#include "doors/ledger_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "duixian/doors/ledger.h"
#include "report/output_file.h"

namespace duixian {

namespace {

Diagnostic error(const char* code, const std::string& file, Message what, Message remedy) { return {Severity::error, code, file, 0, "", "", std::move(what), std::move(remedy)}; }

// Created for the owner alone, and only where nothing is yet.
Diagnostics write_new(const std::string& path, const std::string& text, unsigned mode) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0 && errno == EEXIST) return {error("key-exists", path, {"文件已存在，钥匙不会被覆盖", "the file exists, and a key is never overwritten"}, {"换一个文件名", "choose another name"})};
  if (descriptor < 0) return {report::cannot_write(path, errno)};
  const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  const int failure = errno;
  ::close(descriptor);
  if (written) return {};
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  return {report::cannot_write(path, failure)};
}

}  // namespace

Result<std::string> small_file(const std::string& path, const Message& what) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  if (failure || !std::filesystem::is_regular_file(path, failure)) return error("no-such-file", path, {"读不了" + what.zh, what.en + " cannot be read"}, {"检查路径和权限", "check the path and the permissions"});
  if (size > most_of_a_small_file) return error("file-too-large", path, {what.zh + "不会这么大", what.en + " is never that large"}, {"检查路径", "check the path"});
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || text.size() != size) return error("unreadable-file", path, {"读不了" + what.zh, what.en + " cannot be read"}, {"检查磁盘和权限", "check the disk and the permissions"});
  return text;
}

Result<ledger::SigningKey> secret_key(const std::string& path) {
  auto text = small_file(path, {"私钥文件", "the file of the secret key"});
  if (!text) return text.diagnostics();
  const auto key = ledger::signing_key_from(*text);
  if (key) return *key;
  const bool is_public = ledger::verifying_key_from(*text).has_value();
  if (is_public) return error("wrong-key", path, {"这是公钥，签名要用私钥", "this is a public key; signing takes the secret one"}, {"去掉 .pub 的那个文件", "name the file without .pub"});
  return error("no-key", path, {"这个文件不是钥匙，或已损坏", "this file is no key, or it is damaged"}, {"用 duixian key 新建，或取备份", "make one with duixian key, or take the backup"});
}

Result<ledger::VerifyingKey> public_key(const std::string& text) {
  std::string_view line = text;
  if (line.ends_with('\n')) line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
  const auto key = ledger::verifying_key_from(line);
  if (key && key->text() == line) return *key;
  if (ledger::signing_key_from(text)) return error("wrong-key", "", {"这是私钥，校验只要公钥；私钥不要给别人", "this is a secret key; checking takes the public one, and the secret one is for nobody else"}, {"用 .pub 文件", "use the file .pub"});
  return error("no-key", "", {"这不是公钥，或已损坏", "this is no public key, or it is damaged"}, {"向签发账本的部门要公钥", "ask the bureau that keeps the ledger for its public key"});
}

Result<std::string> ledger::file_text(const std::string& file) {
  auto text = small_file(file, {"文件", "the file"});
  if (text && text->empty()) return error("empty-file", file, {"文件是空的", "the file is empty"}, {"检查路径，或重新取一份", "check the path, or take another copy"});
  return text;
}

Diagnostics ledger::make_key(const std::string& file, const std::string& name) {
  if (!is_key_name(name)) return {error("key-name", file, {"钥匙名不能为空，也不能有空格和加号", "a key's name is not empty and holds no blanks and no plus sign"}, {"例如 changsha.example/ledger", "for example changsha.example/ledger"})};
  std::error_code failure;
  if (std::filesystem::exists(file + ".pub", failure)) return {error("key-exists", file + ".pub", {"文件已存在，钥匙不会被覆盖", "the file exists, and a key is never overwritten"}, {"换一个文件名", "choose another name"})};
  const SigningKey key = new_key(name);
  Diagnostics wrong = write_new(file, key.text() + "\n", 0600);
  if (wrong.empty()) wrong = write_new(file + ".pub", key.verifying().text() + "\n", 0644);
  return wrong;
}

}  // namespace duixian
