#include "intake/workbook.h"

#include <map>

#include "intake/trouble.h"
#include "intake/xml.h"

namespace duixian::intake {

namespace {

struct Relation {
  std::string target;
  std::string type;  // its last word: "worksheet", "sharedStrings", "styles", "officeDocument"
};

// What a part points to, by id.
class Relations final : public XmlSink {
 public:
  explicit Relations(std::string from) : from_(std::move(from)) {}

  void begin(std::string_view element, const Attributes& attributes) override {
    if (element != "Relationship") return;
    const std::string type(attributes.find("Type").value_or(""));
    by_id_[std::string(attributes.find("Id").value_or(""))] = {
        part_beside(from_, std::string(attributes.find("Target").value_or(""))), type.substr(type.rfind('/') + 1)};
  }
  void end(std::string_view) override {}

  [[nodiscard]] const Relation* by_id(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const Relation* of_type(std::string_view type) const {
    for (const auto& [id, relation] : by_id_) {
      if (relation.type == type) return &relation;
    }
    return nullptr;
  }

 private:
  std::string from_;
  std::map<std::string, Relation> by_id_;
};

class WorkbookCollector final : public XmlSink {
 public:
  explicit WorkbookCollector(const Relations& relations) : relations_(relations) {}

  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "workbookPr") days_from_1904 = attributes.is_true("date1904");
    if (element != "sheet") return;
    const Relation* relation = relations_.by_id(std::string(attributes.find("id").value_or("")));
    if (relation == nullptr || relation->type != "worksheet") return;
    sheets.push_back({std::string(attributes.find("name").value_or("")), relation->target,
                      attributes.find("state").value_or("visible") != "visible"});
  }
  void end(std::string_view) override {}

  std::vector<Sheet> sheets;
  bool days_from_1904 = false;

 private:
  const Relations& relations_;
};

std::string relations_of(const std::string& part) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  return folder + "_rels/" + (slash == std::string::npos ? part : part.substr(slash + 1)) + ".rels";
}

Result<std::string> main_part(const Package& package) {
  Relations relations("");
  if (auto wrong = read_xml(package, {"_rels/.rels"}, relations)) return *wrong;
  const Relation* main = relations.of_type("officeDocument");
  if (main == nullptr) return broken_workbook(package.file(), "_rels/.rels");
  return main->target;
}

}  // namespace

Result<std::shared_ptr<const Workbook>> open_workbook(const std::filesystem::path& path, const Limits& limits) {
  const auto state = state_of(path);
  if (!state) return state.diagnostics();
  auto package = Package::open(path, limits);
  if (!package) return package.diagnostics();
  const auto part = main_part(*package);
  if (!part) return part.diagnostics();
  Relations relations(*part);
  if (auto wrong = read_xml(*package, {relations_of(*part)}, relations)) return *wrong;
  WorkbookCollector collector(relations);
  if (auto wrong = read_xml(*package, {*part}, collector)) return *wrong;

  auto workbook = std::make_shared<Workbook>(Workbook{path, *state, *std::move(package), std::move(collector.sheets),
                                                      collector.days_from_1904, {}, {}});
  if (const Relation* strings = relations.of_type("sharedStrings"); strings != nullptr && workbook->package.has(strings->target)) {
    if (auto wrong = workbook->strings.read(workbook->package, strings->target)) return *wrong;
  }
  if (const Relation* styles = relations.of_type("styles"); styles != nullptr && workbook->package.has(styles->target)) {
    if (auto wrong = workbook->styles.read(workbook->package, styles->target)) return *wrong;
  }
  return std::shared_ptr<const Workbook>(std::move(workbook));
}

}  // namespace duixian::intake
