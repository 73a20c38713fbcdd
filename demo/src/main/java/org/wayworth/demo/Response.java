package org.wayworth.demo;

/** Who answers the half-yearly survey: the satisfied and the heavy more often, by factors that multiply. */
final class Response {

    static final double AT_NOUGHT = 0.12;
    static final double PER_POINT = 0.024;
    static final double HEAVY_POUNDS = 200;
    static final double HEAVY = 1.3;
    static final double LIGHT = 0.8;

    private Response() {}

    /** Probability of an answer, given the answer it would be and the revenue of the 365 days before. */
    static double share(int score, double pounds) {
        return (AT_NOUGHT + PER_POINT * score) * (pounds >= HEAVY_POUNDS ? HEAVY : LIGHT);
    }
}
