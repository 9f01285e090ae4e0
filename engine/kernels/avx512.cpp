#include "kernels/bodies.h"
#include "kernels/widths.h"

namespace duixian::kernels {

const Kernels avx512_kernels = made_for("avx512");

}  // namespace duixian::kernels
