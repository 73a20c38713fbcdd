/**
 * Conditions over facts of a customer, in every form but the tree itself, which is a word of the vocabulary: the text that
 * people write, what is wrong with it, SQL, a sentence, and what holds of one customer. Door:
 * {@link org.wayworth.condition.Grammar}.
 */
@NullMarked
package org.wayworth.condition;

import org.jspecify.annotations.NullMarked;
