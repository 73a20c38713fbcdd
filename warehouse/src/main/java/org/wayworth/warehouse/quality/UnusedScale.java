package org.wayworth.warehouse.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wayworth.warehouse.quality.Ratings.Question;
import org.wayworth.warehouse.quality.Ratings.Survey;

/**
 * Scales that reach higher than any answer: ratings from 1 to 5 under {@code scale: [0, 10]} are read as if nobody was
 * content. Suspected where the best quarter of the scale, and two answers at least, stays unused by 100 answers or more of
 * which a fiftieth or more, and five, stand at the highest that occurs: answers pile up at the end of a scale, not in its middle.
 */
final class UnusedScale {

    private static final long FEWEST = 100;
    private static final double UNUSED = 0.25;
    private static final double FEWEST_STEPS = 2;
    private static final double AT_END = 0.02;
    private static final long FEWEST_AT_END = 5;
    private static final int MOST_NAMED = 3;

    private UnusedScale() {}

    /** Questions of one survey that are alike are told together. */
    private record Kind(Survey survey, double low, double high, double atMost) {}

    static List<String> notes(Map<Survey, Map<String, Question>> questions) {
        Map<Kind, List<Question>> kinds = new LinkedHashMap<>();
        questions.values().stream()
                .flatMap(asked -> asked.values().stream())
                .filter(UnusedScale::isSuspect)
                .forEach(question -> kinds.computeIfAbsent(
                                new Kind(
                                        question.survey(),
                                        question.low(),
                                        question.high(),
                                        question.used().atMost()),
                                unused -> new ArrayList<>())
                        .add(question));
        List<String> notes = new ArrayList<>();
        kinds.forEach((kind, alike) -> notes.add(note(kind, alike)));
        return notes;
    }

    private static boolean isSuspect(Question question) {
        Ratings.Used used = question.used();
        double unused = question.high() - used.atMost();
        return !question.isReversed()
                && used.n() >= FEWEST
                && unused >= FEWEST_STEPS
                && unused >= UNUSED * (question.high() - question.low())
                && used.atMost() > used.atLeast()
                && used.nAtMost() >= Math.max(FEWEST_AT_END, AT_END * used.n());
    }

    private static String note(Kind kind, List<Question> alike) {
        double atLeast =
                alike.stream().mapToDouble(each -> each.used().atLeast()).min().orElseThrow();
        String highest = Reversals.shown(kind.atMost());
        return String.format(
                Locale.ROOT,
                "survey %s (%s): no answer to %s is above %s, although the scale goes to %s (%,d responses); if %s is the best"
                        + " answer, write scale: [%s, %s] in the mapping",
                kind.survey().name(),
                kind.survey().metric(),
                named(alike),
                highest,
                Reversals.shown(kind.high()),
                alike.get(0).used().n(),
                highest,
                Reversals.shown(Math.min(1, atLeast)),
                highest);
    }

    private static String named(List<Question> alike) {
        String names = alike.stream().limit(MOST_NAMED).map(Question::label).collect(Collectors.joining(", "));
        return alike.size() > MOST_NAMED ? names + " and " + (alike.size() - MOST_NAMED) + " more" : names;
    }
}
