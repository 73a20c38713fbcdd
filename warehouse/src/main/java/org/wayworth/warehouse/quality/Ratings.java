package org.wayworth.warehouse.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** What a careful reader should know of the ratings: which are turned, which contradict, which were clicked through. */
final class Ratings {

    /** Correlations of so many responses are known to 0.01. */
    private static final int MOST_LOOKED_AT = 20_000;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Session session;

    Ratings(Session session) {
        this.session = session;
    }

    /** A survey and its metric: what its responses have in common. */
    record Survey(String name, String metric) {}

    /** @param atLeast lowest and @param atMost highest answer @param n answers @param nAtMost of these, the highest */
    record Used(double atLeast, double atMost, long n, long nAtMost) {}

    /**
     * A question of a survey.
     *
     * @param item empty for the main question
     * @param low end of its scale; NaN where the mapping names none
     * @param used what was answered, as the source writes it
     */
    record Question(Survey survey, String item, double low, double high, boolean isReversed, Used used) {

        String label() {
            return item.isEmpty() ? "the rating" : item;
        }

        /** The line that turns it, as the scale is mapped now. */
        String turned() {
            if (Double.isNaN(low)) {
                return "a scale: from its worst to its best answer";
            }
            String from = Reversals.shown(isReversed ? low : high);
            String to = Reversals.shown(isReversed ? high : low);
            return "scale: [" + from + ", " + to + "]";
        }
    }

    List<String> notes() {
        session.run(Sql.beside(Ratings.class, "ratings.sql"), Parameters.with("most", MOST_LOOKED_AT));
        Map<Survey, Map<String, Question>> questions = questions();
        List<String> notes = new ArrayList<>(Reversals.declared(questions));
        notes.addAll(UnusedScale.notes(questions));
        Columns pairs = query("pairs.sql", Parameters.with("fewest", Reversals.FEWEST));
        notes.addAll(Reversals.withinResponses(pairs, questions));
        notes.addAll(
                Reversals.betweenSurveys(query("surveys.sql", Parameters.with("fewest", Reversals.FEWEST)), questions));
        notes.addAll(
                Reversals.betweenGroups(query("groups.sql", Parameters.with("fewest", Reversals.FEWEST)), questions));
        notes.addAll(Reversals.betweenGroupsOfBuyers(
                query("groups-sales.sql", Parameters.with("fewest", Reversals.FEWEST)), questions));
        notes.addAll(StraightLining.notes(
                query("alike.sql", Parameters.with("fewest_questions", StraightLining.FEWEST_QUESTIONS)),
                query("item-answers.sql", Parameters.none()),
                pairs));
        return notes;
    }

    private Map<Survey, Map<String, Question>> questions() {
        Columns rows = query("questions.sql", Parameters.none());
        Map<Survey, Map<String, Question>> questions = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Survey survey = new Survey(rows.texts("survey")[i], rows.texts("metric")[i]);
            String item = rows.textsOr("item", "")[i];
            questions
                    .computeIfAbsent(survey, unused -> new LinkedHashMap<>())
                    .put(
                            item,
                            new Question(
                                    survey,
                                    item,
                                    rows.doublesOr("scale_low", Double.NaN)[i],
                                    rows.doublesOr("scale_high", Double.NaN)[i],
                                    rows.longs("is_reversed")[i] != 0,
                                    new Used(
                                            rows.doublesOr("lowest", Double.NaN)[i],
                                            rows.doublesOr("highest", Double.NaN)[i],
                                            rows.longs("ratings")[i],
                                            rows.longs("at_highest")[i])));
        }
        return questions;
    }

    private Columns query(String file, Parameters parameters) {
        return session.query(Sql.beside(Ratings.class, file), parameters, LONGEST);
    }
}
