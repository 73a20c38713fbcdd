/**
 * Answers that are not there: moments that use every row ({@link org.wayworth.kernel.missing.EmMoments}), whether what
 * is missing depends on what is there ({@link org.wayworth.kernel.missing.LittleTest}), and pooling of several completed
 * data sets ({@link org.wayworth.kernel.missing.RubinPool}).
 */
@NullMarked
package org.wayworth.kernel.missing;

import org.jspecify.annotations.NullMarked;
