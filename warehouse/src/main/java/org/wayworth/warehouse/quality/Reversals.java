package org.wayworth.warehouse.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.quality.Ratings.Question;
import org.wayworth.warehouse.quality.Ratings.Survey;

/**
 * Scales on which the lowest answer may be the best. People who are content with one thing are rarely discontent with all
 * others, so that a question whose answers clearly go against those of the same person is suspected.
 *
 * <p>Clearly: at least 50 pairs, and the whole 99% interval of the correlation below −0.2. Interval: Fisher's z, standard
 * error 1 / √(n − 3). Source: Fisher (1921), On the probable error of a coefficient of correlation, Metron 1.
 */
final class Reversals {

    static final int FEWEST = 50;

    private static final double CLEARLY = 0.2;
    private static final double CLEARLY_OF_SALES = 0.05;
    private static final double Z_99 = 2.575829;
    private static final double Z_999 = 3.290527;
    private static final int MOST_NAMED = 3;

    private Reversals() {}

    /** Two questions that contradict each other. */
    private record Pair(Question one, Question other, double correlation, long n) {
        boolean has(Question question) {
            return one.equals(question) || other.equals(question);
        }

        Question beside(Question question) {
            return one.equals(question) ? other : one;
        }
    }

    /** What the mapping turns, so that a slip of the pen is seen. */
    static List<String> declared(Map<Survey, Map<String, Question>> questions) {
        List<String> notes = new ArrayList<>();
        questions.forEach((survey, asked) -> {
            List<Question> turned =
                    asked.values().stream().filter(Question::isReversed).toList();
            if (!turned.isEmpty()) {
                notes.add(String.format(
                        Locale.ROOT,
                        "survey %s (%s): %s read as reversed, as the mapping says; the lowest answer is stored as the best",
                        survey.name(),
                        survey.metric(),
                        named(turned) + (turned.size() == 1 ? " is" : " are")));
            }
        });
        return notes;
    }

    static List<String> withinResponses(Columns pairs, Map<Survey, Map<String, Question>> questions) {
        Map<Survey, List<Pair>> against = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            Survey survey = new Survey(pairs.texts("survey")[i], pairs.texts("metric")[i]);
            Map<String, Question> asked = Objects.requireNonNull(questions.get(survey));
            Pair pair = new Pair(
                    Objects.requireNonNull(asked.get(pairs.textsOr("one", "")[i])),
                    Objects.requireNonNull(asked.get(pairs.textsOr("other", "")[i])),
                    pairs.doublesOr("correlation", Double.NaN)[i],
                    pairs.longs("responses")[i]);
            if (isAgainst(pair.correlation(), pair.n())) {
                against.computeIfAbsent(survey, unused -> new ArrayList<>()).add(pair);
            }
        }
        List<String> notes = new ArrayList<>();
        against.forEach((survey, list) -> suspects(list)
                .forEach(suspect -> notes.add(contradiction(
                        "in survey " + survey.name() + " (" + survey.metric() + ") ", "responses", suspect, list))));
        return notes;
    }

    static List<String> betweenSurveys(Columns pairs, Map<Survey, Map<String, Question>> questions) {
        List<Pair> against = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = new Pair(
                    main(questions, pairs.texts("one_survey")[i], pairs.texts("one_metric")[i]),
                    main(questions, pairs.texts("other_survey")[i], pairs.texts("other_metric")[i]),
                    pairs.doublesOr("correlation", Double.NaN)[i],
                    pairs.longs("customers")[i]);
            if (isAgainst(pair.correlation(), pair.n())) {
                against.add(pair);
            }
        }
        List<String> notes = new ArrayList<>();
        for (List<Question> suspect : suspects(against)) {
            notes.add(contradiction("of the same customers, ", "customers", suspect, against));
        }
        return notes;
    }

    private static Question main(Map<Survey, Map<String, Question>> questions, String survey, String metric) {
        return Objects.requireNonNull(Objects.requireNonNull(questions.get(new Survey(survey, metric)))
                .get(""));
    }

    /** Groups in which the main question goes with the others, beside groups in which it goes against them. */
    static List<String> betweenGroups(Columns groups, Map<Survey, Map<String, Question>> questions) {
        return betweenGroups(groups, questions, "the other answers", CLEARLY, Z_99);
    }

    /**
     * The same, with how often the customers buy. What people buy says little of what they think, so that less of a
     * correlation is needed, and more certainty that it is there: the whole 99.9% intervals past 0.05 and −0.05.
     */
    static List<String> betweenGroupsOfBuyers(Columns groups, Map<Survey, Map<String, Question>> questions) {
        List<String> notes =
                new ArrayList<>(betweenGroups(groups, questions, "how often customers buy", CLEARLY_OF_SALES, Z_999));
        notes.addAll(againstBuying(groups, questions));
        return notes;
    }

    /**
     * In every file: where a whole scale is the wrong way round, no group of customers differs from another. The best answer to
     * the NPS question is the highest: where it goes against sales, that is a finding, no fault of the scale.
     */
    private static List<String> againstBuying(Columns groups, Map<Survey, Map<String, Question>> questions) {
        Map<Survey, List<Integer>> files = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.texts("kind")[i].equals("file")) {
                files.computeIfAbsent(
                                new Survey(groups.texts("survey")[i], groups.texts("metric")[i]),
                                unused -> new ArrayList<>())
                        .add(i);
            }
        }
        double[] correlation = groups.doublesOr("correlation", Double.NaN);
        long[] responses = groups.longs("responses");
        List<String> notes = new ArrayList<>();
        files.forEach((survey, rows) -> {
            Question question = main(questions, survey.name(), survey.metric());
            boolean isAgainst =
                    rows.stream().allMatch(i -> isAgainst(correlation[i], responses[i], CLEARLY_OF_SALES, Z_999));
            if (isAgainst && !isSettled(question)) {
                notes.add(String.format(
                        Locale.ROOT,
                        "survey %s (%s): customers with a higher rating buy less often (correlation %.2f, %,d responses); if"
                                + " the lowest answer is the best, write %s in the mapping",
                        survey.name(),
                        survey.metric(),
                        correlation[rows.get(0)],
                        responses[rows.get(0)],
                        question.turned()));
            }
        });
        return notes;
    }

    private static List<String> betweenGroups(
            Columns groups, Map<Survey, Map<String, Question>> questions, String with, double clearly, double z) {
        Map<List<String>, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            kinds.computeIfAbsent(
                            List.of(groups.texts("survey")[i], groups.texts("metric")[i], groups.texts("kind")[i]),
                            unused -> new ArrayList<>())
                    .add(i);
        }
        List<String> notes = new ArrayList<>();
        Set<Survey> told = new LinkedHashSet<>();
        kinds.forEach((kind, rows) -> {
            Survey survey = new Survey(kind.get(0), kind.get(1));
            int lowest = rows.get(0);
            int highest = rows.get(rows.size() - 1);
            double low = groups.doublesOr("correlation", Double.NaN)[lowest];
            double high = groups.doublesOr("correlation", Double.NaN)[highest];
            if (isAgainst(low, groups.longs("responses")[lowest], clearly, z)
                    && isAgainst(-high, groups.longs("responses")[highest], clearly, z)
                    && told.add(survey)) {
                String what = kind.get(2).equals("file") ? "in " : "where " + kind.get(2) + " is ";
                notes.add(String.format(
                        Locale.ROOT,
                        "survey %s (%s): the rating goes with %s %s (correlation %.2f) and against %s"
                                + " (correlation %.2f); if the lowest answer is the best there, map those records apart, with %s",
                        survey.name(),
                        survey.metric(),
                        with,
                        what + groups.texts("name")[highest],
                        high,
                        what + groups.texts("name")[lowest],
                        low,
                        main(questions, survey.name(), survey.metric()).turned()));
            }
        });
        return notes;
    }

    /** Whether the whole 99% interval lies below −0.2. */
    static boolean isAgainst(double correlation, long n) {
        return isAgainst(correlation, n, CLEARLY, Z_99);
    }

    private static boolean isAgainst(double correlation, long n, double clearly, double z) {
        if (Double.isNaN(correlation) || n < FEWEST) {
            return false;
        }
        double bounded = Math.max(-0.9999, Math.min(0.9999, correlation));
        double upper = 0.5 * Math.log((1 + bounded) / (1 - bounded)) + z / Math.sqrt(n - 3.0);
        return Math.tanh(upper) < -clearly;
    }

    /**
     * The questions with most contradictions first, until none is left; two where it may be either. By its definition the best
     * answer to the NPS question is the highest, so that whatever contradicts it is suspected in its place.
     */
    private static List<List<Question>> suspects(List<Pair> against) {
        List<Pair> left = new ArrayList<>(against);
        List<List<Question>> suspects = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Question> asked = new LinkedHashSet<>();
            left.forEach(pair -> {
                asked.add(pair.one());
                asked.add(pair.other());
            });
            Question most = asked.stream()
                    .max(Comparator.comparing((Question question) -> !isSettled(question))
                            .thenComparingLong(question -> count(left, question)))
                    .orElseThrow();
            Optional<Pair> only = left.stream().filter(pair -> pair.has(most)).findFirst();
            boolean isEither =
                    count(left, most) == 1 && !isSettled(only.orElseThrow().beside(most));
            suspects.add(
                    isEither
                            ? List.of(
                                    only.orElseThrow().one(), only.orElseThrow().other())
                            : List.of(most));
            left.removeIf(pair -> pair.has(most));
        }
        return suspects;
    }

    private static boolean isSettled(Question question) {
        return question.item().isEmpty()
                && question.survey().metric().equalsIgnoreCase("nps")
                && !question.isReversed();
    }

    private static long count(List<Pair> pairs, Question question) {
        return pairs.stream().filter(pair -> pair.has(question)).count();
    }

    private static String contradiction(String start, String unit, List<Question> suspect, List<Pair> against) {
        Question first = suspect.get(0);
        List<Pair> pairs = against.stream()
                .filter(pair -> pair.has(first))
                .sorted(Comparator.comparingDouble(Pair::correlation))
                .toList();
        Pair strongest = suspect.size() == 1
                ? pairs.get(0)
                : pairs.stream()
                        .filter(pair -> pair.has(suspect.get(1)))
                        .findFirst()
                        .orElseThrow();
        boolean isAcross = !first.survey().equals(strongest.beside(first).survey());
        String figures =
                String.format(Locale.ROOT, "(correlation %.2f, %,d %s)", strongest.correlation(), strongest.n(), unit);
        if (suspect.size() == 1) {
            List<Question> others =
                    pairs.stream().map(pair -> pair.beside(first)).toList();
            return start + label(first, isAcross) + " goes against " + (isAcross ? surveys(others) : named(others))
                    + " " + figures + "; if its lowest answer is its best, write " + first.turned()
                    + " for it in the mapping";
        }
        Question second = suspect.get(1);
        return start + label(first, isAcross) + " and " + label(second, isAcross) + " go against each other " + figures
                + "; if the lowest answer of one of them is its best, write " + first.turned() + " for "
                + label(first, isAcross) + " or " + second.turned() + " for " + label(second, isAcross)
                + " in the mapping";
    }

    private static String label(Question question, boolean withSurvey) {
        return withSurvey
                ? question.label() + " of survey " + question.survey().name() + " ("
                        + question.survey().metric() + ")"
                : question.label();
    }

    private static String surveys(List<Question> questions) {
        return questions.stream()
                .limit(MOST_NAMED)
                .map(question ->
                        question.survey().name() + " (" + question.survey().metric() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String named(List<Question> questions) {
        String names = questions.stream().limit(MOST_NAMED).map(Question::label).collect(Collectors.joining(", "));
        return questions.size() > MOST_NAMED ? names + " and " + (questions.size() - MOST_NAMED) + " more" : names;
    }

    static String shown(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
