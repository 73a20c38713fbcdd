package org.wayworth.kernel.lifetime;

/** log(s(s+1)…(s+k−1)) = log Γ(s+k) − log Γ(s), with its derivatives in s, for k = 0, 1, 2 … */
final class Rising {

    private final double start;
    private int k;
    double log;
    double first;
    double second;

    Rising(double start) {
        this.start = start;
    }

    void next() {
        double factor = start + k++;
        log += Math.log(factor);
        first += 1 / factor;
        second -= 1 / (factor * factor);
    }
}
