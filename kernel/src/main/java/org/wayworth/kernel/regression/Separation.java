package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;

/**
 * Watches Newton's steps for a direction that tells the classes apart (Albert and Anderson 1984, Biometrika 71(1)).
 *
 * <p>On separated rows the loss falls like exp(−margin), and Newton's step raises every margin by about 1 for ever,
 * while the rest of the coefficients settle. Once the rest has settled, the step itself is the proof: no row lies on
 * the wrong side of it.
 */
final class Separation implements Glm.Watch {

    /** By then what is left of the other rows' pull is exp(−12), about 6e-6 of a step. */
    private static final int SETTLED = 12;

    private static final double SLACK = 1e-4;
    /** Columns with at least this share of the largest standardised part of the direction are named. */
    private static final double NAMED = 0.05;

    /** Which side of a direction is right for a row. */
    enum Kind {
        /** Yes above or on it, no below or on it. */
        YES_OR_NO,
        /** Amounts on it, nothings on it or below. */
        AMOUNT
    }

    private final Design design;
    private final double[] y;
    private final double @Nullable [] weights;
    private final Kind kind;

    Separation(Design design, double[] y, double @Nullable [] weights, Kind kind) {
        this.design = design;
        this.y = y;
        this.weights = weights;
        this.kind = kind;
    }

    @Override
    public @Nullable Fit<Glm.Solution> look(int round, Glm.State state, double[] step) {
        if (round < SETTLED || Glm.largest(step) < 0.05 || !separates(step)) {
            return null;
        }
        double largest = 0;
        for (int j = 1; j < step.length; j++) {
            largest = Math.max(largest, Math.abs(step[j]));
        }
        double least = NAMED * largest;
        int[] columns = IntStream.range(0, step.length - 1)
                .filter(j -> Math.abs(step[j + 1]) >= least)
                .toArray();
        return Fit.impossible(
                Fit.Reason.SEPARATED,
                "columns " + Arrays.stream(columns).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                        + " (counted from 0) tell "
                        + (kind == Kind.YES_OR_NO ? "yes from no" : "nothing from something")
                        + " without error in some rows and never wrongly",
                (kind == Kind.YES_OR_NO ? "use Firth's penalty, or " : "drop those rows, or ")
                        + "leave the column out and say so",
                columns);
    }

    /** Whether every row lies on its own side of the direction, or on the boundary. */
    private boolean separates(double[] direction) {
        double[][] row = new double[design.width][1];
        double least = 0;
        double most = 0;
        for (int i = 0; i < design.n; i++) {
            if (weights != null && weights[i] == 0) {
                continue;
            }
            design.fill(i, i + 1, row);
            double margin = 0;
            for (int j = 0; j < direction.length; j++) {
                margin += direction[j] * row[j][0];
            }
            least = Math.min(least, -wrong(margin, y[i]));
            most = Math.max(most, right(margin, y[i]));
        }
        return most > 0 && least >= -SLACK * most;
    }

    /** How far a row lies on its right side. */
    private double right(double margin, double outcome) {
        if (kind == Kind.YES_OR_NO) {
            return Math.max(0, outcome == 1 ? margin : -margin);
        }
        return outcome > 0 ? 0 : Math.max(0, -margin);
    }

    private double wrong(double margin, double outcome) {
        if (kind == Kind.YES_OR_NO) {
            return Math.max(0, outcome == 1 ? -margin : margin);
        }
        return outcome > 0 ? Math.abs(margin) : Math.max(0, margin);
    }
}
