package org.wayworth.analytics.drivers;

import org.wayworth.vocabulary.Unit;

/**
 * How much of the questions' variation one common factor explains: the first principal component of their correlations.
 * Where it is too much, a general impression colours all answers alike (halo; Thorndike 1920), and no order among the
 * questions means anything.
 *
 * <p>The first component of k questions that all correlate by r explains (1 + (k − 1) r) / k. So two questions reach 60%
 * at r = 0.20, and ten at r = 0.56: the limit depends on their number, and stands where r would be {@link #LIMIT}.
 *
 * @param share of the variation of all questions, 1/k to 1
 * @param questions k
 */
record CommonFactor(double share, int questions) {

    /** The correlation at which ten questions have a first component of 60%. */
    static final double LIMIT = 5.0 / 9;

    /** The largest share at which the questions can still be told apart. */
    double limit() {
        return (1 + (questions - 1) * LIMIT) / questions;
    }

    boolean isTooLarge() {
        return questions > 1 && share > limit();
    }

    /** "one common factor explains 31% (limit 60%)". */
    String text() {
        Unit percent = Unit.share("");
        return "one common factor explains " + percent.write(share) + " (limit " + percent.write(limit()) + ")";
    }
}
