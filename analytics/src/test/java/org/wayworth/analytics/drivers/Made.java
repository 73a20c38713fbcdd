package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.Run;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.Columns;

/** Answers made up on the spot: one response a customer, questions from 1 to 5. */
final class Made {

    private static final DriversSurvey SURVEY = new DriversSurvey("made up", "csat", 0, 0, 0);

    static final Run RUN = new Run(new Provenance("made", "drivers", new TreeMap<>(), 7, "test", "test", "test"));

    private Made() {}

    /**
     * @param answers {@code answers[question][response]}; NaN was left blank, 0 did not apply
     * @param weights one a response
     */
    static DriversViews.View view(double[][] answers, double[] rating, double[] weights, Map<String, String> options) {
        return views(answers.length, options).of(rows(answers, rating, weights), "", List.of());
    }

    static DriversRows rows(double[][] answers, double[] rating, double[] weights) {
        int n = rating.length;
        List<DriversItem> items = IntStream.range(0, answers.length)
                .mapToObj(j -> new DriversItem("question " + (j + 1), n, 1, 5))
                .toList();
        long[] ids = IntStream.range(0, n).asLongStream().toArray();
        Columns responses = new Columns(
                n,
                Map.of("feedback_id", ids, "customer_id", ids, "rating", rating, "weight", weights, "answered_at", ids),
                Map.of());
        return DriversRows.of(responses, items, given(answers));
    }

    static DriversViews views(int questions, Map<String, String> options) {
        Map<String, String> fewer = new TreeMap<>(Map.of("resamples", "200"));
        fewer.putAll(options);
        DriversOptions parsed = Options.parse(new DriversAnalysis(), fewer);
        return new DriversViews(
                DriversTarget.of(SURVEY, parsed),
                parsed,
                IntStream.range(0, questions).boxed().toList(),
                new DriversRefusals(parsed, RUN),
                7);
    }

    static DriversStudy study(double[][] answers, double[] rating) {
        return view(answers, rating, ones(rating.length), Map.of()).study().orElseThrow();
    }

    static String statement(DriversStudy study) {
        DriversFindings findings = new DriversFindings(RUN);
        findings.add(study, DriversProbes.ofPart(study), List.of(), java.util.Optional.<Outcome>empty());
        return findings.all().get(0).statement().text();
    }

    static double[] ones(int n) {
        return IntStream.range(0, n).mapToDouble(i -> 1).toArray();
    }

    private static Columns given(double[][] answers) {
        List<Long> slots = new ArrayList<>();
        List<Double> ratings = new ArrayList<>();
        for (int i = 0; i < answers[0].length; i++) {
            for (int j = 0; j < answers.length; j++) {
                if (!Double.isNaN(answers[j][i])) {
                    slots.add((long) i * answers.length + j);
                    ratings.add(answers[j][i]);
                }
            }
        }
        boolean[] nulls = new boolean[slots.size()];
        IntStream.range(0, nulls.length).forEach(k -> nulls[k] = ratings.get(k) == 0);
        return new Columns(
                slots.size(),
                Map.of(
                        "slot",
                        slots.stream().mapToLong(s -> s).toArray(),
                        "rating",
                        ratings.stream().mapToDouble(r -> r).toArray()),
                Map.of("rating", nulls));
    }
}
