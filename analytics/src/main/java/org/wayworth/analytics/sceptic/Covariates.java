package org.wayworth.analytics.sceptic;

import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * What a comparison is adjusted for: columns that were known before the exposure, each centred on its mean so that
 * the intercept of a model stays readable, in the order in which they matter by design.
 */
public final class Covariates {

    /** A level of a factor gets a column of its own from this share of the rows; rarer ones stay together. */
    private static final double RAREST_LEVEL = 0.01;

    /** A column of which at most this share is left over by the earlier ones is told by them. */
    private static final double DEPENDENT = 1e-9;

    /** Of a level that was not met before. */
    private static final int NEW = -1;

    /** @param column centred on 0 */
    private record Named(String name, String group, double[] column) {}

    /** @param lacksEvents whether it could be adjusted for, had there been more events @param text with the reason */
    private record LeftOut(String group, boolean lacksEvents, String text) {}

    private final int rows;
    private final List<Named> columns;
    private final List<LeftOut> leftOut;

    private Covariates(int rows, List<Named> columns, List<LeftOut> leftOut) {
        this.rows = rows;
        this.columns = columns;
        this.leftOut = leftOut;
    }

    public static Covariates ofRows(int rows) {
        return new Covariates(rows, new ArrayList<>(), new ArrayList<>());
    }

    /** Adds a number, one a row; a column with one value only is left out, and that is remembered. */
    public Covariates number(String name, double[] values) {
        return number(name, name, values);
    }

    /** @param group what people recognise: one name for the columns that belong together */
    public Covariates number(String name, String group, double[] values) {
        requireRows(values.length);
        double mean = Arrays.stream(values).sum() / rows;
        double[] centred = new double[rows];
        boolean varies = false;
        for (int i = 0; i < rows; i++) {
            centred[i] = values[i] - mean;
            varies |= values[i] != values[0];
        }
        if (varies) {
            columns.add(new Named(name, group, centred));
        } else {
            LeftOut one = new LeftOut(group, false, group + " (the same for all)");
            if (!leftOut.contains(one)) {
                leftOut.add(one);
            }
        }
        return this;
    }

    /** Adds an amount that is 0 or more twice: as it is, and as the log of 1 + amount, for its long tail. */
    public Covariates amount(String name, double[] values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log1p(Math.max(0, values[i]));
        }
        return number(name, name, values).number("log of " + name, name, logs);
    }

    /** Adds a factor as one column for each level but the commonest; rare levels are kept together as one. */
    public Covariates factor(String name, String[] values) {
        requireRows(values.length);
        Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        numbers.defaultReturnValue(NEW);
        int[] level = new int[rows];
        for (int i = 0; i < rows; i++) {
            int next = numbers.size();
            int known = numbers.putIfAbsent(values[i], next);
            level[i] = known == NEW ? next : known;
        }
        int[] counts = new int[numbers.size()];
        for (int number : level) {
            counts[number]++;
        }
        List<Object2IntMap.Entry<String>> levels = numbers.object2IntEntrySet().stream()
                .filter(entry -> counts[entry.getIntValue()] >= RAREST_LEVEL * rows)
                .sorted(Comparator.comparing(
                                (Object2IntMap.Entry<String> entry) -> counts[entry.getIntValue()],
                                Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (int k = 1; k < levels.size(); k++) {
            columns.add(new Named(
                    name + " = " + levels.get(k).getKey(),
                    name,
                    indicator(level, levels.get(k).getIntValue())));
        }
        return this;
    }

    /** A copy that knows this factor as well. */
    public Covariates and(String name, String[] values) {
        return new Covariates(rows, new ArrayList<>(columns), new ArrayList<>(leftOut)).factor(name, values);
    }

    /** A copy that knows this number as well. */
    public Covariates and(String name, double[] values) {
        return new Covariates(rows, new ArrayList<>(columns), new ArrayList<>(leftOut)).number(name, values);
    }

    /** As many of the first groups of columns as fit into {@code most} columns; the others are left out and named. */
    public Covariates atMost(int most) {
        List<Named> kept = new ArrayList<>();
        List<LeftOut> dropped = new ArrayList<>(leftOut);
        for (String group : groups()) {
            List<Named> members = columns.stream()
                    .filter(column -> column.group().equals(group))
                    .toList();
            if (kept.size() + members.size() <= most) {
                kept.addAll(members);
            } else {
                dropped.add(new LeftOut(
                        group,
                        true,
                        group + " (too few events for " + members.size() + " more "
                                + (members.size() == 1 ? "coefficient" : "coefficients") + ")"));
            }
        }
        return new Covariates(rows, kept, dropped);
    }

    /** Without the columns that the columns before them tell: what is kept carries the same knowledge. */
    public Covariates withoutDependent() {
        if (columns.isEmpty()) {
            return this;
        }
        int p = columns.size();
        int[] dependent =
                Cholesky.of(Moments.of(columns(), null).crosses(), p, DEPENDENT).dependent();
        List<Named> kept = new ArrayList<>(columns);
        List<LeftOut> dropped = new ArrayList<>(leftOut);
        for (int k = dependent.length - 1; k >= 0; k--) {
            Named told = kept.remove(dependent[k]);
            dropped.add(new LeftOut(told.group(), false, told.name() + " (follows from the others)"));
        }
        return new Covariates(rows, kept, dropped);
    }

    /** The same things for some of the rows; what has one value among them is left out. */
    Covariates ofRows(int[] which) {
        Covariates part = ofRows(which.length);
        for (Named column : columns) {
            part.number(
                    column.name(),
                    column.group(),
                    Arrays.stream(which).mapToDouble(i -> column.column()[i]).toArray());
        }
        return part.withoutDependent();
    }

    /** The same rows in another order. */
    Covariates inOrder(int[] order) {
        return new Covariates(
                rows,
                columns.stream()
                        .map(one -> new Named(one.name(), one.group(), Rows.pick(one.column(), order)))
                        .toList(),
                leftOut);
    }

    /** {@code [column][row]}, centred; the caller must not write. */
    public double[][] columns() {
        return columns.stream().map(Named::column).toArray(double[][]::new);
    }

    /** These columns behind that of an exposure; the caller must not write. */
    double[][] with(double[] exposure) {
        double[][] others = columns();
        double[][] all = new double[others.length + 1][];
        all[0] = exposure;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    public List<String> names() {
        return columns.stream().map(Named::name).toList();
    }

    /** What people recognise: the factors and numbers, without their columns. */
    public List<String> groups() {
        return columns.stream().map(Named::group).distinct().toList();
    }

    /** Places of the columns of one group. */
    int[] ofGroup(String group) {
        return IntStream.range(0, columns.size())
                .filter(j -> columns.get(j).group().equals(group))
                .toArray();
    }

    /** What was not adjusted for, and why. */
    public List<String> leftOut() {
        return leftOut.stream().map(LeftOut::text).toList();
    }

    /** Whether this was left out because the events were too few. */
    public boolean lacksEventsFor(String group) {
        return leftOut.stream()
                .anyMatch(left -> left.lacksEvents() && left.group().equals(group));
    }

    public int size() {
        return columns.size();
    }

    private double[] indicator(int[] level, int which) {
        double[] column = new double[rows];
        double share = 0;
        for (int i = 0; i < rows; i++) {
            column[i] = level[i] == which ? 1 : 0;
            share += column[i] / rows;
        }
        for (int i = 0; i < rows; i++) {
            column[i] -= share;
        }
        return column;
    }

    private void requireRows(int length) {
        if (length != rows) {
            throw new IllegalArgumentException("a covariate must have " + rows + " rows, not " + length);
        }
    }
}
