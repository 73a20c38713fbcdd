/** What a change in satisfaction would be worth, and on which assumptions. */
@NullMarked
package org.wayworth.analytics.whatif;

import org.jspecify.annotations.NullMarked;
