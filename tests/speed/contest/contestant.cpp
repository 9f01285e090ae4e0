#include "contest/contestant.h"

#include <cstdio>
#include <exception>
#include <iostream>

namespace speed {

namespace {

std::string answer(const std::map<std::string, Command>& commands, const std::string& line) {
  const auto space = line.find(' ');
  const std::string name = line.substr(0, space);
  const auto found = commands.find(name);
  if (found == commands.end()) return "{\"unknown\": \"" + name + "\"}";
  return found->second(space == std::string::npos ? "" : line.substr(space + 1));
}

}  // namespace

int serve(const std::string& ready, const std::map<std::string, Command>& commands) try {
  std::cout << "{\"ready\": " << ready << "}" << std::endl;
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(commands, line) << std::endl;
  return 0;
} catch (const std::exception& wrong) {
  std::cerr << wrong.what() << '\n';
  return 2;
}

std::string told(const std::string& key, double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.9g", value);
  return "{\"" + key + "\": " + text + "}";
}

std::string option(int count, char** words, const std::string& name, const std::string& fallback) {
  for (int i = 1; i + 1 < count; ++i) {
    if (words[i] == name) return words[i + 1];
  }
  return fallback;
}

bool flag(int count, char** words, const std::string& name) {
  for (int i = 1; i < count; ++i) {
    if (words[i] == name) return true;
  }
  return false;
}

ResultFiles::ResultFiles(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  outcomes_.exceptions(std::ios::badbit | std::ios::failbit);
  amounts_.exceptions(std::ios::badbit | std::ios::failbit);
  outcomes_.open(folder / "outcomes.u8", std::ios::binary);
  amounts_.open(folder / "amounts.i64", std::ios::binary);
}

void ResultFiles::add(const std::vector<std::uint8_t>& outcomes, const std::vector<std::int64_t>& amounts) {
  outcomes_.write(reinterpret_cast<const char*>(outcomes.data()), static_cast<std::streamsize>(outcomes.size()));
  amounts_.write(reinterpret_cast<const char*>(amounts.data()), static_cast<std::streamsize>(amounts.size() * sizeof(std::int64_t)));
  outcomes_.flush(), amounts_.flush();
}

}  // namespace speed
