#include "kernels/bodies.h"
#include "kernels/widths.h"

namespace duixian::kernels {

const Kernels plain_kernels = made_for("plain");

}  // namespace duixian::kernels
