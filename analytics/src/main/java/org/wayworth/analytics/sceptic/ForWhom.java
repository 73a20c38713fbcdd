package org.wayworth.analytics.sceptic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.regression.Shrinkage;
import org.wayworth.kernel.regression.Wald;

/**
 * Whether a slope is another one for some groups: one joint test first, then each group's slope, and the same pulled
 * toward the common one by as much as chance alone moves them (empirical Bayes; Efron and Morris 1975).
 *
 * @param pValue that all groups have the same slope
 * @param groups in order of name; groups of fewer than {@value #FEWEST_ROWS} rows are one group, {@value #OTHERS}
 * @param leftOut the small groups where even together they are fewer than that
 */
public record ForWhom(double pValue, List<Group> groups, LeftOut leftOut) {

    /** Fewer rows do not get a slope of their own. */
    public static final int FEWEST_ROWS = 100;

    /** The small groups together. */
    public static final String OTHERS = "all other groups";

    /** Of a row that takes no part. */
    private static final String NONE = "";

    private static final double LEVEL = 0.95;

    /**
     * @param slope of this group by itself
     * @param shrunk toward the common slope
     */
    public record Group(String name, Estimate slope, double shrunk, long n) {}

    /** Who is in no group. @param rows theirs @param customers different ones */
    public record LeftOut(long rows, long customers) {}

    public ForWhom {
        groups = List.copyOf(groups);
    }

    static Fit<ForWhom> of(
            double[] exposure, double[] outcome, Covariates covariates, long[] customer, String[] group) {
        String[] merged = merged(group);
        int[] rows = IntStream.range(0, merged.length)
                .filter(i -> !merged[i].equals(NONE))
                .toArray();
        boolean all = rows.length == merged.length;
        return of(
                all ? exposure : Rows.pick(exposure, rows),
                all ? outcome : Rows.pick(outcome, rows),
                all ? covariates : covariates.ofRows(rows),
                all ? customer : IntStream.of(rows).mapToLong(i -> customer[i]).toArray(),
                IntStream.of(rows).mapToObj(i -> merged[i]).toArray(String[]::new),
                leftOut(merged, customer));
    }

    private static Fit<ForWhom> of(
            double[] exposure,
            double[] outcome,
            Covariates covariates,
            long[] customer,
            String[] names,
            LeftOut leftOut) {
        List<String> levels = Arrays.stream(names).distinct().sorted().toList();
        if (levels.size() < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "fewer than two groups of " + FEWEST_ROWS + " rows",
                    "compare larger groups");
        }
        Covariates known = covariates.and("group", names).withoutDependent();
        double[][] columns = new double[levels.size() + known.size()][];
        for (int g = 0; g < levels.size(); g++) {
            columns[g] = within(exposure, names, levels.get(g));
        }
        System.arraycopy(known.columns(), 0, columns, levels.size(), known.size());
        return Ols.fit(columns, outcome, Clusters.errors(customer))
                .flatMap(model -> told(model, levels, names, leftOut));
    }

    /** The exposure in the group, measured from its mean there so that it does not stand for belonging to the group. */
    private static double[] within(double[] exposure, String[] names, String level) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < exposure.length; i++) {
            if (names[i].equals(level)) {
                sum += exposure[i];
                count++;
            }
        }
        double mean = sum / count;
        double[] column = new double[exposure.length];
        for (int i = 0; i < exposure.length; i++) {
            column[i] = names[i].equals(level) ? exposure[i] - mean : 0;
        }
        return column;
    }

    private static LeftOut leftOut(String[] merged, long[] customer) {
        long[] who = IntStream.range(0, merged.length)
                .filter(i -> merged[i].equals(NONE))
                .mapToLong(i -> customer[i])
                .toArray();
        return new LeftOut(who.length, Arrays.stream(who).distinct().count());
    }

    private static String[] merged(String[] group) {
        Map<String, Long> counts = Arrays.stream(group)
                .collect(Collectors.groupingBy(name -> name, LinkedHashMap::new, Collectors.counting()));
        long small = counts.values().stream()
                .filter(n -> n < FEWEST_ROWS)
                .mapToLong(n -> n)
                .sum();
        // Never counted with a named group: its slope would be told as that of people who do not belong to it.
        String together = small >= FEWEST_ROWS ? OTHERS : NONE;
        String[] merged = new String[group.length];
        Arrays.setAll(merged, i -> counts.getOrDefault(group[i], 0L) >= FEWEST_ROWS ? group[i] : together);
        return merged;
    }

    private static Fit<ForWhom> told(Ols.Result model, List<String> levels, String[] names, LeftOut leftOut) {
        int k = levels.size();
        double[] slopes = IntStream.range(0, k)
                .mapToDouble(g -> model.coefficients().at(g + 1))
                .toArray();
        double[] errors = IntStream.range(0, k)
                .mapToDouble(g -> model.standardError(g + 1))
                .toArray();
        for (int g = 0; g < k; g++) {
            if (errors[g] == 0) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_EVENTS,
                        "all customers of " + levels.get(g) + " have the same outcome",
                        "ask by an attribute whose groups all vary");
            }
        }
        return sameSlope(model, k).map(p -> {
            Vector shrunk = Shrinkage.toward(slopes, errors);
            List<Group> groups = new ArrayList<>();
            for (int g = 0; g < k; g++) {
                String name = levels.get(g);
                long n = Arrays.stream(names).filter(name::equals).count();
                groups.add(new Group(name, model.estimate(g + 1, LEVEL), shrunk.at(g), n));
            }
            return new ForWhom(p, groups, leftOut);
        });
    }

    /** All differences from the first group's slope at once. */
    private static Fit<Double> sameSlope(Ols.Result model, int k) {
        double[] differences = new double[k - 1];
        double[][] covariance = new double[k - 1][k - 1];
        for (int g = 1; g < k; g++) {
            differences[g - 1] =
                    model.coefficients().at(g + 1) - model.coefficients().at(1);
            for (int h = 1; h < k; h++) {
                covariance[g - 1][h - 1] = model.covariance().at(g + 1, h + 1)
                        - model.covariance().at(g + 1, 1)
                        - model.covariance().at(1, h + 1)
                        + model.covariance().at(1, 1);
            }
        }
        int[] all = IntStream.range(0, k - 1).toArray();
        return Wald.test(Vector.of(differences), Matrix.of(covariance), all, model.degreesOfFreedom())
                .map(Wald::pValue);
    }
}
