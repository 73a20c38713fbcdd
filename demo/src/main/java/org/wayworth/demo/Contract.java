package org.wayworth.demo;

/**
 * How long a subscription runs: while satisfaction is neutral it ends at the constant rate of the age band; each point
 * multiplies that rate until the half-year of the wave is over.
 */
record Contract(Customer customer, Effects effects) {

    private static final double DAYS_PER_YEAR = 365;
    /** Spread of the answers around a customer's mean: for what to expect of the waves that are still to come. */
    private static final double SCORE_VARIANCE = 3.1;

    /** Ends per day. */
    double rate(double score) {
        return neutralRate() * StrictMath.pow(effects.churnRatioPerPoint(), score - Effects.NEUTRAL);
    }

    private double neutralRate() {
        return customer.age().contractEndsPerYear / DAYS_PER_YEAR;
    }

    /** The mean rate over the answers of a later wave: the mean of a lognormal. */
    private double laterRate(int day) {
        double logRatio = StrictMath.log(effects.churnRatioPerPoint());
        return rate(customer.meanScore(day)) * StrictMath.exp(logRatio * logRatio * SCORE_VARIANCE / 2);
    }

    /** The first day on or after {@code day} on which a box is due. */
    int firstBoxFrom(int day) {
        int first = customer.joined() + Plan.DAYS_TO_FIRST_BOX;
        int boxes = Math.max(0, Math.floorDiv(day - first + Plan.DAYS_BETWEEN_BOXES - 1, Plan.DAYS_BETWEEN_BOXES));
        return first + boxes * Plan.DAYS_BETWEEN_BOXES;
    }

    /** Pounds that boxes can be expected to bring over the 365 days after a wave, given its score. */
    double expectedPounds(Wave wave, double score) {
        double rate = rate(score);
        double laterRate = laterRate(wave.until);
        double boxes = 0;
        for (int due = firstBoxFrom(wave.landmark + 1);
                due <= wave.landmark + Days.YEAR;
                due += Plan.DAYS_BETWEEN_BOXES) {
            int within = Math.min(due, wave.until) - wave.landmark;
            int after = Math.max(0, due - wave.until);
            boxes += StrictMath.exp(-rate * within - laterRate * after);
        }
        return boxes * customer.plan().poundsPerBox();
    }
}
