// Reads what other programs have written: workbooks_test.py names the file and compares what is printed here.
#include <cstdlib>
#include <iostream>

#include "bureau.h"

using namespace duixian;
using namespace duixian::intake;

TEST_CASE("a file from elsewhere is read and its records printed", "[.foreign]") {
  const char* file = std::getenv("FOREIGN_FILE");
  REQUIRE(file != nullptr);
  Bureau bureau;
  Options options;
  options.year = 2006;
  auto records = read_records(file, bureau.schema, bureau.names, options);
  if (!records) {
    for (const Diagnostic& diagnostic : records.diagnostics()) std::cout << "error " << diagnostic.code << ' ' << diagnostic.cell << '\n';
    return;
  }
  bureau.records = std::make_unique<columns::Records>(*std::move(records));
  for (const Diagnostic& note : bureau.records->notes) std::cout << "note " << note.code << ' ' << note.cell << '\n';
  for (const std::string& key : keys_of(bureau.records->table(enterprises))) {
    std::cout << key;
    for (std::size_t i = 0; i < bureau.schema.entities[enterprises].facts.size(); ++i) {
      std::cout << '|' << bureau.value(enterprises, key, i, i == output ? 2006 : 0);
    }
    std::cout << '\n';
  }
}
