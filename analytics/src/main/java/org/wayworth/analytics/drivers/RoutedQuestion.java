package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * A question that only some respondents could answer, looked at among those who did, beside the questions of the one
 * model.
 *
 * @param rows those who rated it and to whom the others applied
 * @param model its own; the question comes last
 * @param adjusted probability of such a slope by chance, over all such questions (Benjamini–Hochberg)
 */
record RoutedQuestion(String name, DriversRows rows, DriversModel model, double adjusted) {

    private static final double ALPHA = 0.05;

    /** For one slope, of which no tail but 2.5% is read. */
    private static final int RESAMPLES = 400;

    /** Those with enough ratings for a model of their own; streams after the first belong to them. */
    static List<RoutedQuestion> of(DriversStudy study, long seed) {
        List<RoutedQuestion> found = new ArrayList<>();
        for (int item : study.choice().apart()) {
            int[] items = IntStream.concat(study.choice().together().stream().mapToInt(i -> i), IntStream.of(item))
                    .toArray();
            DriversRows rows = study.respondents().applying(items).rating(item);
            if (rows.size() >= DriversStudy.need(items.length)) {
                String name = rows.items().get(item).item();
                DriversStudy.fit(rows, DriversSample.of(rows, study.options().weights()), items, RESAMPLES, seed)
                        .map(model -> found.add(new RoutedQuestion(name, rows, model, chance(model))));
            }
        }
        double[] adjusted = MultipleTests.BENJAMINI_HOCHBERG
                .adjust(found.stream().mapToDouble(RoutedQuestion::adjusted).toArray())
                .toArray();
        return IntStream.range(0, adjusted.length)
                .mapToObj(k -> found.get(k).with(adjusted[k]))
                .toList();
    }

    private static double chance(DriversModel model) {
        int last = model.size() - 1;
        return PValue.normal(model.slope(last) / model.slopeError(last));
    }

    private RoutedQuestion with(double probability) {
        return new RoutedQuestion(name, rows, model, probability);
    }

    Measured slope(Unit unit) {
        return model.slope(model.size() - 1, unit);
    }

    boolean isClear() {
        return adjusted < ALPHA;
    }
}
