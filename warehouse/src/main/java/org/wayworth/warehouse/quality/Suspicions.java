package org.wayworth.warehouse.quality;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.mapping.MappingFile;

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
    public static void find(Session session, Map<String, MappingFile> mappings) {
        session.run(Sql.of("delete from source.doubt"), Parameters.none());
        int place = 0;
        for (String sentence : sentences(session, mappings)) {
            session.run(
                    Sql.of("insert into source.doubt values (:place, :sentence)"),
                    Parameters.with("place", place++).and("sentence", sentence));
        }
    }

    private static List<String> sentences(Session session, Map<String, MappingFile> mappings) {
        List<String> sentences = new ArrayList<>(new KeyNotes(session, mappings).sentences());
        sentences.addAll(each(session, "hubs.sql", Parameters.with("suspicious", SUSPICIOUS), Suspicions::hub));
        sentences.addAll(each(session, "subtotals.sql", Parameters.none(), Suspicions::subtotal));
        sentences.addAll(each(session, "total-names.sql", Parameters.none(), Suspicions::totalName));
        sentences.addAll(each(session, "contract-days.sql", Parameters.none(), Suspicions::contractDays));
        sentences.addAll(new Ratings(session).notes());
        return sentences;
    }

    /** A sentence for each row of a query beside this class. */
    private static List<String> each(
            Session session, String file, Parameters parameters, BiFunction<Columns, Integer, String> sentence) {
        Columns rows = session.query(Sql.beside(Suspicions.class, file), parameters, LONGEST);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> sentence.apply(rows, i))
                .toList();
    }

    private static String subtotal(Columns rows, int i) {
        return String.format(
                Locale.ROOT,
                "%s, line %,d: %s %s without customer and date is the sum of the %,d rows above it; if it is a"
                        + " subtotal, leave it out with when: in the mapping",
                rows.texts("file_name")[i],
                rows.longs("line")[i],
                rows.texts("currency")[i],
                rows.texts("source_amount")[i],
                rows.longs("rows_summed")[i]);
    }

    /** The words are those of a list, not a person's. */
    private static String totalName(Columns rows, int i) {
        long records = rows.longs("records")[i];
        return String.format(
                Locale.ROOT,
                "%s, line %,d: a customer is called %s, as a total is, and is loaded with %s, since no amount is the"
                        + " sum of the others; if it is no customer, leave it out with when: in the mapping, else write"
                        + " keep: [%s] beside the column of its key",
                rows.texts("file_name")[i],
                rows.longs("line")[i],
                rows.texts("word")[i],
                records == 1 ? "1 record" : String.format(Locale.ROOT, "%,d records", records),
                rows.texts("word")[i]);
    }

    private static String contractDays(Columns rows, int i) {
        long contracts = rows.longs("contracts")[i];
        String first = String.format(
                Locale.ROOT,
                "(%s%s, line %,d)",
                contracts == 1 ? "" : "the first in ",
                rows.texts("file_name")[i],
                rows.longs("line")[i]);
        return rows.longs("is_turned")[i] == 1
                ? String.format(
                        Locale.ROOT,
                        "%,d %s before %s, as several records together say %s: correct started_on or ended_on at the"
                                + " source",
                        contracts,
                        contracts == 1 ? "contract ends" : "contracts end",
                        contracts == 1 ? "it begins" : "they begin",
                        first)
                : String.format(
                        Locale.ROOT,
                        "%,d %s marked as not ended (is_ended), with a last day before %s, up to which is observed %s:"
                                + " correct ended_on or the status at the source; if the last days are right, leave"
                                + " is_ended out of the mapping",
                        contracts,
                        contracts == 1 ? "contract is" : "contracts are",
                        Sentence.date(LocalDate.ofEpochDay(rows.longs("ends_on")[i])),
                        first);
    }

    private static String hub(Columns hubs, int i) {
        return String.format(
                Locale.ROOT,
                "one key of %s (%s, line %,d) joins %,d keys of %s into one customer: if it is a placeholder, name it"
                        + " under missing: of that key in the mapping",
                hubs.texts("namespace")[i],
                hubs.texts("file_name")[i],
                hubs.longs("line")[i],
                hubs.longs("joined_keys")[i],
                hubs.texts("joined_namespace")[i]);
    }
}
