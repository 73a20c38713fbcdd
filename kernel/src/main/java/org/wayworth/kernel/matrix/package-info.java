/** Cross-products of tall data in one pass, and the small symmetric algebra that follows: Cholesky, QR, eigenvalues. */
@NullMarked
package org.wayworth.kernel.matrix;

import org.jspecify.annotations.NullMarked;
