package org.wayworth.analytics.best;

/** A row of {@code best-items.sql}: how the best customers and the rest rate one item. */
record BestItem(String item, long nBest, long nRest, double meanBest, double meanRest, double sdBest, double sdRest) {

    double difference() {
        return meanBest - meanRest;
    }

    /** Of the difference, unequal variances. */
    double standardError() {
        return Math.sqrt(sdBest * sdBest / nBest + sdRest * sdRest / nRest);
    }
}
