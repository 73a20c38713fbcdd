/** What satisfaction, loyalty and advocacy hang on: single questions of a survey against an outcome. */
@NullMarked
package org.wayworth.analytics.drivers;

import org.jspecify.annotations.NullMarked;
