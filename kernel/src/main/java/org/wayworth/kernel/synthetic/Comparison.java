package org.wayworth.kernel.synthetic;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/**
 * Units seen over time, of which some are treated from one period on.
 *
 * <p>Rows are units: controls first here, whatever the order given.
 */
public final class Comparison {

    private final double[][] outcomes;
    private final int[] order;
    private final int controls;
    private final int before;

    private Comparison(double[][] outcomes, int[] order, int controls, int before) {
        this.outcomes = outcomes;
        this.order = order;
        this.controls = controls;
        this.before = before;
    }

    /**
     * @param outcomes {@code outcomes[i][t]}: unit i in period t; finite
     * @param treated whether unit i is treated after; at least one is, and at least two are not
     * @param before periods before treatment, at least 2; the rest, at least 1, are after
     */
    public static Comparison of(double[][] outcomes, boolean[] treated, int before) {
        int periods = Rows.count(outcomes);
        Rows.requireFinite(outcomes);
        Rows.requireLength("treated", treated.length, outcomes.length);
        if (before < 2 || before >= periods) {
            throw new IllegalArgumentException(
                    "before must be 2 to " + (periods - 1) + " of " + periods + " periods, not " + before);
        }
        int[] order = new int[treated.length];
        int next = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < treated.length; i++) {
                if (treated[i] == (pass == 1)) {
                    order[next++] = i;
                }
            }
        }
        int controls = 0;
        for (boolean t : treated) {
            controls += t ? 0 : 1;
        }
        if (controls < 2 || controls == treated.length) {
            throw new IllegalArgumentException("treated must leave at least 2 controls and name at least 1 unit, not "
                    + controls + " and " + (treated.length - controls));
        }
        return new Comparison(outcomes, order, controls, before);
    }

    /** Control {@code unit} (counted from 0) taken for the treated one; the really treated are left out. */
    Comparison placebo(int unit) {
        int[] units = new int[controls];
        int next = 0;
        for (int i = 0; i < controls; i++) {
            if (i != unit) {
                units[next++] = order[i];
            }
        }
        units[next] = order[unit];
        return new Comparison(outcomes, units, controls - 1, before);
    }

    /** Controls {@code chosen} (counted from 0) taken for treated ones; the really treated are left out. */
    Comparison placebos(int[] chosen) {
        boolean[] out = new boolean[controls];
        for (int unit : chosen) {
            out[unit] = true;
        }
        int[] units = new int[controls];
        int next = 0;
        for (int i = 0; i < controls; i++) {
            if (!out[i]) {
                units[next++] = order[i];
            }
        }
        for (int unit : chosen) {
            units[next++] = order[unit];
        }
        return new Comparison(outcomes, units, controls - chosen.length, before);
    }

    <R> Optional<Fit<R>> outOfMagnitude() {
        return Magnitude.out(outcomes);
    }

    int controls() {
        return controls;
    }

    int treated() {
        return order.length - controls;
    }

    int before() {
        return before;
    }

    int after() {
        return outcomes[0].length - before;
    }

    /** The row of control {@code i} in the table as given. */
    int row(int i) {
        return order[i];
    }

    double control(int i, int t) {
        return outcomes[order[i]][t];
    }

    /** Mean of the treated units in period {@code t}. */
    double treatedMean(int t) {
        double sum = 0;
        for (int i = controls; i < order.length; i++) {
            sum += outcomes[order[i]][t];
        }
        return sum / treated();
    }

    /** Mean of control {@code i} after. */
    double controlMeanAfter(int i) {
        return Arrays.stream(outcomes[order[i]], before, outcomes[0].length)
                .average()
                .orElse(0);
    }

    /** Standard deviation of the controls' changes from period to period before: how noisy a unit is; 0 with one change. */
    double noise() {
        int count = controls * (before - 1);
        if (count < 2) {
            return 0;
        }
        double mean = 0;
        for (int i = 0; i < controls; i++) {
            mean += (control(i, before - 1) - control(i, 0)) / count;
        }
        double squares = 0;
        for (int i = 0; i < controls; i++) {
            for (int t = 1; t < before; t++) {
                double change = control(i, t) - control(i, t - 1) - mean;
                squares += change * change;
            }
        }
        return StandardError.of(squares / (count - 1));
    }
}
