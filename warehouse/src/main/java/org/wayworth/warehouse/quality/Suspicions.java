package org.wayworth.warehouse.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.source.Source;

/** Sentences about data that is readable but may not mean what it says. Values are not shown: keys can be personal. */
public final class Suspicions {

    /** A key that joins this many others is rarely one person's or one company's. */
    private static final int SUSPICIOUS = 100;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Suspicions() {}

    /** What was found when the tables were built. */
    public static List<String> found(Session session) {
        return List.of(
                session.query(Sql.of("select sentence from source.doubt order by place"), Parameters.none(), LONGEST)
                        .texts("sentence"));
    }

    /**
     * Looks through tables that were just built, and keeps what it finds beside them.
     *
     * @param mappings the latest of each name, so that a sentence can say what to write
     */
    public static void find(Session session, Map<String, Source> mappings) {
        session.run(Sql.of("delete from source.doubt"), Parameters.none());
        int place = 0;
        for (String sentence : sentences(session, mappings)) {
            session.run(
                    Sql.of("insert into source.doubt values (:place, :sentence)"),
                    Parameters.with("place", place++).and("sentence", sentence));
        }
    }

    private static List<String> sentences(Session session, Map<String, Source> mappings) {
        List<String> sentences = new ArrayList<>(new KeyNotes(session, mappings).sentences());
        sentences.addAll(hubs(session));
        sentences.addAll(subtotals(session));
        sentences.addAll(new Ratings(session).notes());
        return sentences;
    }

    private static List<String> subtotals(Session session) {
        Columns rows = session.query(Sql.beside(Suspicions.class, "subtotals.sql"), Parameters.none(), LONGEST);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s, line %,d: %s %s without customer and date is the sum of the %,d rows above it; if it is a subtotal,"
                            + " leave it out with when: in the mapping",
                    rows.texts("file_name")[i],
                    rows.longs("line")[i],
                    rows.texts("currency")[i],
                    rows.texts("source_amount")[i],
                    rows.longs("rows_summed")[i]));
        }
        return sentences;
    }

    private static List<String> hubs(Session session) {
        Columns hubs = session.query(
                Sql.beside(Suspicions.class, "hubs.sql"), Parameters.with("suspicious", SUSPICIOUS), LONGEST);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < hubs.size(); i++) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "one key of %s (%s, line %,d) joins %,d keys of %s into one customer: if it is a placeholder, name it under"
                            + " missing: of that key in the mapping",
                    hubs.texts("namespace")[i],
                    hubs.texts("file_name")[i],
                    hubs.longs("line")[i],
                    hubs.longs("joined_keys")[i],
                    hubs.texts("joined_namespace")[i]));
        }
        return sentences;
    }
}
