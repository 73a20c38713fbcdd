package org.wayworth.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.feature.Registry;

/**
 * A company in London whose records of every kind are lines of text. Sales, contacts and all else are on record from the first
 * line of each kind up to the end of 2025; the import is made on 2 January 2026.
 */
final class FactWorld implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** Files and their columns. */
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "people", "customer,joined",
            "plans", "customer,plan,since",
            "regions", "customer,region",
            "sales", "id,customer,order,role,amount,margin,currency,at,product",
            "episodes", "id,customer,kind,at",
            "promises", "id,customer,episode,due,kept",
            "contracts", "id,customer,from,until,ended",
            "contacts", "id,customer,touchpoint,channel,at",
            "answers", "id,customer,survey,low,high,rating,at",
            "invitations", "id,customer,at,delivered"));

    private static final String MAPPING = """
            mapping: shop
            currency: GBP
            time_zone: Europe/London
            observed_until: 2025-12-31
            files:
              - match: people.csv
                loads:
                  - table: customer
                    keys: {shop.customer: customer}
                    columns: {joined_on: joined}
              - match: plans.csv
                loads:
                  - table: customer
                    row_key: [customer, since]
                    keys: {shop.customer: customer}
                    attributes: {plan: plan}
                    attributes_since: since
              - match: regions.csv
                loads:
                  - table: customer
                    keys: {shop.customer: customer}
                    attributes: {region: region}
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    episode: {shop.order: order}
                    columns:
                      kind: role
                      role: role
                      amount: amount
                      margin: margin
                      currency: currency
                      occurred_at: at
                      product: product
              - match: episodes.csv
                loads:
                  - table: episode
                    row_key: id
                    keys: {shop.customer: customer}
                    episode: {shop.order: id}
                    columns: {kind: kind, started_at: at}
              - match: promises.csv
                loads:
                  - table: promise
                    row_key: id
                    keys: {shop.customer: customer}
                    episode: {shop.order: episode}
                    columns: {kind: {value: delivery}, promised_at: due, kept_at: kept}
              - match: contracts.csv
                loads:
                  - table: contract
                    keys: {shop.customer: customer}
                    contract: {shop.contract: id}
                    columns: {started_on: from, ended_on: until, is_ended: ended}
              - match: contacts.csv
                loads:
                  - table: interaction
                    row_key: id
                    keys: {shop.customer: customer}
                    columns: {touchpoint: touchpoint, channel: channel, occurred_at: at}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    when: {column: low, is: ["0"]}
                    keys: {shop.customer: customer}
                    columns:
                      survey: survey
                      metric: {value: nps}
                      rating: {column: rating, scale: [0, 10]}
                      answered_at: at
                  - table: feedback
                    row_key: id
                    when: {column: low, is: ["1"]}
                    keys: {shop.customer: customer}
                    columns:
                      survey: survey
                      metric: {value: csat}
                      rating: {column: rating, scale: [1, 5]}
                      answered_at: at
              - match: invitations.csv
                loads:
                  - table: invitation
                    row_key: id
                    keys: {shop.customer: customer}
                    columns: {survey: {value: relationship}, sent_at: at, is_delivered: delivered}
            """;

    private final Desk desk;
    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Map<String, Long> customers = new HashMap<>();
    private final Map<String, Map<String, String>> told = new HashMap<>();

    FactWorld(Path tmp) {
        this.desk = new Desk(tmp);
        desk.write("shop.yaml", MAPPING);
    }

    /** Calls the attribute plan otherwise. */
    FactWorld attribute(String name) {
        desk.write("shop.yaml", MAPPING.replace("attributes: {plan: plan}", "attributes: {" + name + ": plan}"));
        return this;
    }

    /** Adds lines to a file. */
    FactWorld with(String file, String text) {
        text.lines().forEach(lines.computeIfAbsent(file, name -> new ArrayList<>())::add);
        return this;
    }

    /** Imports all files, and learns who is who. */
    FactWorld load() {
        List<String> names = new ArrayList<>();
        lines.forEach((file, text) -> {
            desk.write(file + ".csv", HEADERS.get(file) + "\n" + String.join("\n", text) + "\n");
            names.add(file + ".csv");
        });
        ImportResult result = desk.load(names.toArray(String[]::new));
        if (result.files().stream().anyMatch(file -> file.rejected() > 0)) {
            throw new IllegalStateException(desk.data().rejects("").toString());
        }
        Columns keys = desk.query("fact-customers.sql");
        for (int i = 0; i < keys.size(); i++) {
            customers.put(keys.texts("key")[i], keys.longs("customer_id")[i]);
        }
        return this;
    }

    DataFolder data() {
        return desk.data();
    }

    Warehouse warehouse() {
        return desk.data().warehouse();
    }

    long customer(String name) {
        return Objects.requireNonNull(customers.get(name), name);
    }

    List<String> customers() {
        return customers.keySet().stream().sorted().toList();
    }

    /** The last moment of a day in London. */
    static long endOf(String day) {
        return ChronoUnit.MICROS.between(
                        Instant.EPOCH,
                        LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE).toInstant())
                - 1;
    }

    /** A fact of a customer at the end of a day; "blank" where it is not known. */
    String fact(String customer, String name, String day) {
        return Objects.requireNonNull(told.computeIfAbsent(day, this::told).get(customer + " " + name), name);
    }

    /** All facts of all customers, and the attributes plan and region. */
    private Map<String, String> told(String day) {
        List<Fact> facts = new ArrayList<>(Registry.get().facts());
        for (String attribute : List.of("plan", "region")) {
            facts.add(new Fact(attribute, Fact.Kind.TEXT, "", "", Fact.ATTRIBUTE));
        }
        List<String> names = customers();
        long[] moments = new long[names.size()];
        Arrays.fill(moments, endOf(day));
        Columns columns = warehouse()
                .factsAt(facts, names.stream().mapToLong(this::customer).toArray(), moments);
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (Fact fact : facts) {
                all.put(names.get(i) + " " + fact.name(), text(columns, fact, i));
            }
        }
        return all;
    }

    static String text(Columns columns, Fact fact, int row) {
        if (columns.isNull(fact.name(), row)) {
            return "blank";
        }
        return switch (fact.kind()) {
            case TEXT, LIST -> columns.textsOr(fact.name(), "")[row];
            case YES_NO -> columns.longsOr(fact.name(), 0)[row] == 1 ? "yes" : "no";
            case NUMBER -> number(columns.doublesOr(fact.name(), 0)[row]);
            case DATE ->
                LocalDate.ofEpochDay(columns.longsOr(fact.name(), 0)[row]).toString();
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    @Override
    public void close() {
        desk.close();
    }
}
