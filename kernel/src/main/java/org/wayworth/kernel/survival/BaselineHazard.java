package org.wayworth.kernel.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Vector;

/**
 * The hazard that a Cox model leaves free, accumulated over time, for a row at the mean of every column: Breslow's
 * estimate, or Efron's where ties were treated his way.
 *
 * @param mean of every column
 */
public record BaselineHazard(List<Stratum> strata, Vector coefficients, Vector mean) {

    /**
     * @param stratum its number as given, 0 when there are none
     * @param times event times
     * @param cumulative hazard up to and including each time
     */
    public record Stratum(int stratum, Vector times, Vector cumulative) {

        double at(double time) {
            int line = Arrays.binarySearch(times.toArray(), time);
            int last = line >= 0 ? line : -line - 2;
            return last < 0 ? 0 : cumulative.at(last);
        }
    }

    public BaselineHazard {
        strata = List.copyOf(strata);
    }

    static BaselineHazard of(CoxLikelihood likelihood, double[] coefficients) {
        CoxRows rows = likelihood.rows;
        double[] accumulated = likelihood.accumulatedHazard(null);
        List<Stratum> strata = new ArrayList<>();
        int from = 0;
        for (int s = 0; s < rows.slots(); s++) {
            if (s + 1 == rows.slots() || rows.stratumStart[s + 1] != rows.stratumStart[s]) {
                strata.add(new Stratum(
                        rows.slotStratum[s],
                        Vector.of(Arrays.copyOfRange(rows.slotTime, from, s + 1)),
                        Vector.of(Arrays.copyOfRange(accumulated, from, s + 1))));
                from = s + 1;
            }
        }
        return new BaselineHazard(strata, Vector.of(coefficients), Vector.of(rows.mean));
    }

    /**
     * The probability of no event by {@code time}.
     *
     * @param row one value a column
     * @param stratum as given to the fit, 0 when there was none
     */
    public double survival(double[] row, double time, int stratum) {
        if (row.length != mean.size()) {
            throw new IllegalArgumentException("row must have " + mean.size() + " values, not " + row.length);
        }
        double log = 0;
        for (int j = 0; j < row.length; j++) {
            log += coefficients.at(j) * (row[j] - mean.at(j));
        }
        return Math.exp(-find(stratum).at(time) * Math.exp(log));
    }

    private Stratum find(int stratum) {
        for (Stratum s : strata) {
            if (s.stratum() == stratum) {
                return s;
            }
        }
        throw new IllegalArgumentException("stratum must be one that had events, not " + stratum);
    }
}
