package org.wayworth.warehouse.feature;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.FactsWritten;
import org.wayworth.warehouse.KnownFacts;
import org.wayworth.warehouse.KnownFacts.Known;
import org.wayworth.warehouse.KnownFacts.LeftOut;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** Facts of customers as of a moment, in one session, which must read one state of the tables throughout. */
public final class Facts {

    /** Values of an attribute with more than these are not listed. */
    private static final int MOST_VALUES = 40;

    /** Values of fewer customers are not listed: they could point at somebody. */
    private static final int LEAST_CUSTOMERS = 10;

    private record Listing(int most, int least) {}

    private final Session session;
    private final Company company;

    private Facts(Session session, Company company) {
        this.session = session;
        this.company = company;
    }

    public static Facts of(Session session) {
        return new Facts(session, Company.of(session));
    }

    /** What can be known in these data. */
    public KnownFacts known() {
        List<Known> facts = new ArrayList<>();
        Set<String> recorded = Set.of(query("recorded.sql", Parameters.none()).texts("name"));
        for (Fact fact : Registry.get().facts()) {
            if (recorded.contains(fact.name())) {
                facts.add(new Known(inCurrency(fact), List.of()));
            }
        }
        attributes().forEach((name, values) -> facts.add(new Known(Fact.attribute(name), values)));
        return new KnownFacts(facts, undated(), company.currency(), company.zone());
    }

    private Map<String, List<String>> attributes() {
        Columns rows = query("attribute-values.sql", Parameters.of(new Listing(MOST_VALUES, LEAST_CUSTOMERS)));
        String[] names = rows.texts("name");
        String[] values = rows.textsOr("value", "");
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> known = attributes.computeIfAbsent(names[i], name -> new ArrayList<>());
            if (!rows.isNull("value", i)) {
                known.add(values[i]);
            }
        }
        return attributes;
    }

    private List<LeftOut> undated() {
        Columns rows = query("undated.sql", Parameters.none());
        List<LeftOut> undated = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            long n = rows.longs("n_undated")[i];
            undated.add(new LeftOut(
                    rows.texts("name")[i],
                    rows.longs("is_dated_too")[i] == 0
                            ? "none of its values carries a day from which it holds"
                            : Unit.whole(n) + " of its values " + (n == 1 ? "carries" : "carry") + " no day from which "
                                    + (n == 1 ? "it holds" : "they hold")));
        }
        return undated;
    }

    private Fact inCurrency(Fact fact) {
        return fact.unit().equals(Registry.MAIN_CURRENCY)
                ? new Fact(
                        fact.name(),
                        fact.kind(),
                        company.currency().orElse(Registry.MAIN_CURRENCY),
                        fact.meaning(),
                        fact.family())
                : fact;
    }

    /**
     * Facts of customers at moments, as columns by their names, row i for customer i. A list is one text, its parts in order of
     * the alphabet with "; " between.
     *
     * @param moments microseconds UTC
     */
    public Columns at(List<Fact> facts, long[] customers, long[] moments) {
        Set<String> names = new HashSet<>();
        for (Fact fact : facts) {
            if (!names.add(fact.name())) {
                throw new IllegalArgumentException("each fact must be asked for once, not twice: " + fact.name());
            }
        }
        FactTables.in(session, company).at(customers, moments).with(facts);
        Sheet sheet = Sheet.of(facts, facts.stream().map(Fact::name).toList(), Sheet.Form.COLUMNS);
        return session.query(
                Sql.of("select " + sheet.columns() + " from f order by f.point"),
                sheet.parameters(),
                FactTables.LONGEST);
    }

    /**
     * For which customers a condition holds, element i for customer i at moment i. Where it is unknown it does not hold. Only the
     * families of the facts that it names are worked out.
     *
     * @param moments microseconds UTC
     */
    public boolean[] holds(Condition condition, long[] customers, long[] moments) {
        FactTables.in(session, company).at(customers, moments).with(condition.facts());
        boolean[] holds = new boolean[customers.length];
        for (long point : points(condition)) {
            holds[Math.toIntExact(point)] = true;
        }
        return holds;
    }

    private long[] points(Condition condition) {
        Where where = Where.of(condition, Parameters.none());
        return session.query(
                        Sql.of("select f.point from f where " + where.text()), where.parameters(), FactTables.LONGEST)
                .longs("point");
    }

    /** Forms of a file. */
    public enum FileForm {
        CSV,
        PARQUET
    }

    /**
     * Writes all facts that can be known, of every customer who was known by the end of a day; over a file that is there.
     *
     * @param where of whom; empty for all
     * @param folder one that the engine may write to
     */
    public FactsWritten write(LocalDate day, Optional<Condition> where, FileForm form, Path folder, Path file)
            throws IOException {
        KnownFacts known = known();
        List<Fact> facts = known.facts().stream().map(Known::fact).toList();
        List<Fact> asked = new ArrayList<>(facts);
        where.ifPresent(condition -> asked.addAll(condition.facts()));
        FactTables.in(session, company).everyone(day).with(asked);
        FactFile made = FactFile.of(session, facts, where);
        switch (form) {
            case CSV -> made.writeCsv(file);
            case PARQUET -> made.writeParquet(folder, file);
        }
        int attributes =
                Math.toIntExact(facts.stream().filter(Fact::isAttribute).count());
        Columns dates = query("dates.sql", Parameters.none());
        return new FactsWritten(
                made.rows(),
                facts.size() - attributes,
                attributes,
                known.leftOut(),
                made.blank(),
                dates.longs("n_undated")[0],
                company.zone(),
                dates.isNull("ends_day", 0)
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(dates.longs("ends_day")[0])));
    }

    private Columns query(String file, Parameters parameters) {
        return session.query(Sql.beside(Facts.class, file), parameters, FactTables.LONGEST);
    }
}
