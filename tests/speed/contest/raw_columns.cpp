#include "contest/raw_columns.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace speed {

namespace {

namespace fs = std::filesystem;

template <class T>
std::vector<T> read_values(const fs::path& path, std::size_t count) {
  std::vector<T> values(count);
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(T)));
  if (!file) throw std::runtime_error(path.string() + " is shorter than columns.json says");
  return values;
}

std::vector<std::uint64_t> all_known(std::size_t rows) { return std::vector<std::uint64_t>((rows + 63) / 64, ~std::uint64_t{0}); }

template <class T>
void repeat_values(std::vector<T>& values, std::size_t times) {
  const std::size_t once = values.size();
  values.reserve(once * times);
  for (std::size_t i = 1; i < times; ++i) values.insert(values.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(once));
}

std::vector<std::uint64_t> repeated_bits(const std::vector<std::uint64_t>& bits, std::size_t rows, std::size_t times) {
  std::vector<std::uint64_t> all((rows * times + 63) / 64);
  for (std::size_t row = 0; row < rows * times; ++row) all[row / 64] |= std::uint64_t{is_known(bits, row % rows)} << (row % 64);
  return all;
}

void repeat_all(RawColumns& raw, std::size_t times) {
  for (RawColumn& column : raw.columns) {
    column.known = repeated_bits(column.known, column.values.size(), times);
    repeat_values(column.values, times);
  }
  repeat_values(raw.owners, times);
  for (std::size_t i = 0; i < raw.owners.size(); ++i) raw.owners[i] += static_cast<std::uint32_t>(i / raw.projects * raw.enterprises);
  raw.enterprises *= times, raw.projects *= times;
}

}  // namespace

const RawColumn& RawColumns::operator[](const std::string& name) const {
  for (const RawColumn& column : columns) {
    const std::string owner = column.entity == "enterprise" ? "" : column.entity + "_";
    if (name == owner + column.fact + (column.year != 0 ? "_" + std::to_string(column.year) : "")) return column;
  }
  throw std::runtime_error("there is no raw column " + name);
}

RawColumns read_raw_columns(const fs::path& folder, std::size_t rows, std::size_t repeat) {
  std::ifstream file(folder / "columns.json");
  if (!file) throw std::runtime_error(folder.string() + " has no columns.json; make_data.py writes one");
  const auto told = nlohmann::json::parse(file);
  RawColumns raw;
  raw.enterprises = told["rows"]["enterprise"], raw.projects = told["rows"]["project"];
  raw.owners = read_values<std::uint32_t>(folder / told["owners"]["project"].get<std::string>(), raw.projects);
  if (rows != 0 && rows < raw.enterprises) {
    raw.enterprises = rows;
    raw.owners.resize(static_cast<std::size_t>(std::lower_bound(raw.owners.begin(), raw.owners.end(), rows) - raw.owners.begin()));
    raw.projects = raw.owners.size();
  }
  for (const auto& one : told["columns"]) {
    RawColumn column{one["entity"], one["fact"], one["kind"], one["year"], one["denominator"], one["names"], {}, {}};
    const std::size_t count = column.entity == "enterprise" ? raw.enterprises : raw.projects;
    column.values = read_values<std::int64_t>(folder / one["values"].get<std::string>(), count);
    column.known = one["known"].is_null() ? all_known(count) : read_values<std::uint64_t>(folder / one["known"].get<std::string>(), (count + 63) / 64);
    raw.columns.push_back(std::move(column));
  }
  if (repeat > 1) repeat_all(raw, repeat);
  return raw;
}

}  // namespace speed
