package org.wayworth.kernel.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;

/**
 * The few columns that tell classes apart best: at each step the column is added with which cross-validated accuracy is
 * highest.
 *
 * <p>Accuracies along the way are chosen to be high, so the last is a little rosy: confirm the set on other folds or
 * rows. Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, sections 3.3.2 and 7.10.
 */
public final class ForwardSelection {

    /**
     * One step.
     *
     * @param column added
     * @param accuracy with all columns so far
     */
    public record Step(int column, Estimate accuracy) {}

    private ForwardSelection() {}

    /** @param most columns to choose */
    public static Fit<List<Step>> fit(
            double[][] columns,
            int[] labels,
            int classes,
            int most,
            CrossValidation.Learner learner,
            CrossValidation.Options options) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be 1 or more, not " + most);
        }
        List<Step> steps = new ArrayList<>();
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, columns.length).boxed().toList());
        while (steps.size() < most && !left.isEmpty()) {
            List<Step> tried = new ArrayList<>();
            for (int column : left) {
                CrossValidation.fit(with(columns, steps, column), labels, classes, learner, options)
                        .map(result -> tried.add(new Step(column, result.accuracy())));
            }
            if (tried.isEmpty()) {
                break;
            }
            Step best = tried.get(0);
            for (Step step : tried) {
                best = step.accuracy().value() > best.accuracy().value() ? step : best;
            }
            steps.add(best);
            left.remove(Integer.valueOf(best.column()));
        }
        return steps.isEmpty()
                ? Fit.impossible(
                        Fit.Reason.NOT_CONVERGED, "no column could be fitted alone", "look at the columns' variation")
                : Fit.done(List.copyOf(steps));
    }

    private static double[][] with(double[][] columns, List<Step> steps, int column) {
        double[][] chosen = new double[steps.size() + 1][];
        for (int s = 0; s < steps.size(); s++) {
            chosen[s] = columns[steps.get(s).column()];
        }
        chosen[steps.size()] = columns[column];
        return chosen;
    }
}
