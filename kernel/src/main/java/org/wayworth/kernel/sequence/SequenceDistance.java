package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.parallel.Blocks;

/**
 * How far two sequences lie apart: the least cost of turning one into the other.
 *
 * <p>Optimal matching inserts and deletes at one cost and substitutes at another, which may depend on the pair
 * (Abbott and Tsay 2000, Sociological Methods and Research 29, 3–33). Levenshtein is optimal matching with all
 * costs 1; Hamming only substitutes and so compares the same moments of equal clocks. Which one to take matters more
 * than the algorithm: Studer and Ritschard (2016), JRSS A 179, 481–511.
 */
public final class SequenceDistance {

    /**
     * What changes cost.
     *
     * @param indel inserting or deleting one step
     * @param substitution symmetric, 0 on the diagonal, one row and column for each activity
     */
    public record Costs(double indel, Matrix substitution) {

        public Costs {
            if (!(indel > 0) || substitution.rows() != substitution.columns()) {
                throw new IllegalArgumentException("indel must be above 0 and substitution square, not " + indel
                        + " and " + substitution.rows() + " x " + substitution.columns());
            }
        }

        /** One cost for all substitutions; with 1 and 1 the distance is Levenshtein's. */
        public static Costs constant(double indel, double substitution, int activities) {
            double[][] costs = new double[activities][activities];
            for (int a = 0; a < activities; a++) {
                for (int b = 0; b < activities; b++) {
                    costs[a][b] = a == b ? 0 : substitution;
                }
            }
            return new Costs(indel, Matrix.of(costs));
        }

        /** Indel 1, substitution 2 − p(a→b) − p(b→a): what follows each other often is close. */
        public static Costs transitionRates(List<? extends IntList> sequences, int activities) {
            double[][] rate = new double[activities][activities];
            double[] leaving = new double[activities];
            for (IntList sequence : sequences) {
                for (int i = 1; i < sequence.size(); i++) {
                    rate[sequence.getInt(i - 1)][sequence.getInt(i)]++;
                    leaving[sequence.getInt(i - 1)]++;
                }
            }
            double[][] costs = new double[activities][activities];
            for (int a = 0; a < activities; a++) {
                for (int b = 0; b < activities; b++) {
                    double there = leaving[a] > 0 ? rate[a][b] / leaving[a] : 0;
                    double back = leaving[b] > 0 ? rate[b][a] / leaving[b] : 0;
                    costs[a][b] = a == b ? 0 : 2 - there - back;
                }
            }
            return new Costs(1, Matrix.of(costs));
        }
    }

    private SequenceDistance() {}

    public static double optimalMatching(IntList a, IntList b, Costs costs) {
        return matching(a.toIntArray(), b.toIntArray(), costs.indel(), costs.substitution());
    }

    /** Insertions, deletions and substitutions at 1 each (Levenshtein 1966). */
    public static int levenshtein(IntList a, IntList b) {
        int[] above = new int[b.size() + 1];
        for (int j = 0; j <= b.size(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.size(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.size(); j++) {
                int substituted = diagonal + (a.getInt(i - 1) == b.getInt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(substituted, Math.min(above[j], above[j - 1]) + 1);
            }
        }
        return above[b.size()];
    }

    /** Places that differ; the sequences must be equally long. */
    public static int hamming(IntList a, IntList b) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException(
                    "sequences must be equally long, not " + a.size() + " and " + b.size() + " steps");
        }
        int differ = 0;
        for (int i = 0; i < a.size(); i++) {
            differ += a.getInt(i) == b.getInt(i) ? 0 : 1;
        }
        return differ;
    }

    /** Optimal matching between all pairs: symmetric, in the order given. For a few thousand distinct sequences. */
    public static Matrix between(List<? extends IntList> sequences, Costs costs) {
        int n = sequences.size();
        int[][] steps = new int[n][];
        for (int i = 0; i < n; i++) {
            steps[i] = sequences.get(i).toIntArray();
        }
        double[][] distance = new double[n][n];
        Blocks.map(n, i -> {
            for (int j = 0; j < i; j++) {
                distance[i][j] = matching(steps[i], steps[j], costs.indel(), costs.substitution());
            }
            return i;
        });
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                distance[j][i] = distance[i][j];
            }
        }
        return Matrix.of(distance);
    }

    private static double matching(int[] a, int[] b, double indel, Matrix substitution) {
        double[] above = new double[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            above[j] = j * indel;
        }
        for (int i = 1; i <= a.length; i++) {
            double diagonal = above[0];
            above[0] = i * indel;
            for (int j = 1; j <= b.length; j++) {
                double substituted = diagonal + substitution.at(a[i - 1], b[j - 1]);
                diagonal = above[j];
                above[j] = Math.min(substituted, Math.min(above[j], above[j - 1]) + indel);
            }
        }
        return above[b.length];
    }
}
