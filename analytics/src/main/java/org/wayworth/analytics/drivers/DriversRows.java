package org.wayworth.analytics.drivers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.sceptic.Clusters;
import org.wayworth.warehouse.Columns;

/**
 * Responses with their ratings, cut to those that a question is about. A missing answer is NaN in its column: the
 * rest of the response tells something of it. A question that did not apply is another matter, and is kept apart.
 */
final class DriversRows {

    /** 30 days in microseconds: a question that nobody rated for so long was taken off. */
    private static final long MARGIN = 30L * 86_400_000_000L;

    private final Columns responses;
    private final List<SurveyQuestion> items;
    /** {@code answers[item][response]}; NaN where there is no rating. */
    private final double[][] answers;
    /** Responses to which an item did not apply: never used, not asked. */
    private final BitSet[] notApplicable;

    private final double[] outcome;
    private final Cut cut;
    private final int[] kept;

    private DriversRows(
            Columns responses,
            List<SurveyQuestion> items,
            double[][] answers,
            BitSet[] notApplicable,
            double[] outcome,
            Cut cut) {
        this.responses = responses;
        this.items = items;
        this.answers = answers;
        this.notApplicable = notApplicable;
        this.outcome = outcome;
        this.cut = cut;
        this.kept = cut.kept();
    }

    /** @param given what {@code drivers-answers.sql} returns */
    static DriversRows of(Columns responses, List<SurveyQuestion> items, Columns given) {
        int n = responses.size();
        int p = items.size();
        double[][] answers = new double[p][n];
        BitSet[] notApplicable = new BitSet[p];
        for (int j = 0; j < p; j++) {
            Arrays.fill(answers[j], Double.NaN);
            notApplicable[j] = new BitSet(n);
        }
        long[] slots = given.longs("slot");
        double[] ratings = given.doublesOr("rating", Double.NaN);
        for (int i = 0; i < slots.length; i++) {
            int item = (int) (slots[i] % p);
            int response = (int) (slots[i] / p);
            answers[item][response] = ratings[i];
            if (Double.isNaN(ratings[i])) {
                notApplicable[item].set(response);
            }
        }
        double[] outcome = responses.doublesOr("rating", Double.NaN);
        DriversRows rows =
                new DriversRows(responses, items, answers, notApplicable, outcome, Cut.all(people(responses)));
        rows.markNotAsked();
        return rows;
    }

    /** Well before its first and well after its last answer an item was not on the questionnaire. */
    private void markNotAsked() {
        long[] answered = responses.longsOr("answered_at", Long.MIN_VALUE);
        for (int j = 0; j < answers.length; j++) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int i = 0; i < answered.length; i++) {
                if (answered[i] != Long.MIN_VALUE && (!Double.isNaN(answers[j][i]) || notApplicable[j].get(i))) {
                    first = Math.min(first, answered[i]);
                    last = Math.max(last, answered[i]);
                }
            }
            for (int i = 0; i < answered.length && first <= last; i++) {
                if (answered[i] != Long.MIN_VALUE && (answered[i] < first - MARGIN || answered[i] > last + MARGIN)) {
                    notApplicable[j].set(i);
                }
            }
        }
    }

    /** The same responses with something else to explain: one value a response of the survey, NaN for none. */
    DriversRows explaining(double[] other) {
        return new DriversRows(responses, items, answers, notApplicable, other, cut);
    }

    /** Places of these rows among all responses of the survey. */
    int[] places() {
        return kept.clone();
    }

    /** The ratings of one item for all responses, to serve as the outcome. */
    double[] allRatings(int item) {
        return answers[item];
    }

    long[] allFeedback() {
        return responses.longs("feedback_id");
    }

    /** @param rule of the response's place in the survey */
    DriversRows where(IntPredicate rule) {
        return with(cut.where(rule));
    }

    private DriversRows with(Cut other) {
        return new DriversRows(responses, items, answers, notApplicable, outcome, other);
    }

    /** Those whose customers met the conditions when they answered. */
    DriversRows asked(Where where, Attributes attributes) {
        return where.isEverybody() ? this : with(cut.asked(where, attributes, people(responses), allDays()));
    }

    /** Those whose customers had each of the values when they answered. */
    List<DriversRows> byAttribute(String name, List<String> values, Attributes attributes) {
        return cut.byAttribute(name, values, attributes, people(responses), allDays()).stream()
                .map(this::with)
                .toList();
    }

    /** Whether figures of these responses tell of no group too small to show. */
    boolean shows(SmallGroups small) {
        return cut.shows(small);
    }

    /** Which parts of a breakdown may be shown to those who see the whole. */
    static boolean[] shown(SmallGroups small, List<DriversRows> parts) {
        return Cut.shown(small, parts.stream().map(part -> part.cut).toList());
    }

    DriversRows withOutcome() {
        return where(i -> !Double.isNaN(outcome[i]));
    }

    /** Those to whom all of the items applied. */
    DriversRows applying(int... which) {
        return where(i -> Arrays.stream(which).noneMatch(j -> notApplicable[j].get(i)));
    }

    /** Which of these rows are among the others as well. */
    boolean[] in(DriversRows others) {
        BitSet places = new BitSet();
        IntStream.of(others.kept).forEach(places::set);
        boolean[] in = new boolean[kept.length];
        for (int k = 0; k < in.length; k++) {
            in[k] = places.get(kept[k]);
        }
        return in;
    }

    /** Those who rated the item. */
    DriversRows rating(int item) {
        return where(i -> !Double.isNaN(answers[item][i]));
    }

    /** Those who rated at least one of the items. */
    DriversRows ratingAny(int... which) {
        return where(i -> Arrays.stream(which).anyMatch(j -> !Double.isNaN(answers[j][i])));
    }

    /** Those who rated all of the items. */
    DriversRows ratingAll(int... which) {
        return where(i -> Arrays.stream(which).noneMatch(j -> Double.isNaN(answers[j][i])));
    }

    int size() {
        return kept.length;
    }

    List<SurveyQuestion> items() {
        return items;
    }

    double[] outcome() {
        return pick(outcome);
    }

    /** NaN where there is no rating. */
    double[] ratings(int item) {
        return pick(answers[item]);
    }

    double[][] ratings(int... which) {
        return Arrays.stream(which).mapToObj(this::ratings).toArray(double[][]::new);
    }

    long notApplicable(int item) {
        return IntStream.of(kept).filter(notApplicable[item]::get).count();
    }

    /** As the source weighs them; a response without a weight, or with none in the source at all, counts once. */
    double[] weights(Weighting weights) {
        double[] given = responses.doublesOr("weight", 1);
        return IntStream.of(kept)
                .mapToDouble(i -> weights == Weighting.NONE ? 1 : given[i])
                .toArray();
    }

    /** Answers without a customer each stand for themselves, below 0. */
    long[] customers() {
        long[] people = people(responses);
        return IntStream.of(kept).mapToLong(i -> people[i]).toArray();
    }

    private static long[] people(Columns responses) {
        long[] known = responses.longsOr("customer_id", 0);
        long[] feedback = responses.longs("feedback_id");
        long[] people = new long[known.length];
        Arrays.setAll(people, i -> responses.isNull("customer_id", i) ? -1 - feedback[i] : known[i]);
        return people;
    }

    long people() {
        return cut.people();
    }

    /** The number of each row's customer, from 0: whose rows hang together. */
    int[] clusters() {
        return Clusters.labels(customers());
    }

    /** Days since 2000-01-01; NaN for answers without a date. */
    double[] days() {
        return pick(allDays());
    }

    private double[] allDays() {
        long[] answered = responses.longsOr("answered_at", Long.MIN_VALUE);
        double[] days = Attributes.days(answered);
        Arrays.setAll(days, i -> answered[i] == Long.MIN_VALUE ? Double.NaN : days[i]);
        return days;
    }

    /** Values of one a response of the survey, for the rows kept. */
    double[] pick(double[] values) {
        return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
    }
}
