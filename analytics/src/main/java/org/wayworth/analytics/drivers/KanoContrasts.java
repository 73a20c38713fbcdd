package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.regression.Ols;

/**
 * Whether a low rating goes with more loss than a high one goes with gain: penalty and reward against the ratings
 * between, all questions in one regression, complete responses only. Kano's categories follow from it: basic factors
 * are missed when they are bad, excitement factors are enjoyed when they are good, performance factors both.
 *
 * <p>Low ratings lie further from those between than the highest rating does, so a straight line would look like a
 * basic factor if the two contrasts were held against each other as they are. They are held against each other per point.
 *
 * <p>The kernel's penalty–reward contrast knows neither weights nor customers who answer several times; this is the
 * same regression with both. Low is up to a quarter of the scale (1 and 2 of 5), high its top (5 of 5); other cut-offs
 * move the result (Mikulić and Prebežac 2011). Source: Brandt (1988); Matzler et al. (2004).
 */
final class KanoContrasts {

    private static final double LOW = 0.25;
    private static final double HIGH = 0.90;

    /** Rows at either end below which a contrast says nothing. */
    private static final int FEWEST = 30;

    private static final double ALPHA = 0.05;

    /**
     * One question.
     *
     * @param question its place in the model
     * @param asymmetry gain per point upwards minus loss per point downwards
     * @param uneven probability of so much asymmetry by chance, over all questions (Benjamini–Hochberg)
     * @param still probability of so much between the two ends by chance, over all questions
     */
    record Shape(int question, Estimate low, Estimate high, double asymmetry, double uneven, double still) {

        /** Kano's category, only beyond chance, and only where the interval of each contrast that it rests on excludes 0. */
        String kind() {
            boolean isPenalty = !low.interval().contains(0);
            boolean isReward = !high.interval().contains(0);
            if (still >= ALPHA) {
                return "not clear";
            }
            if (uneven >= ALPHA) {
                return isPenalty && isReward ? "performance" : "not clear";
            }
            if (asymmetry < 0) {
                return isPenalty ? "basic" : "not clear";
            }
            return isReward ? "excitement" : "not clear";
        }
    }

    private KanoContrasts() {}

    /** Empty where the data cannot tell. */
    static List<Shape> of(DriversStudy study) {
        DriversModel model = study.model();
        int[] rows = model.complete();
        double[][] columns = model.columns(rows);
        double[] weights = model.sample().of(rows).weights();
        List<double[]> ends = new ArrayList<>();
        List<double[]> distances = new ArrayList<>();
        List<Integer> questions = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            SurveyQuestion item = study.item(j);
            double[] column = columns[j];
            double[] low = indicator(column.length, i -> item.unit(column[i]) <= LOW);
            double[] high = indicator(column.length, i -> item.unit(column[i]) >= HIGH);
            if (count(low) >= FEWEST && count(high) >= FEWEST && count(low) + count(high) + FEWEST <= column.length) {
                ends.add(low);
                ends.add(high);
                questions.add(j);
                distances.add(distances(column, low, high, weights));
            }
        }
        if (questions.isEmpty()) {
            return List.of();
        }
        DriversSample sample = model.sample().of(rows);
        return Ols.fit(ends.toArray(double[][]::new), sample.outcome(), sample.errors())
                .fold(result -> shapes(result, questions, distances), no -> List.of());
    }

    private static List<Shape> shapes(Ols.Result result, List<Integer> questions, List<double[]> distances) {
        int p = questions.size();
        double[] asymmetries = new double[p];
        double[] uneven = new double[p];
        double[] still = new double[p];
        for (int k = 0; k < p; k++) {
            double[] distance = distances.get(k);
            Estimate asymmetry = contrast(result, k, 1 / distance[0], 1 / distance[1]);
            asymmetries[k] = asymmetry.value();
            uneven[k] = chance(asymmetry, result);
            still[k] = chance(contrast(result, k, -1, 1), result);
        }
        Vector unevenOfAll = MultipleTests.BENJAMINI_HOCHBERG.adjust(uneven);
        Vector stillOfAll = MultipleTests.BENJAMINI_HOCHBERG.adjust(still);
        return IntStream.range(0, p)
                .mapToObj(k -> new Shape(
                        questions.get(k),
                        result.estimate(2 * k + 1, DriversModel.LEVEL),
                        result.estimate(2 * k + 2, DriversModel.LEVEL),
                        asymmetries[k],
                        unevenOfAll.at(k),
                        stillOfAll.at(k)))
                .toList();
    }

    /** A weighted sum of question {@code k}'s two coefficients. */
    private static Estimate contrast(Ols.Result result, int k, double low, double high) {
        double[] weights = new double[result.coefficients().size()];
        weights[2 * k + 1] = low;
        weights[2 * k + 2] = high;
        return result.combination(weights, DriversModel.LEVEL);
    }

    private static double chance(Estimate estimate, Ols.Result result) {
        return PValue.student(
                StandardError.ratio(estimate.value(), estimate.standardError()), result.degreesOfFreedom());
    }

    /** From the mean low rating up to the mean of those between, and from there to the mean high one; in points. */
    private static double[] distances(double[] column, double[] low, double[] high, double[] weights) {
        double[] sum = new double[3];
        double[] weight = new double[3];
        for (int i = 0; i < column.length; i++) {
            int part = low[i] == 1 ? 0 : high[i] == 1 ? 2 : 1;
            sum[part] += weights[i] * column[i];
            weight[part] += weights[i];
        }
        double between = sum[1] / weight[1];
        return new double[] {between - sum[0] / weight[0], sum[2] / weight[2] - between};
    }

    private static double[] indicator(int n, IntPredicate rule) {
        return IntStream.range(0, n).mapToDouble(i -> rule.test(i) ? 1 : 0).toArray();
    }

    private static long count(double[] indicator) {
        return (long) Arrays.stream(indicator).sum();
    }
}
