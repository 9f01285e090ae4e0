// Many texts, one after another in large blocks: a million of them cost no allocation of their own.
//
// They never move: a view of a text stays valid as long as the texts live, whatever is added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duixian::columns {

class Texts {
 public:
  void add(std::string_view text) { views_.push_back(keep(text)); }
  void replace(std::size_t at, std::string_view by) { views_[at] = keep(by); }
  // order[new position] = old position
  void arrange(std::span<const std::uint32_t> order);
  // Room for so many texts.
  void expect(std::size_t texts);

  [[nodiscard]] std::size_t size() const { return views_.size(); }
  [[nodiscard]] std::string_view view(std::size_t at) const { return views_[at]; }
  [[nodiscard]] std::string operator[](std::size_t at) const { return std::string(views_[at]); }  // a copy
  [[nodiscard]] auto begin() const { return views_.begin(); }
  [[nodiscard]] auto end() const { return views_.end(); }

 private:
  struct Free {
    void operator()(char* block) const { std::free(block); }
  };
  [[nodiscard]] std::string_view keep(std::string_view text);
  void add_block(std::size_t at_least);

  std::vector<std::string_view> views_;
  std::vector<std::unique_ptr<char, Free>> blocks_;
  char* free_ = nullptr;       // the last block's rest
  std::size_t left_ = 0;       // bytes of it
  std::size_t block_bytes_ = 0;
};

}  // namespace duixian::columns
