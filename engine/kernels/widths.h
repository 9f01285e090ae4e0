// The kernels as compiled for each width; on other processors than x86-64 there are only the plain ones.
#pragma once

#include "kernels/kernels.h"

namespace duixian::kernels {

extern const Kernels plain_kernels;   // any processor
extern const Kernels avx2_kernels;    // x86-64-v3
extern const Kernels avx512_kernels;  // x86-64-v4

}  // namespace duixian::kernels
