/**
 * One page and one address of data for every analysis, made from its card, its options and its outcome; no page
 * is written for a particular analysis. Door: {@link org.wayworth.app.analysis.AnalysisDesk}.
 */
@NullMarked
package org.wayworth.app.analysis;

import org.jspecify.annotations.NullMarked;
