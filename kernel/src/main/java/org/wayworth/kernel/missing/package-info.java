/** Answers that are not there: moments that use every row ({@link org.wayworth.kernel.missing.EmMoments}), and pooling of several completed data sets ({@link org.wayworth.kernel.missing.RubinPool}). */
@NullMarked
package org.wayworth.kernel.missing;

import org.jspecify.annotations.NullMarked;
