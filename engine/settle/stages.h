// What is settled for each enterprise by itself. Stages come in the order that Rules::stages gives.
#pragma once

#include "settle/family.h"

namespace duixian::settle {

void bars(Family& family);      // vetoes and lists
void once(Family& family);      // one-offs already paid
void gates(Family& family);     // approvals that one article asks of others
void stacking(Family& family);  // of what excludes each other the best set, or the one elected
void top_up(Family& family);    // what was paid before is made up to the higher
void caps(Family& family);
void cap(Family& family, std::size_t rule);  // one of them
void minimum(Family& family);

}  // namespace duixian::settle
