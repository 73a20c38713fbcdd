package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.panel.Within;
import org.wayworth.kernel.regression.Ols;

/**
 * One regression within customers: effects of customer and of quarter are taken out (two-way fixed effects, Wooldridge
 * 2010), or each customer's own line over time, with indicators of the quarters beside it.
 */
final class WithinCustomers {

    private static final double LEVEL = 0.95;
    private static final String EXPOSURE = "exposure";

    /** What rounding leaves of a column that lies on its customers' lines, as a share of its spread. */
    private static final double DUST = 1e-9;

    private static final double DAYS_A_QUARTER = 365.25 / 4;

    private final double[] x;
    private final double[] y;
    private final int[] rows;
    private final int[] unit;
    private final int[] quarter;
    private final double[] day;
    private final int customers;
    private final boolean withoutTrends;

    /** @param answers rows of each customer, in order of time */
    WithinCustomers(double[] exposure, double[] outcome, double[] day, List<int[]> answers, boolean withoutTrends) {
        this.rows = answers.stream().flatMapToInt(Arrays::stream).toArray();
        this.x = Rows.pick(exposure, rows);
        this.y = Rows.pick(outcome, rows);
        this.day = Rows.pick(day, rows);
        this.unit = new int[rows.length];
        int next = 0;
        for (int u = 0; u < answers.size(); u++) {
            Arrays.fill(unit, next, next + answers.get(u).length, u);
            next += answers.get(u).length;
        }
        this.quarter = Arrays.stream(this.day)
                .mapToInt(d -> (int) Math.floor(d / DAYS_A_QUARTER))
                .toArray();
        this.customers = answers.size();
        this.withoutTrends = withoutTrends;
    }

    int customers() {
        return customers;
    }

    int answers() {
        return rows.length;
    }

    Fit<Estimate> slope() {
        return fit(new double[][] {x}, 0);
    }

    /** @param next the next exposure of each of all rows */
    Fit<SameCustomer.Lead> lead(double[] next) {
        return fit(new double[][] {x, Rows.pick(next, rows)}, 1)
                .map(slope -> new SameCustomer.Lead(
                        slope, PValue.student(slope.value() / slope.standardError(), customers - 1.0)));
    }

    private Fit<Estimate> fit(double[][] columns, int asked) {
        if (withoutTrends) {
            Covariates known = withoutLines(columns);
            if (known.ofGroup(EXPOSURE).length < columns.length) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_EVENTS,
                        "ratings of the same customer hardly differ but along a line of its own",
                        "ask the same customers again");
            }
            return Ols.fit(
                            known.columns(),
                            withoutLine(y),
                            Ols.Options.clustered(unit).withoutIntercept())
                    .map(result -> result.estimate(asked, LEVEL));
        }
        int[] periods = Arrays.stream(quarter).distinct().count() > 1 ? quarter : null;
        return Within.fit(columns, y, unit, periods, Within.WithinErrors.CLUSTERED_CORRECTED)
                .map(result -> result.estimate(asked, LEVEL));
    }

    /** The columns, and an indicator of each quarter that the lines do not tell. */
    private Covariates withoutLines(double[][] columns) {
        int[] quarters = Arrays.stream(quarter).sorted().distinct().toArray();
        Covariates known = Covariates.ofRows(rows.length);
        for (double[] column : columns) {
            known.number(EXPOSURE, withoutLine(column));
        }
        for (int k = 1; k < quarters.length; k++) {
            int one = quarters[k];
            known.number(
                    "quarter " + k,
                    withoutLine(Arrays.stream(quarter)
                            .mapToDouble(q -> q == one ? 1 : 0)
                            .toArray()));
        }
        return known.withoutDependent();
    }

    /** What each customer's own line over time leaves. */
    private double[] withoutLine(double[] values) {
        double[] left = new double[values.length];
        int from = 0;
        while (from < rows.length) {
            int to = from;
            while (to < rows.length && unit[to] == unit[from]) {
                to++;
            }
            subtractLine(values, left, from, to);
            from = to;
        }
        return left;
    }

    private void subtractLine(double[] values, double[] left, int from, int to) {
        double meanDay = Arrays.stream(day, from, to).average().orElseThrow();
        double mean = Arrays.stream(values, from, to).average().orElseThrow();
        double cross = 0;
        double square = 0;
        for (int i = from; i < to; i++) {
            cross += (day[i] - meanDay) * (values[i] - mean);
            square += (day[i] - meanDay) * (day[i] - meanDay);
        }
        double slope = square == 0 ? 0 : cross / square;
        for (int i = from; i < to; i++) {
            left[i] = values[i] - mean - slope * (day[i] - meanDay);
            if (Math.abs(left[i]) < DUST * (1 + Math.abs(mean))) {
                left[i] = 0;
            }
        }
    }

    double withinShare() {
        double[] sum = new double[customers];
        int[] count = new int[customers];
        for (int i = 0; i < x.length; i++) {
            sum[unit[i]] += x[i];
            count[unit[i]]++;
        }
        double mean = Arrays.stream(x).sum() / x.length;
        double within = 0;
        double all = 0;
        for (int i = 0; i < x.length; i++) {
            double own = x[i] - sum[unit[i]] / count[unit[i]];
            within += own * own;
            all += (x[i] - mean) * (x[i] - mean);
        }
        return within / all;
    }
}
