package org.wayworth.kernel.lifetime;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Contracts whose renewal fell due, by how many renewals they had come to: those that were kept and those that ended.
 * Contracts need not be seen from their beginning: one that is first seen after three renewals counts from the fourth
 * on, which is right where those that had ended before are not among the others either (left truncation).
 */
public final class Renewals {

    private final double[] kept;
    private final double[] lost;
    private final long contracts;

    /**
     * @param kept at the first renewal, the second …
     * @param lost likewise
     * @param contracts how many there are; each may be due many times
     */
    public Renewals(double[] kept, double[] lost, long contracts) {
        if (kept.length != lost.length) {
            throw new IllegalArgumentException(
                    "kept and lost must be as long, not " + kept.length + " and " + lost.length);
        }
        for (int t = 0; t < kept.length; t++) {
            if (!(kept[t] >= 0 && lost[t] >= 0 && kept[t] + lost[t] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("kept and lost must be finite and 0 or more, not "
                        + Arrays.toString(kept) + " and " + Arrays.toString(lost));
            }
        }
        Magnitude.require("kept", kept);
        Magnitude.require("lost", lost);
        this.kept = kept.clone();
        this.lost = lost.clone();
        this.contracts = contracts;
    }

    /** @param survivors contracts at the start, after the first renewal was due, after the second … */
    public static Renewals ofCohort(double[] survivors) {
        if (survivors.length == 0) {
            throw new IllegalArgumentException("survivors must begin with the contracts at the start, not be empty");
        }
        int periods = survivors.length - 1;
        double[] lost = new double[periods];
        for (int t = 0; t <= periods; t++) {
            if (!(survivors[t] >= 0 && survivors[t] < Double.POSITIVE_INFINITY)
                    || (t > 0 && survivors[t] > survivors[t - 1])) {
                throw new IllegalArgumentException(
                        "survivors must be 0 or more and never rise, not " + Arrays.toString(survivors));
            }
            if (t > 0) {
                lost[t - 1] = survivors[t - 1] - survivors[t];
            }
        }
        return new Renewals(Arrays.copyOfRange(survivors, 1, periods + 1), lost, Math.round(survivors[0]));
    }

    /** The last renewal that was due for anyone. */
    public int periods() {
        return kept.length;
    }

    /** @param t 1 for the first renewal */
    public double kept(int t) {
        return kept[t - 1];
    }

    public double lost(int t) {
        return lost[t - 1];
    }

    public double allKept() {
        return Arrays.stream(kept).sum();
    }

    public double allLost() {
        return Arrays.stream(lost).sum();
    }

    public long contracts() {
        return contracts;
    }

    /** Renewals that were due for somebody. */
    int seen() {
        int seen = 0;
        for (int t = 0; t < kept.length; t++) {
            seen += kept[t] + lost[t] > 0 ? 1 : 0;
        }
        return seen;
    }
}
