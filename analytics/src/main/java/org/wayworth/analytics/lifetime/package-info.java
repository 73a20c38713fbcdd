/** What customers will be worth, from how often and how recently they bought, or from how long contracts last. */
@NullMarked
package org.wayworth.analytics.lifetime;

import org.jspecify.annotations.NullMarked;
