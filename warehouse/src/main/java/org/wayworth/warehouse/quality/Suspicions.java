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

    /** @param mappings the latest of each name, so that a sentence can say what to write */
    public static List<String> of(Session session, Map<String, Source> mappings) {
        Columns hubs = session.query(
                Sql.beside(Suspicions.class, "hubs.sql"), Parameters.with("suspicious", SUSPICIOUS), LONGEST);
        List<String> sentences = new ArrayList<>(new KeyNotes(session, mappings).sentences());
        for (int i = 0; i < hubs.size(); i++) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "one key of %s (%s, line %,d) joins %,d keys of %s into one customer: if it is a stand-in, name it under"
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
