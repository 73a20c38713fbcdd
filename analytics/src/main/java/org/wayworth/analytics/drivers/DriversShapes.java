package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.regression.Ols;

/**
 * Whether a low rating goes with more loss than a high one goes with gain: penalty and reward against the ratings
 * between, all questions in one regression, complete answers only.
 *
 * <p>The kernel's penalty–reward contrast knows neither weights nor customers who answer several times; this is the
 * same regression with both. Low is up to a quarter of the scale (1 and 2 of 5), high its top (5 of 5); other cut-offs
 * move the result (Mikulić and Prebežac 2011). Source: Brandt (1988); Matzler et al. (2004).
 */
final class DriversShapes {

    private static final double LOW = 0.25;
    private static final double HIGH = 0.90;

    /** Rows at either end below which a contrast says nothing. */
    private static final int FEWEST = 30;

    private static final double ALPHA = 0.05;

    /**
     * One question.
     *
     * @param question its place in the model
     * @param adjusted probability of so much asymmetry by chance, over all questions (Benjamini–Hochberg)
     */
    record Shape(int question, Estimate low, Estimate high, double adjusted) {

        /** By a contrast of the two ends, and only beyond chance. */
        String kind() {
            boolean moves = !low.interval().contains(0) || !high.interval().contains(0);
            if (!moves) {
                return "no clear sign";
            }
            if (adjusted >= ALPHA) {
                return "performance";
            }
            return low.value() + high.value() < 0 ? "must-be" : "delighter";
        }
    }

    private DriversShapes() {}

    /** Empty where the data cannot tell. */
    static List<Shape> of(DriversStudy study) {
        DriversModel model = study.model();
        int[] rows = model.complete();
        double[][] columns = model.columns(rows);
        List<double[]> ends = new ArrayList<>();
        List<Integer> questions = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            DriversItem item = study.item(j);
            double[] column = columns[j];
            double[] low = indicator(column.length, i -> item.unit(column[i]) <= LOW);
            double[] high = indicator(column.length, i -> item.unit(column[i]) >= HIGH);
            if (count(low) >= FEWEST && count(high) >= FEWEST) {
                ends.add(low);
                ends.add(high);
                questions.add(j);
            }
        }
        if (questions.isEmpty()) {
            return List.of();
        }
        DriversSample sample = model.sample().of(rows);
        return Ols.fit(ends.toArray(double[][]::new), sample.outcome(), sample.errors())
                .fold(result -> shapes(result, questions), no -> List.of());
    }

    private static List<Shape> shapes(Ols.Result result, List<Integer> questions) {
        double[] probabilities = new double[questions.size()];
        for (int k = 0; k < probabilities.length; k++) {
            double[] sum = new double[result.coefficients().size()];
            sum[2 * k + 1] = 1;
            sum[2 * k + 2] = 1;
            Estimate asymmetry = result.combination(sum, DriversModel.LEVEL);
            probabilities[k] =
                    PValue.student(asymmetry.value() / asymmetry.standardError(), result.degreesOfFreedom());
        }
        double[] adjusted =
                MultipleTests.BENJAMINI_HOCHBERG.adjust(probabilities).toArray();
        return IntStream.range(0, probabilities.length)
                .mapToObj(k -> new Shape(
                        questions.get(k),
                        result.estimate(2 * k + 1, DriversModel.LEVEL),
                        result.estimate(2 * k + 2, DriversModel.LEVEL),
                        adjusted[k]))
                .toList();
    }

    private static double[] indicator(int n, IntPredicate rule) {
        return IntStream.range(0, n).mapToDouble(i -> rule.test(i) ? 1 : 0).toArray();
    }

    private static long count(double[] indicator) {
        return (long) Arrays.stream(indicator).sum();
    }
}
