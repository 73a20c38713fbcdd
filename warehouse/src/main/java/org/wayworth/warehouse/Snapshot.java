package org.wayworth.warehouse;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.feature.Facts;

/** The tables in one state: a read after the data changed fails, so that no finding mixes two states. */
final class Snapshot implements Warehouse {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final Index index;
    private final String dataVersion;

    Snapshot(Index index, String dataVersion) {
        this.index = index;
        this.dataVersion = dataVersion;
    }

    @Override
    public String dataVersion() {
        return dataVersion;
    }

    @Override
    public Columns read(Class<?> beside, String sqlFile, Record parameters) {
        Sql sql = Sql.beside(beside, sqlFile);
        return inThisState(session -> session.query(sql, Parameters.of(parameters), LONGEST));
    }

    @Override
    public KnownFacts knownFacts() {
        return inThisState(session -> Facts.of(session).known());
    }

    @Override
    public Columns factsAt(List<Fact> facts, long[] customers, long[] moments) {
        return inThisState(session -> Facts.of(session).at(facts, customers, moments));
    }

    @Override
    public boolean[] holds(Condition condition, long[] customers, long[] moments) {
        return inThisState(session -> Facts.of(session).holds(condition, customers, moments));
    }

    /** Asks in one transaction, so that several queries read one state too. */
    private <T> T inThisState(Index.Question<T> question) {
        return index.ask(session -> {
            session.begin();
            String now = session.query(Sql.beside(Snapshot.class, "state.sql"), Parameters.none(), LONGEST)
                    .texts("data_version")[0];
            if (!now.equals(dataVersion)) {
                throw new DataChanged(dataVersion, now);
            }
            return question.ask(session);
        });
    }

    @Override
    public <R extends Record> List<R> rows(Class<?> beside, String sqlFile, Record parameters, Class<R> row) {
        Columns columns = read(beside, sqlFile, parameters);
        RecordComponent[] components = row.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int j = 0; j < components.length; j++) {
            types[j] = components[j].getType();
        }
        try {
            Constructor<R> constructor = row.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            List<R> rows = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                Object[] values = new Object[components.length];
                for (int j = 0; j < components.length; j++) {
                    values[j] = value(columns, Parameters.snakeCase(components[j].getName()), i, components[j]);
                }
                rows.add(constructor.newInstance(values));
            }
            return rows;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("row record " + row.getName() + " must take a row of " + sqlFile, e);
        }
    }

    private static @Nullable Object value(Columns columns, String name, int row, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            throw new IllegalArgumentException("component " + name + " must not be Optional: mark it @Nullable");
        }
        if (columns.isNull(name, row)) {
            if (type.isPrimitive()) {
                throw new IllegalArgumentException("column " + name + " holds null in row " + (row + 1)
                        + ": make the component an object or fill it in the .sql file");
            }
            return null;
        }
        if (type == String.class) {
            return columns.textsOr(name, "")[row];
        }
        if (type == double.class || type == Double.class) {
            return columns.doublesOr(name, 0)[row];
        }
        long whole = columns.longsOr(name, 0)[row];
        if (type == long.class || type == Long.class) {
            return whole;
        }
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(whole);
        }
        if (type == boolean.class || type == Boolean.class) {
            return whole != 0;
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(whole);
        }
        if (type == LocalDateTime.class) {
            return EPOCH.plus(whole, ChronoUnit.MICROS);
        }
        throw new IllegalArgumentException(
                "component " + name + " must be a number, text, yes-or-no, date or time, not " + type.getSimpleName());
    }
}
