/** Made-up companies whose truth is known, written as files and imported by the usual door. */
@NullMarked
package org.wayworth.analytics.worlds;

import org.jspecify.annotations.NullMarked;
