package org.wayworth.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Value;

@DisplayName("law: DuckDB and the interpreter say the same of every customer")
class SqlAgreesTest {

    private static final int CUSTOMERS = 120;
    private static final int CONDITIONS = 300;
    private static final Pattern NAMED = Pattern.compile(":p[0-9]+");

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    @DisplayName("law: yes, no and unknown, for chance conditions and customers with blanks")
    void theyAgree(long seed) throws SQLException {
        RandomConditions random = new RandomConditions(seed);
        List<Map<Fact, Value>> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(random.customer());
        }
        Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            fill(duck, customers);
            for (int times = 0; times < CONDITIONS; times++) {
                Condition condition = random.condition();
                List<Truth> expected = customers.stream()
                        .map(known -> Truth.of(condition, known))
                        .toList();
                assertThat(asked(duck, condition)).as(condition.toString()).isEqualTo(expected);
                expected.forEach(truth -> seen.merge(truth, 1, Integer::sum));
            }
        }
        assertThat(seen.keySet()).contains(Truth.values());
        assertThat(seen.values()).allMatch(count -> count > CUSTOMERS * CONDITIONS / 20);
    }

    @Test
    @DisplayName("law: every letter has the same small one, so that contains finds the same whatever its case")
    void lettersAgree() throws SQLException {
        List<String> differ = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select chr(i::integer), lower(chr(i::integer)) from range(1, 1114112) t(i)"
                                + " where i < 55296 or i > 57343")) {
            while (rows.next()) {
                if (!Signs.small(rows.getString(1)).equals(rows.getString(2))) {
                    differ.add("U+%04X".formatted(rows.getString(1).codePointAt(0)));
                }
            }
        }
        assertThat(differ).as("signs to be written out in Signs").isEmpty();
    }

    private static void fill(Connection duck, List<Map<Fact, Value>> customers) throws SQLException {
        List<Fact> columns = RandomConditions.ALL.stream()
                .filter(fact -> !fact.isAttribute())
                .toList();
        try (Statement statement = duck.createStatement()) {
            statement.execute(columns.stream()
                    .map(fact -> '"' + fact.name() + "\" " + type(fact))
                    .collect(Collectors.joining(", ", "create table f (point bigint, ", ")")));
            statement.execute("create table attribute_at (point bigint, name varchar, value varchar)");
        }
        String marks = columns.stream()
                .map(fact -> fact.kind() == Fact.Kind.LIST ? "case when ? then from_json(?, '[\"VARCHAR\"]') end" : "?")
                .collect(Collectors.joining(", ", "insert into f values (?, ", ")"));
        try (PreparedStatement row = duck.prepareStatement(marks);
                PreparedStatement attribute = duck.prepareStatement("insert into attribute_at values (?, ?, ?)")) {
            for (int i = 0; i < customers.size(); i++) {
                int at = 1;
                row.setLong(at++, i);
                for (Fact fact : columns) {
                    Value value = customers.get(i).get(fact);
                    if (fact.kind() == Fact.Kind.LIST) {
                        row.setBoolean(at++, value != null);
                        row.setString(at++, value instanceof Value.Texts texts ? json(texts.texts()) : "[]");
                    } else {
                        row.setObject(at++, stored(value));
                    }
                }
                row.execute();
                for (Map.Entry<Fact, Value> known : customers.get(i).entrySet()) {
                    if (known.getKey().isAttribute()) {
                        attribute.setLong(1, i);
                        attribute.setString(2, known.getKey().name());
                        attribute.setObject(3, stored(known.getValue()));
                        attribute.execute();
                    }
                }
            }
        }
    }

    private static String json(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** One column of each number type that facts have. */
    private static String type(Fact fact) {
        return switch (fact.kind()) {
            case NUMBER -> "double";
            case TEXT -> "varchar";
            case DATE -> "date";
            case YES_NO -> "boolean";
            case LIST -> "varchar[]";
        };
    }

    private static @Nullable Object stored(@Nullable Value value) {
        if (value instanceof Value.Figure figure) {
            return figure.number().doubleValue();
        }
        if (value instanceof Value.Day day) {
            return day.day();
        }
        if (value instanceof Value.YesNo yesNo) {
            return yesNo.isYes();
        }
        return value instanceof Value.Text text ? text.text() : null;
    }

    private static List<Truth> asked(Connection duck, Condition condition) throws SQLException {
        ConditionSql sql = ConditionSql.of(condition);
        List<String> names = new ArrayList<>();
        Matcher matcher = NAMED.matcher(sql.text());
        String text = matcher.replaceAll(found -> {
            names.add(found.group().substring(1));
            return "?";
        });
        try (PreparedStatement statement = duck.prepareStatement("select " + text + " from f order by f.point")) {
            for (int i = 0; i < names.size(); i++) {
                statement.setObject(i + 1, sql.values().get(names.get(i)));
            }
            List<Truth> truths = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    boolean isTrue = rows.getBoolean(1);
                    truths.add(rows.wasNull() ? Truth.UNKNOWN : Truth.of(isTrue));
                }
            }
            return truths;
        }
    }

    @Test
    @DisplayName("law: whole numbers and decimals of the database are compared as doubles, as the interpreter does")
    void numbersOfOtherTypesAgree() throws SQLException {
        List<String> types = List.of("bigint", "integer", "decimal(18,2)", "double");
        List<String> stored = List.of("3", "0", "-4", "1234567");
        List<String> asked = List.of("3", "0", "-0", "-4", "1234567", "2.9999999999999999999", "3.0000000000000001");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (String type : types) {
                for (String number : stored) {
                    statement.execute("create or replace table f as select 1 as point, " + number + "::" + type
                            + " as orders_365");
                    Map<Fact, Value> known =
                            Map.of(RandomConditions.ORDERS, new Value.Figure(new java.math.BigDecimal(number)));
                    for (String value : asked) {
                        for (Condition.Operator operator : Condition.Operator.values()) {
                            Condition condition = new Condition.Compare(
                                    RandomConditions.ORDERS,
                                    operator,
                                    new Value.Figure(new java.math.BigDecimal(value)));
                            assertThat(asked(duck, condition))
                                    .as(type + " " + number + " " + operator + " " + value)
                                    .containsExactly(Truth.of(condition, known));
                        }
                    }
                }
            }
        }
    }
}
