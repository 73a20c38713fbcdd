package org.wayworth.kernel.regression;

/** A law of the outcome given the linear predictor η, worked on a block of rows at a time. */
interface Family {

    /**
     * Fills {@code score} with −∂loss/∂η and {@code weight} with the expected ∂²loss/∂η²; both per row of weight 1.
     *
     * @param y outcomes, read from {@code from} on
     * @param loss filled with each row's negative log-likelihood, up to a constant
     */
    void evaluate(double[] y, int from, double[] eta, int rows, double[] loss, double[] score, double[] weight);

    /** The mean of the outcome at η. */
    double mean(double eta);

    /** The η whose mean is {@code mean}. */
    double link(double mean);

    /** Yes or no: log(1 + exp η) − yη. */
    Family LOGIT = new Family() {
        @Override
        public void evaluate(
                double[] y, int from, double[] eta, int rows, double[] loss, double[] score, double[] weight) {
            for (int i = 0; i < rows; i++) {
                double small = Math.exp(-Math.abs(eta[i]));
                double share = (eta[i] >= 0 ? 1 : small) / (1 + small);
                loss[i] = Math.max(eta[i], 0) + Math.log1p(small) - y[from + i] * eta[i];
                score[i] = y[from + i] - share;
                weight[i] = small / ((1 + small) * (1 + small));
            }
        }

        @Override
        public double mean(double eta) {
            return 1 / (1 + Math.exp(-eta));
        }

        @Override
        public double link(double mean) {
            return Math.log(mean / (1 - mean));
        }
    };

    /** Mean exp η, variance in proportion to it: exp η − yη. */
    Family POISSON = new Family() {
        @Override
        public void evaluate(
                double[] y, int from, double[] eta, int rows, double[] loss, double[] score, double[] weight) {
            for (int i = 0; i < rows; i++) {
                double mean = Math.exp(eta[i]);
                loss[i] = mean - y[from + i] * eta[i];
                score[i] = y[from + i] - mean;
                weight[i] = mean;
            }
        }

        @Override
        public double mean(double eta) {
            return Math.exp(eta);
        }

        @Override
        public double link(double mean) {
            return Math.log(mean);
        }
    };

    /** Mean exp η, variance in proportion to its square: y exp(−η) + η. */
    Family GAMMA = new Family() {
        @Override
        public void evaluate(
                double[] y, int from, double[] eta, int rows, double[] loss, double[] score, double[] weight) {
            for (int i = 0; i < rows; i++) {
                double ratio = y[from + i] * Math.exp(-eta[i]);
                loss[i] = ratio + eta[i];
                score[i] = ratio - 1;
                weight[i] = 1;
            }
        }

        @Override
        public double mean(double eta) {
            return Math.exp(eta);
        }

        @Override
        public double link(double mean) {
            return Math.log(mean);
        }
    };
}
