package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;

/**
 * From what each row contributes to an estimate and its standard error; from several splits to one answer.
 *
 * <p>Rows contribute their influence: the estimate's error is close to the mean of these. Rows of one cluster are
 * summed first.
 */
final class Scores {

    private Scores() {}

    /** An estimate from one split. */
    record Single(double value, double standardError) {}

    /**
     * @param influence of each row, with mean 0
     * @param cluster null when rows are independent
     */
    static double standardError(double[] influence, int @Nullable [] cluster) {
        int n = influence.length;
        if (cluster == null) {
            return StandardError.of(squares(influence)) / n;
        }
        Labels labels = Labels.of(cluster);
        double[] sums = new double[labels.count()];
        for (int i = 0; i < n; i++) {
            sums[labels.of(i)] += influence[i];
        }
        double groups = labels.count();
        return StandardError.of(squares(sums) * groups / (groups - 1)) / n;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** The median over splits; its variance is the median of each split's plus how far that split is away. */
    static Single median(List<Single> splits) {
        double value = median(splits.stream().mapToDouble(Single::value).toArray());
        double variance = median(splits.stream()
                .mapToDouble(s -> s.standardError() * s.standardError() + (s.value() - value) * (s.value() - value))
                .toArray());
        return new Single(value, StandardError.of(variance));
    }

    /** Normal, or t with one degree of freedom fewer than clusters. */
    static Estimate estimate(Single single, int @Nullable [] cluster, double level, long n) {
        double reach = cluster == null
                ? Quantile.normalReach(level)
                : Quantile.studentReach(level, Labels.of(cluster).count() - 1.0);
        double half = reach * single.standardError();
        Interval interval = new Interval(single.value() - half, single.value() + half, level);
        return new Estimate(single.value(), single.standardError(), interval, n);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
