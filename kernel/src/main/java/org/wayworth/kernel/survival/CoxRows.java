package org.wayworth.kernel.survival;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The rows of a Cox model in the order in which they leave: stratum by stratum, by time. Each row belongs to a slot,
 * the last event time of its stratum at which it was still at risk; within a slot the rows with the event come
 * first. Rows that were never at risk at an event time are left out: they say nothing.
 */
final class CoxRows {

    /** Least rows in a piece of work for one thread. */
    private static final int PIECE = 4 * Blocks.ROWS;

    /** Row number in the data. */
    final int[] row;
    /** {@code [column][row]}, less the column's mean. */
    final double[][] x;

    final double @Nullable [] weight;
    /** First slot, counted over all strata, at which the row is at risk; null when all rows enter at the beginning. */
    final int @Nullable [] entry;
    /** Rows of slot s: {@code first[s]} to {@code first[s + 1]}, excluded. */
    final int[] first;
    /** How many rows of the slot have the event, and their weight. */
    final int[] deaths;

    final double[] deathWeight;
    final double[] slotTime;
    /** First slot of the stratum each slot belongs to. */
    final int[] stratumStart;
    /** Stratum number, as given, of each slot. */
    final int[] slotStratum;

    final double[] mean;
    /** Largest distance of a value from the mean, by column. */
    final double[] reach;
    /** Work is cut at these slots. */
    final int[] pieces;

    private CoxRows(Layout layout, double[][] columns, double @Nullable [] weights) {
        row = layout.row.toIntArray();
        entry = layout.entry == null ? null : layout.entry.toIntArray();
        first = layout.first.toIntArray();
        slotTime = layout.slotTime.toDoubleArray();
        stratumStart = layout.stratumStart.toIntArray();
        slotStratum = layout.slotStratum.toIntArray();
        deaths = layout.deaths.toIntArray();
        int p = columns.length;
        mean = new double[p];
        reach = new double[p];
        x = new double[p][];
        Blocks.map(p, j -> {
            x[j] = centred(columns[j], j);
            return j;
        });
        weight = weights == null ? null : gathered(weights);
        deathWeight = deathWeights();
        pieces = pieces();
    }

    /** Nothing is checked here: {@link Cox} has. */
    static CoxRows of(double[][] columns, double[] time, boolean[] event, Cox.Options options) {
        Layout layout = new Layout(options.start() != null);
        List<int[]> strata = Strata.split(TimeOrder.of(time, event), options.stratum());
        for (int[] rows : strata) {
            layout.add(rows, time, event, options);
        }
        layout.first.add(layout.row.size());
        return new CoxRows(layout, columns, options.weight());
    }

    int slots() {
        return deaths.length;
    }

    int columns() {
        return x.length;
    }

    long events() {
        long sum = 0;
        for (int d : deaths) {
            sum += d;
        }
        return sum;
    }

    private double[] centred(double[] column, int j) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        double centre = sum / column.length;
        double[] gathered = gathered(column);
        double most = 0;
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] -= centre;
            most = Math.max(most, Math.abs(gathered[i]));
        }
        mean[j] = centre;
        reach[j] = most;
        return gathered;
    }

    private double[] gathered(double[] column) {
        double[] gathered = new double[row.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = column[row[i]];
        }
        return gathered;
    }

    private double[] deathWeights() {
        double[] sums = new double[deaths.length];
        for (int s = 0; s < sums.length; s++) {
            for (int i = first[s]; i < first[s] + deaths[s]; i++) {
                sums[s] += weight == null ? 1 : weight[i];
            }
        }
        return sums;
    }

    private int[] pieces() {
        IntArrayList cuts = new IntArrayList();
        cuts.add(0);
        int rows = 0;
        for (int s = 0; s < slots(); s++) {
            rows += first[s + 1] - first[s];
            if (rows >= PIECE || s == slots() - 1) {
                cuts.add(s + 1);
                rows = 0;
            }
        }
        return cuts.toIntArray();
    }

    /** The lists while they grow. */
    private static final class Layout {
        final IntArrayList row = new IntArrayList();
        final @Nullable IntArrayList entry;
        final IntArrayList first = new IntArrayList();
        final IntArrayList deaths = new IntArrayList();
        final DoubleArrayList slotTime = new DoubleArrayList();
        final IntArrayList stratumStart = new IntArrayList();
        final IntArrayList slotStratum = new IntArrayList();

        Layout(boolean entries) {
            entry = entries ? new IntArrayList() : null;
        }

        void add(int[] rows, double[] time, boolean[] event, Cox.Options options) {
            int start = slotTime.size();
            for (int r : rows) {
                boolean newSlot =
                        event[r] && (slotTime.size() == start || slotTime.getDouble(slotTime.size() - 1) != time[r]);
                if (newSlot) {
                    slotTime.add(time[r] + 0.0);
                    first.add(row.size());
                    deaths.add(0);
                    stratumStart.add(start);
                    slotStratum.add(options.stratum() == null ? 0 : options.stratum()[r]);
                }
                int slot = slotTime.size() - 1;
                if (slot < start || !entered(r, slot, start, options.start())) {
                    continue;
                }
                row.add(r);
                if (event[r]) {
                    deaths.set(slot, deaths.getInt(slot) + 1);
                }
            }
        }

        /** Notes the slot from which the row is at risk; false if it came after its own slot. */
        private boolean entered(int r, int slot, int stratum, double @Nullable [] start) {
            if (start == null || entry == null) {
                return true;
            }
            int from = stratum;
            int to = slot + 1;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (slotTime.getDouble(middle) <= start[r]) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            if (from > slot) {
                return false;
            }
            entry.add(from);
            return true;
        }
    }
}
