// Raw columns as the records of a pack, through the interface by which tables are loaded in bulk.
#pragma once

#include "columns/records.h"
#include "contest/raw_columns.h"

namespace speed {

// Empties `raw` as it goes, so that no column is held twice. Ends the program where the schema lacks a column.
void fill(duixian::columns::Records& records, RawColumns raw);

}  // namespace speed
