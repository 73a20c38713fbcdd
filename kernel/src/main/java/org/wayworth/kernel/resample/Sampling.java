package org.wayworth.kernel.resample;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a resample draws, with replacement: single rows, whole clusters, or either within strata.
 *
 * <p>Draw what was sampled independently. Rows of one person, or of one branch, go together; a stratum keeps its
 * number of units. Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, sections 3.2, 3.8.
 */
public final class Sampling {

    private final int rows;
    /** Rows of each unit, in the order of the units' first rows. */
    private final int[][] rowsOfUnit;
    /** Units of each stratum. */
    private final int[][] unitsOfStratum;

    private Sampling(int rows, int[][] rowsOfUnit, int[][] unitsOfStratum) {
        this.rows = rows;
        this.rowsOfUnit = rowsOfUnit;
        this.unitsOfStratum = unitsOfStratum;
    }

    /** Every row is drawn on its own. */
    public static Sampling rows(int n) {
        requireRows(n);
        return new Sampling(n, singles(n), new int[][] {counting(n)});
    }

    /** Rows with the same number in {@code cluster} are drawn together. */
    public static Sampling clusters(int[] cluster) {
        requireRows(cluster.length);
        int[][] units = members(cluster);
        return new Sampling(cluster.length, units, new int[][] {counting(units.length)});
    }

    /** Rows are drawn within their stratum, so each stratum keeps its number of rows. */
    public static Sampling strata(int[] stratum) {
        requireRows(stratum.length);
        return new Sampling(stratum.length, singles(stratum.length), members(stratum));
    }

    /** Clusters are drawn within their stratum; a cluster must lie in one stratum. */
    public static Sampling clustersInStrata(int[] cluster, int[] stratum) {
        requireRows(cluster.length);
        if (cluster.length != stratum.length) {
            throw new IllegalArgumentException(
                    "stratum must have one entry a row like cluster (" + cluster.length + "), not " + stratum.length);
        }
        int[][] units = members(cluster);
        int[] stratumOfUnit = new int[units.length];
        for (int u = 0; u < units.length; u++) {
            stratumOfUnit[u] = stratum[units[u][0]];
            for (int row : units[u]) {
                if (stratum[row] != stratumOfUnit[u]) {
                    throw new IllegalArgumentException("cluster must lie in one stratum; cluster " + cluster[row]
                            + " lies in strata " + stratumOfUnit[u] + " and " + stratum[row]);
                }
            }
        }
        return new Sampling(cluster.length, units, members(stratumOfUnit));
    }

    /** Rows of the data. */
    public int rows() {
        return rows;
    }

    /** Independent draws: rows, or clusters. */
    public int units() {
        return rowsOfUnit.length;
    }

    /** The row numbers of one resample, with repetitions. */
    int[] draw(UniformRandomProvider random) {
        int[] units = drawUnits(random);
        if (rowsOfUnit.length == rows) {
            return units;
        }
        int length = 0;
        for (int unit : units) {
            length += rowsOfUnit[unit].length;
        }
        int[] drawn = new int[length];
        int at = 0;
        for (int unit : units) {
            System.arraycopy(rowsOfUnit[unit], 0, drawn, at, rowsOfUnit[unit].length);
            at += rowsOfUnit[unit].length;
        }
        return drawn;
    }

    /** How often each row is in one resample; equal to counting {@link #draw} from the same stream. */
    double[] drawCounts(UniformRandomProvider random) {
        double[] counts = new double[rows];
        byte[] drawn = drawByteCounts(random);
        for (int i = 0; i < rows; i++) {
            counts[i] = drawn[i];
        }
        return counts;
    }

    /** As {@link #drawCounts}. A unit is drawn once on average: that chance makes it 128 is below 1 in 10^200. */
    byte[] drawByteCounts(UniformRandomProvider random) {
        byte[] counts = new byte[rows];
        boolean single = rowsOfUnit.length == rows;
        for (int[] units : unitsOfStratum) {
            // with one stratum, units are numbered by their place
            boolean all = units.length == rowsOfUnit.length;
            for (int i = 0; i < units.length; i++) {
                int at = random.nextInt(units.length);
                int unit = all ? at : units[at];
                if (single) {
                    counts[unit]++;
                } else {
                    countRows(unit, counts);
                }
            }
        }
        return counts;
    }

    private void countRows(int unit, byte[] counts) {
        for (int row : rowsOfUnit[unit]) {
            counts[row]++;
        }
    }

    /** All rows but those of the units whose number is {@code part} modulo {@code parts}: one jackknife sample. */
    int[] without(int part, int parts) {
        int[] kept = new int[rows];
        int count = 0;
        for (int u = 0; u < rowsOfUnit.length; u++) {
            if (u % parts != part) {
                for (int row : rowsOfUnit[u]) {
                    kept[count++] = row;
                }
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private int[] drawUnits(UniformRandomProvider random) {
        int[] drawn = new int[rowsOfUnit.length];
        int at = 0;
        for (int[] units : unitsOfStratum) {
            for (int i = 0; i < units.length; i++) {
                drawn[at++] = units[random.nextInt(units.length)];
            }
        }
        return drawn;
    }

    /** Positions by label, labels in order of first appearance. */
    static int[][] members(int[] label) {
        Int2IntOpenHashMap groupOf = new Int2IntOpenHashMap();
        int[] group = new int[label.length];
        for (int i = 0; i < label.length; i++) {
            int next = groupOf.size();
            int known = groupOf.getOrDefault(label[i], next);
            if (known == next) {
                groupOf.put(label[i], next);
            }
            group[i] = known;
        }
        int[] sizes = new int[groupOf.size()];
        for (int g : group) {
            sizes[g]++;
        }
        int[][] members = new int[sizes.length][];
        for (int g = 0; g < sizes.length; g++) {
            members[g] = new int[sizes[g]];
        }
        int[] filled = new int[sizes.length];
        for (int i = 0; i < group.length; i++) {
            members[group[i]][filled[group[i]]++] = i;
        }
        return members;
    }

    static int[] counting(int n) {
        int[] numbers = new int[n];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private static int[][] singles(int n) {
        int[][] units = new int[n][];
        Arrays.setAll(units, i -> new int[] {i});
        return units;
    }

    private static void requireRows(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("there must be a row or more to draw from, not " + n);
        }
    }
}
