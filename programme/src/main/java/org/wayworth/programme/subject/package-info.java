/**
 * What every subject of the programme is made of: a record whose components describe themselves, versions that are never
 * overwritten, and edits that never lose each other. Door: {@link org.wayworth.programme.subject.Programme}.
 */
@NullMarked
package org.wayworth.programme.subject;

import org.jspecify.annotations.NullMarked;
