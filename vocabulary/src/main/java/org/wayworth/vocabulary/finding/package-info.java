/**
 * Findings and refusals as JSON, written and read: whatever was written once can be read back, whichever build wrote
 * it. Doors: {@link org.wayworth.vocabulary.finding.FindingJson} and {@link org.wayworth.vocabulary.finding.FindingReader}.
 */
@NullMarked
package org.wayworth.vocabulary.finding;

import org.jspecify.annotations.NullMarked;
