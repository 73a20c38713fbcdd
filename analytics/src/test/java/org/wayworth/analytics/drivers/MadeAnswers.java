package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.analytics.Options;
import org.wayworth.analytics.Run;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.Columns;

/** Answers made up on the spot: one response a customer, questions from 1 to 5. */
final class MadeAnswers {

    private static final DriversSurvey SURVEY = new DriversSurvey("made up", "csat", 0, 0, 0);

    static final Run RUN = new Run(new Provenance("made", "drivers", new TreeMap<>(), 7, "test", "test", "test"));

    private MadeAnswers() {}

    /**
     * @param answers {@code answers[question][response]}; NaN was left blank, 0 did not apply
     * @param weights one a response
     */
    static SegmentStudies.View view(
            double[][] answers, double[] rating, double[] weights, Map<String, String> options) {
        return views(answers.length, options).of(rows(answers, rating, weights), StudyGroup.everyone(), List.of());
    }

    static DriversRows rows(double[][] answers, double[] rating, double[] weights) {
        return rows("question ", answers, rating, weights);
    }

    private static DriversRows rows(String names, double[][] answers, double[] rating, double[] weights) {
        int n = rating.length;
        List<SurveyQuestion> items = IntStream.range(0, answers.length)
                .mapToObj(j -> new SurveyQuestion(names + (j + 1), n, 1, 5))
                .toList();
        long[] ids = IntStream.range(0, n).asLongStream().toArray();
        Columns responses = new Columns(
                n,
                Map.of("feedback_id", ids, "customer_id", ids, "rating", rating, "weight", weights, "answered_at", ids),
                Map.of());
        return DriversRows.of(responses, items, given(answers));
    }

    static SegmentStudies views(int questions, Map<String, String> options) {
        Map<String, String> fewer = new TreeMap<>(Map.of("resamples", "200"));
        fewer.putAll(options);
        DriversOptions parsed = Options.parse(new DriversAnalysis(), fewer);
        return new SegmentStudies(
                OutcomeMeasure.of(SURVEY, parsed),
                parsed,
                IntStream.range(0, questions).boxed().toList(),
                new DriversRefusals(parsed, RUN),
                Optional.empty(),
                7);
    }

    static DriversStudy study(double[][] answers, double[] rating) {
        return view(answers, rating, ones(rating.length), Map.of()).study().orElseThrow();
    }

    /** @param names what the questions are called before their number */
    static DriversStudy named(
            String names, double[][] answers, double[] rating, StudyGroup group, Map<String, String> options) {
        return views(answers.length, options)
                .of(rows(names, answers, rating, ones(rating.length)), group, List.of())
                .study()
                .orElseThrow();
    }

    static Finding finding(DriversStudy study) {
        DriversFindings findings = new DriversFindings(RUN, Optional.empty());
        findings.add(study, ModelAssumptions.ofPart(study));
        return findings.all().get(0);
    }

    static String statement(DriversStudy study) {
        return finding(study).statement().text();
    }

    /** Answers from 1 to 5, felt together (correlation about 0.2). */
    static double[][] answers(int questions, int n, long seed) {
        return answers(questions, n, 0.5, seed);
    }

    /** @param together weight of what all answers of a customer have in common; each has 1 of its own */
    static double[][] answers(int questions, int n, double together, long seed) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Streams.stream(seed, 0));
        double[][] answers = new double[questions][n];
        for (int i = 0; i < n; i++) {
            double common = together * normal.sample();
            for (int j = 0; j < questions; j++) {
                answers[j][i] = Math.max(1, Math.min(5, Math.rint(3.2 + common + normal.sample())));
            }
        }
        return answers;
    }

    /** Some answers left out, by chance. */
    static double[][] blank(double[][] answers, long seed, double share) {
        UniformRandomProvider random = Streams.stream(seed, 3);
        return Arrays.stream(answers)
                .map(column -> Arrays.stream(column)
                        .map(answer -> random.nextDouble() < share ? Double.NaN : answer)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** A weighted sum of the answers, and noise. */
    static double[] rating(double[][] answers, long seed, double[] slopes) {
        double[] sum = new double[answers[0].length];
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                sum[i] += slopes[j] * answers[j][i];
            }
        }
        return noisy(sum, seed);
    }

    static double[] noisy(double[] values, long seed) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Streams.stream(seed, 1));
        return Arrays.stream(values).map(value -> value + normal.sample()).toArray();
    }

    static Check check(DriversStudy study, String name) {
        return new DriversChecks(study)
                .all(ModelAssumptions.ofPart(study)).stream()
                        .filter(check -> check.name().equals(name))
                        .findFirst()
                        .orElseThrow();
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
