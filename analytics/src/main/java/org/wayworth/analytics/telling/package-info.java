/**
 * What every analysis says, built in one place: findings, refusals, checks, the account of the sample, and what the
 * kernel found in the reader's words.
 */
@NullMarked
package org.wayworth.analytics.telling;

import org.jspecify.annotations.NullMarked;
