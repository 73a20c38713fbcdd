package org.wayworth.kernel.difference;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;

/** The same units seen in each of several periods, and when each was first treated. */
public final class Panel {

    /** {@link #firstTreated} of a unit that never was. */
    public static final int NEVER = 0;

    private final int[] periods;
    private final double[][] outcomes;
    private final int[] firstTreated;
    private final double[][] covariates;
    private final int @Nullable [] cluster;
    private final int incomplete;

    private Panel(
            int[] periods,
            double[][] outcomes,
            int[] firstTreated,
            double[][] covariates,
            int @Nullable [] cluster,
            int incomplete) {
        this.periods = periods;
        this.outcomes = outcomes;
        this.firstTreated = firstTreated;
        this.covariates = covariates;
        this.cluster = cluster;
        this.incomplete = incomplete;
    }

    /**
     * @param periods rising numbers, e.g. years or months since some start, above 0
     * @param outcomes {@code outcomes[t][i]}: unit i in period t; finite
     * @param firstTreated a unit each: its first period with treatment, on the same count, or {@link #NEVER}
     */
    public static Panel of(int[] periods, double[][] outcomes, int[] firstTreated) {
        if (periods.length < 2 || periods.length != outcomes.length) {
            throw new IllegalArgumentException("periods and outcomes must have the same length of 2 or more, not "
                    + periods.length + " and " + outcomes.length);
        }
        for (int t = 0; t < periods.length; t++) {
            if (periods[t] <= (t == 0 ? 0 : periods[t - 1])) {
                throw new IllegalArgumentException(
                        "periods must rise from above 0, not be " + Arrays.toString(periods));
            }
        }
        Rows.requireLength("firstTreated", firstTreated.length, Rows.count(outcomes));
        Rows.requireFinite(outcomes);
        return new Panel(periods.clone(), outcomes, firstTreated.clone(), new double[0][], null, 0);
    }

    /**
     * From one row a unit and period, in any order. Units that lack a period are left out and counted.
     *
     * @param firstTreated of the row's unit; the same in all its rows
     */
    public static Panel ofRows(int[] unit, int[] period, double[] outcome, int[] firstTreated) {
        Rows.requireLength("period", period.length, unit.length);
        Rows.requireLength("outcome", outcome.length, unit.length);
        Rows.requireLength("firstTreated", firstTreated.length, unit.length);
        int[] periods = Arrays.stream(period).distinct().sorted().toArray();
        Int2IntOpenHashMap units = new Int2IntOpenHashMap();
        for (int u : unit) {
            units.putIfAbsent(u, units.size());
        }
        double[][] wide = new double[periods.length][units.size()];
        for (double[] row : wide) {
            Arrays.fill(row, Double.NaN);
        }
        int[] first = new int[units.size()];
        for (int i = 0; i < unit.length; i++) {
            int u = units.get(unit[i]);
            int t = Arrays.binarySearch(periods, period[i]);
            if (!Double.isNaN(wide[t][u])) {
                throw new IllegalArgumentException(
                        "each unit must have one row a period; unit " + unit[i] + " has more in period " + period[i]);
            }
            wide[t][u] = outcome[i];
            first[u] = firstTreated[i];
        }
        return complete(periods, wide, first);
    }

    private static Panel complete(int[] periods, double[][] wide, int[] first) {
        IntArrayList kept = new IntArrayList();
        for (int u = 0; u < first.length; u++) {
            int unit = u;
            if (Arrays.stream(wide).allMatch(row -> Double.isFinite(row[unit]))) {
                kept.add(u);
            }
        }
        double[][] outcomes = new double[periods.length][kept.size()];
        int[] treated = new int[kept.size()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = first[kept.getInt(i)];
            for (int t = 0; t < periods.length; t++) {
                outcomes[t][i] = wide[t][kept.getInt(i)];
            }
        }
        Panel panel = of(periods, outcomes, treated);
        return new Panel(
                panel.periods, outcomes, panel.firstTreated, panel.covariates, null, first.length - treated.length);
    }

    /** @param columns {@code columns[j][i]}: covariate j of unit i, measured before any treatment; finite */
    public Panel adjustedFor(double[][] columns) {
        Rows.requireLength("covariates", Rows.count(columns), units());
        Rows.requireFinite(columns);
        return new Panel(periods, outcomes, firstTreated, columns, cluster, incomplete);
    }

    /** Units with the same label err together, e.g. shops of one region. */
    public Panel clustered(int[] labels) {
        Rows.requireLength("cluster", labels.length, units());
        return new Panel(periods, outcomes, firstTreated, covariates, labels.clone(), incomplete);
    }

    public int units() {
        return firstTreated.length;
    }

    /** Units left out because they lack a period. */
    public int incomplete() {
        return incomplete;
    }

    <R> Optional<Fit<R>> outOfMagnitude() {
        return Magnitude.<R>out(outcomes).or(() -> Magnitude.out(covariates));
    }

    int periods() {
        return periods.length;
    }

    int period(int t) {
        return periods[t];
    }

    double[] outcomes(int t) {
        return outcomes[t];
    }

    double[][] covariates() {
        return covariates;
    }

    int @Nullable [] cluster() {
        return cluster;
    }

    /** The unit's first period with treatment; never, when it comes after the last one seen. */
    int firstTreated(int unit) {
        return firstTreated[unit] > periods[periods.length - 1] ? NEVER : firstTreated[unit];
    }

    /** Periods in which some unit was first treated, rising. */
    int[] groups() {
        int[] groups = new int[units()];
        Arrays.setAll(groups, this::firstTreated);
        return Arrays.stream(groups).filter(g -> g != NEVER).distinct().sorted().toArray();
    }
}
