package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.proportion.MeanInterval;
import org.wayworth.kernel.weighting.OutcomeBounds;
import org.wayworth.kernel.weighting.Raking;
import org.wayworth.kernel.weighting.ResponseWeightedMean;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;

/**
 * A score of those who answered, as it is, and as it would be of everyone asked under weaker and weaker assumptions.
 *
 * @param weighted those who answered stand also for those like them, by the response model
 * @param change the weighted less the plain score
 * @param raked shares of revenue classes and attributes are those of everyone asked
 * @param bounds with nothing assumed of the silent
 */
record AdjustedScore(
        ScoreScale scale,
        Estimate raw,
        Optional<Estimate> weighted,
        Optional<Estimate> change,
        Optional<Estimate> raked,
        OutcomeBounds.Result bounds) {

    private static final double LEVEL = 0.95;

    /** Classes in which fewer answered are raked as one. */
    private static final int FEWEST_IN_CLASS = 20;

    static Fit<AdjustedScore> of(AskedCustomers people, ScoreScale scale, Optional<ResponseModel> model) {
        double[] values = scale.values(people.ratings());
        Optional<ResponseWeightedMean.Result> means = model.flatMap(m -> m.means(people.heard(), values)
                .<Optional<ResponseWeightedMean.Result>>fold(Optional::of, no -> Optional.empty()));
        return MeanInterval.fit(values, LEVEL)
                .flatMap(raw -> OutcomeBounds.fit(values, people.size(), scale.least(), scale.most(), LEVEL)
                        .map(bounds -> new AdjustedScore(
                                scale,
                                raw,
                                means.map(ResponseWeightedMean.Result::weighted),
                                means.map(ResponseWeightedMean.Result::change),
                                raking(people).flatMap(r -> mean(values, SurveyDesign.of(r))),
                                bounds)));
    }

    private static Optional<Estimate> mean(double[] values, SurveyDesign design) {
        return WeightedMean.fit(values, design, LEVEL)
                .fold(result -> Optional.of(result.estimate()), no -> Optional.empty());
    }

    /** Weights by margins alone: for whoever has no response model, and as a second opinion here. */
    private static Optional<Raking.Result> raking(AskedCustomers people) {
        boolean[] heard = people.heard();
        List<Raking.Margin> margins = new ArrayList<>();
        people.classes().values().forEach(values -> margin(values, heard).ifPresent(margins::add));
        double[] base = new double[people.nHeard()];
        Arrays.fill(base, 1);
        return margins.isEmpty()
                ? Optional.empty()
                : Raking.fit(base, margins, Raking.Options.defaults()).fold(Optional::of, no -> Optional.empty());
    }

    /** Empty where the classes come down to one. */
    private static Optional<Raking.Margin> margin(String[] values, boolean[] heard) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            answers.merge(values[i], heard[i] ? 1 : 0, Integer::sum);
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int rest = (int)
                answers.values().stream().filter(n -> n >= FEWEST_IN_CLASS).count();
        answers.forEach((value, n) -> numbers.put(
                value,
                n < FEWEST_IN_CLASS
                        ? rest
                        : (int) numbers.values().stream().filter(c -> c < rest).count()));
        boolean withRest = numbers.containsValue(rest);
        int restAnswers = answers.values().stream()
                .filter(n -> n < FEWEST_IN_CLASS)
                .mapToInt(n -> n)
                .sum();
        if (rest == 0 || rest + (withRest ? 1 : 0) < 2 || (withRest && restAnswers == 0)) {
            return Optional.empty();
        }
        double[] totals = new double[rest + (withRest ? 1 : 0)];
        int[] category = new int
                [restAnswers
                        + answers.values().stream()
                                .filter(n -> n >= FEWEST_IN_CLASS)
                                .mapToInt(n -> n)
                                .sum()];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            int number = Objects.requireNonNull(numbers.get(values[i]));
            totals[number]++;
            if (heard[i]) {
                category[at++] = number;
            }
        }
        return Optional.of(Raking.Margin.of(category, totals));
    }
}
