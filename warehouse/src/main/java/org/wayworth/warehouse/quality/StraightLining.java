package org.wayworth.warehouse.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.quality.Ratings.Survey;

/**
 * Responses that give one answer to all questions. Some are honest: who is very content may answer 5 throughout. How many
 * would be is computed from the answers' spread and from how the questions go together: with one normal opinion behind all
 * questions, cut into answers where the shares of the answers lie, the chance that all fall into one.
 *
 * <p>Told where at least one response in ten is alike and that is more than 2.5 times what would be. In simulated honest
 * surveys (5, 8 and 15 questions, correlations 0.2 to 0.9, flat to very skewed answers) the ratio stays below 2.2, since
 * correlations of answers understate those of opinions.
 */
final class StraightLining {

    static final int FEWEST_QUESTIONS = 5;

    private static final int FEWEST_RESPONSES = 50;
    private static final double LEAST_SHARE = 0.10;
    private static final double MOST_TIMES = 2.5;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int POINTS = 121;
    private static final double EDGE = 6;

    private StraightLining() {}

    /** What is known of a survey. */
    private static final class Tally {
        private final Map<Long, Long> responses = new LinkedHashMap<>();
        private final List<Double> answers = new ArrayList<>();
        private long alike;
        private double correlations;
        private int pairs;

        long total() {
            return responses.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    static List<String> notes(Columns alike, Columns answers, Columns pairs) {
        Map<Survey, Tally> tallies = new LinkedHashMap<>();
        for (int i = 0; i < alike.size(); i++) {
            Tally tally = tallies.computeIfAbsent(survey(alike, i), unused -> new Tally());
            tally.responses.merge(alike.longs("questions")[i], alike.longs("responses")[i], Long::sum);
            tally.alike += alike.longs("alike")[i];
        }
        for (int i = 0; i < answers.size(); i++) {
            Tally tally = tallies.get(survey(answers, i));
            if (tally != null) {
                tally.answers.add((double) answers.longs("answers")[i]);
            }
        }
        for (int i = 0; i < pairs.size(); i++) {
            Tally tally = tallies.get(survey(pairs, i));
            double correlation = pairs.doublesOr("correlation", Double.NaN)[i];
            boolean isItems = !pairs.textsOr("one", "")[i].isEmpty() && !pairs.textsOr("other", "")[i].isEmpty();
            if (tally != null && isItems && !Double.isNaN(correlation)) {
                tally.correlations += correlation;
                tally.pairs++;
            }
        }
        List<String> notes = new ArrayList<>();
        tallies.forEach((survey, tally) -> {
            double share = tally.total() == 0 ? 0 : (double) tally.alike / tally.total();
            double plausible = plausible(tally);
            if (tally.total() >= FEWEST_RESPONSES && share >= LEAST_SHARE && share > MOST_TIMES * plausible) {
                notes.add(String.format(
                        Locale.ROOT,
                        "survey %s (%s): %.0f%% of %,d responses to %d or more questions give the same answer to all of them;"
                                + " as the answers spread and go together, %.0f%% would be plausible: some were perhaps clicked"
                                + " through",
                        survey.name(),
                        survey.metric(),
                        100 * share,
                        tally.total(),
                        FEWEST_QUESTIONS,
                        100 * plausible));
            }
        });
        return notes;
    }

    private static Survey survey(Columns rows, int i) {
        return new Survey(rows.texts("survey")[i], rows.texts("metric")[i]);
    }

    private static double plausible(Tally tally) {
        double all = tally.answers.stream().mapToDouble(Double::doubleValue).sum();
        double[] shares =
                tally.answers.stream().mapToDouble(count -> count / all).toArray();
        double correlation = tally.pairs == 0 ? 0 : tally.correlations / tally.pairs;
        double expected = 0;
        for (Map.Entry<Long, Long> group : tally.responses.entrySet()) {
            expected += group.getValue() * chanceAlike(shares, correlation, Math.toIntExact(group.getKey()));
        }
        return expected / Math.max(1, tally.total());
    }

    /**
     * Chance that all answers of a response fall into one.
     *
     * @param shares of the answers, from the lowest
     * @param correlation between two questions
     */
    static double chanceAlike(double[] shares, double correlation, int questions) {
        double loading = Math.max(0, Math.min(0.98, correlation));
        double[] cuts = cuts(shares);
        double step = 2 * EDGE / (POINTS - 1);
        double chance = 0;
        double weights = 0;
        for (int i = 0; i < POINTS; i++) {
            double opinion = -EDGE + i * step;
            double weight = Math.exp(-opinion * opinion / 2);
            double alike = 0;
            for (int answer = 0; answer < shares.length; answer++) {
                alike += Math.pow(within(cuts[answer], cuts[answer + 1], opinion, loading), questions);
            }
            chance += weight * alike;
            weights += weight;
        }
        return chance / weights;
    }

    private static double within(double low, double high, double opinion, double loading) {
        double shift = Math.sqrt(loading) * opinion;
        double scale = Math.sqrt(1 - loading);
        return Math.max(
                0,
                NORMAL.cumulativeProbability((high - shift) / scale)
                        - NORMAL.cumulativeProbability((low - shift) / scale));
    }

    private static double[] cuts(double[] shares) {
        double[] cuts = new double[shares.length + 1];
        cuts[0] = Double.NEGATIVE_INFINITY;
        cuts[shares.length] = Double.POSITIVE_INFINITY;
        double below = 0;
        for (int i = 1; i < shares.length; i++) {
            below += shares[i - 1];
            cuts[i] = NORMAL.inverseCumulativeProbability(Math.min(1, below));
        }
        return cuts;
    }
}
