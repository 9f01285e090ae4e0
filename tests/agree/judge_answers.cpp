#include "agree/judge_answers.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "report/scratch_folder.h"

namespace duixian::agree {

namespace {

std::vector<std::string> words(const std::string& line, std::size_t from) {
  std::vector<std::string> all;
  std::istringstream rest(line.substr(std::min(from, line.size())));
  for (std::string word; rest >> word;) all.push_back(word);
  return all;
}

Answers read(std::istream& out) {
  Answers answers;
  for (std::string line; std::getline(out, line) && line != "end";) {
    if (line.starts_with("answer ")) {
      const auto numbers = words(line, 7);
      answers.push_back({std::stoul(numbers.at(0)), static_cast<columns::Row>(std::stoul(numbers.at(1))), {}, "", "", {}});
    } else if (line.starts_with("corner")) {
      answers.back().corners.push_back(words(line, 6));
    } else if (line.starts_with("decision ")) {
      answers.back().decision = line.substr(9);
    } else if (line.starts_with("shares ")) {
      answers.back().shares = line.substr(7);
    }
  }
  return answers;
}

}  // namespace

std::vector<Answers> judge_answers(const std::vector<const Loaded*>& scenarios) {
  const report::ScratchFolder folder;
  {
    std::ofstream in(folder / "scenarios", std::ios::binary);
    for (const Loaded* one : scenarios) in << judged_form(*one);
  }
  const std::string at = folder.path().string();
  const std::string command = "python3 '" DUIXIAN_ROOT "/tests/agree/judge' < '" + at + "/scenarios' > '" + at + "/answers' 2> '" + at + "/errors'";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("the judge stopped:\n" + folder.read("errors"));
  std::ifstream out(folder / "answers", std::ios::binary);
  std::vector<Answers> all;
  for (std::size_t i = 0; i < scenarios.size(); ++i) all.push_back(read(out));
  return all;
}

}  // namespace duixian::agree
