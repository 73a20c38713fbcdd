package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which questions one model can hold together, and which only some of the respondents could answer.
 *
 * <p>A missing answer can be inferred from the others; one to a question that did not apply cannot. So respondents to whom a
 * question of the model did not apply are not in it, questions enter from the one that applied to most, and none enters
 * that would leave less than 60% of the respondents or that more than 40% did not rate.
 *
 * @param together items of the one model, in their order
 * @param apart items that are looked at among those who rated them, each with the items of the one model
 * @param unused items that hardly anyone rated, or all alike
 */
record QuestionSelection(List<Coverage> coverage, List<Integer> together, List<Integer> apart, List<Integer> unused) {

    /** More than this share without a rating, and the question leaves the one model. */
    static final double MOST_MISSING = 0.40;

    private static final double LEAST_LEFT = 0.60;

    /** Fewer ratings tell nothing of a question. */
    private static final int FEWEST_RATINGS = 30;

    /**
     * What there is of one question.
     *
     * @param missing asked, applying, and left out by the respondent
     * @param notApplicable never used, or not asked
     */
    record Coverage(int item, String name, long rated, long missing, long notApplicable) {

        double missingShare() {
            return 1 - (double) rated / Math.max(1, rated + missing + notApplicable);
        }
    }

    QuestionSelection {
        coverage = List.copyOf(coverage);
        together = List.copyOf(together);
        apart = List.copyOf(apart);
        unused = List.copyOf(unused);
    }

    /** @param candidates items that may be looked at */
    static QuestionSelection of(DriversRows rows, List<Integer> candidates) {
        List<Coverage> coverage =
                candidates.stream().map(item -> coverage(rows, item)).toList();
        List<Integer> unused = new ArrayList<>();
        List<Integer> apart = new ArrayList<>();
        List<Coverage> able = new ArrayList<>();
        for (Coverage each : coverage) {
            if (each.rated() < FEWEST_RATINGS || isConstant(rows.ratings(each.item()))) {
                unused.add(each.item());
            } else if (each.missingShare() > MOST_MISSING) {
                apart.add(each.item());
            } else {
                able.add(each);
            }
        }
        able.sort(Comparator.comparingLong(Coverage::notApplicable));
        List<Integer> together = new ArrayList<>();
        for (Coverage each : able) {
            int[] with = IntStream.concat(toArray(together), IntStream.of(each.item()))
                    .toArray();
            boolean fits = each.notApplicable() == 0 || rows.applying(with).size() >= LEAST_LEFT * rows.size();
            (fits ? together : apart).add(each.item());
        }
        together.sort(null);
        apart.sort(null);
        return new QuestionSelection(coverage, together, apart, unused);
    }

    private static Coverage coverage(DriversRows rows, int item) {
        double[] ratings = rows.ratings(item);
        long rated = Arrays.stream(ratings).filter(r -> !Double.isNaN(r)).count();
        long notApplicable = rows.notApplicable(item);
        String name = rows.items().get(item).item();
        return new Coverage(item, name, rated, ratings.length - rated - notApplicable, notApplicable);
    }

    private static boolean isConstant(double[] ratings) {
        return Arrays.stream(ratings)
                        .filter(r -> !Double.isNaN(r))
                        .distinct()
                        .limit(2)
                        .count()
                < 2;
    }

    private static IntStream toArray(List<Integer> items) {
        return items.stream().mapToInt(i -> i);
    }

    int[] togetherArray() {
        return toArray(together).toArray();
    }

    Coverage of(int item) {
        return coverage.stream().filter(each -> each.item() == item).findFirst().orElseThrow();
    }
}
