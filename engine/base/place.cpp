#include "duixian/words/dossier.h"

namespace duixian {

std::string to_text(const Place& place) {
  if (place.row == 0) return {};
  std::string letters;
  for (int column = place.column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  if (place.sheet.empty()) return place.file + ":" + std::to_string(place.row) + ":" + std::to_string(place.column);
  return place.file + " " + place.sheet + "!" + letters + std::to_string(place.row);
}

}  // namespace duixian
