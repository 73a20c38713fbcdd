package org.wayworth.warehouse.feature;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/**
 * Facts in temporary tables of one session, which go with it: {@code f}, one row per point with a column per fact, and
 * {@code attribute_at}, what sources say of customers.
 */
final class FactTables {

    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final Session session;
    private final Company company;

    private FactTables(Session session, Company company) {
        this.session = session;
        this.company = company;
        run("begin.sql", Parameters.none());
    }

    static FactTables in(Session session, Company company) {
        return new FactTables(session, company);
    }

    /**
     * The points: row i is customer i at moment i.
     *
     * @param moments microseconds UTC
     */
    FactTables at(long[] customers, long[] moments) {
        if (customers.length != moments.length) {
            throw new IllegalArgumentException(
                    "there must be one moment for each customer, not " + moments.length + " for " + customers.length);
        }
        long[] numbers = new long[customers.length];
        long[] days = new long[customers.length];
        long[] since = new long[customers.length];
        for (int i = 0; i < customers.length; i++) {
            numbers[i] = i;
            days[i] = company.dayOf(moments[i]).toEpochDay();
            since[i] = company.yearBefore(moments[i]);
        }
        session.append("given", numbers, customers, moments, days, since);
        run("points.sql", Parameters.none());
        return this;
    }

    /** The points: every customer who was known by then, at the end of the day. */
    FactTables everyone(LocalDate day) {
        long end = company.endOf(day);
        run(
                "everyone.sql",
                Parameters.with("as_of", time(end)).and("as_of_on", day).and("since", time(company.yearBefore(end))));
        return this;
    }

    private static LocalDateTime time(long micros) {
        return EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC).toLocalDateTime();
    }

    /** Works out the families of these facts, and no others. */
    FactTables with(Collection<Fact> facts) {
        Set<String> families = new LinkedHashSet<>();
        for (Fact fact : facts) {
            if (!fact.isAttribute() && Registry.get().find(fact.name()).isEmpty()) {
                throw new IllegalArgumentException(
                        "a fact must be an attribute or in the registry, not " + fact.name());
            }
            families.add(fact.family());
        }
        boolean hasAttributes = families.remove(Fact.ATTRIBUTE);
        if (!families.isEmpty()) {
            session.append("given_days", company.days());
            run("zone-days.sql", Parameters.none());
            table("known", "known.sql", company.money());
            Parameters asked = asked();
            families.forEach(family -> table("fact_" + family, family + ".sql", asked));
        }
        if (hasAttributes) {
            table("attribute_at", "attribute.sql", company.money());
        }
        joined(families);
        return this;
    }

    /** A file of one query as a table. */
    private void table(String name, String file, Parameters parameters) {
        Sql.Statement query = Sql.beside(FactTables.class, file).statements().get(0);
        session.run(
                new Sql(List.of(new Sql.Statement(
                        "create or replace temp table " + name + " as\n" + query.text(), query.names()))),
                parameters);
    }

    /** What families are asked beside the points: in numbers, the engine need not read what no point can see. */
    private Parameters asked() {
        Columns bounds = session.query(Sql.beside(FactTables.class, "bounds.sql"), Parameters.none(), LONGEST);
        return company.money()
                .and("first_since", time(bounds.longs("first_since")[0]))
                .and("first_as_of", time(bounds.longs("first_as_of")[0]))
                .and("last_as_of", time(bounds.longs("last_as_of")[0]))
                .and("records_from", time(bounds.longs("records_from")[0]));
    }

    /** Names come from the registry, whose names are letters, digits and underscores. */
    private void joined(Set<String> families) {
        String columns = families.stream()
                .flatMap(family -> Registry.get().family(family).stream())
                .map(fact -> ", fact_" + fact.family() + '.' + fact.name())
                .collect(Collectors.joining());
        String tables = families.stream()
                .map(family -> " join fact_" + family + " on fact_" + family + ".point = p.point")
                .collect(Collectors.joining());
        session.run(
                Sql.of("create or replace temp table f as select p.point, p.customer_id, p.as_of, p.as_of_on" + columns
                        + " from point p" + tables),
                Parameters.none());
    }

    private void run(String file, Parameters parameters) {
        session.run(Sql.beside(FactTables.class, file), parameters);
    }
}
