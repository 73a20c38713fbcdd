/**
 * The words that all modules share. Records, enums and interfaces; no files, no database, no statistics. Small and
 * closed: everything that Wayworth ever tells anyone is a {@link org.wayworth.vocabulary.Finding} or a refusal.
 */
@NullMarked
package org.wayworth.vocabulary;

import org.jspecify.annotations.NullMarked;
