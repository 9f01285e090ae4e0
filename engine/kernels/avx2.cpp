#include "kernels/bodies.h"
#include "kernels/widths.h"

namespace duixian::kernels {

const Kernels avx2_kernels = made_for("avx2");

}  // namespace duixian::kernels
