package org.wayworth.warehouse.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values for the named parameters of a {@code .sql} file, from the components of a record: {@code horizonDays} fills
 * {@code :horizon_days}. Enums fill in their name, an empty Optional fills in null.
 */
public final class Parameters {

    private final Map<String, @Nullable Object> values;

    private Parameters(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    public static Parameters none() {
        return new Parameters(new HashMap<>());
    }

    /** One parameter; chain {@link #and} for more. */
    public static Parameters with(String name, Object value) {
        return none().and(name, value);
    }

    public Parameters and(String name, Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(values);
        more.put(name, plain(name, value));
        return new Parameters(more);
    }

    public static Parameters of(Record parameters) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            values.put(snakeCase(component.getName()), component(parameters, component));
        }
        return new Parameters(values);
    }

    /** {@code horizonDays} to {@code horizon_days}, {@code n25} stays. */
    public static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** Values in the order of the statement's question marks. */
    List<@Nullable Object> inOrder(Sql.Statement statement) {
        List<@Nullable Object> ordered = new ArrayList<>();
        for (String name : statement.names()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("parameter :" + name
                        + " must be filled by a component of the parameter record, which fills "
                        + new TreeSet<>(values.keySet()));
            }
            ordered.add(values.get(name));
        }
        return ordered;
    }

    private static @Nullable Object component(Record parameters, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return plain(component.getName(), component.getAccessor().invoke(parameters));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "parameter record " + parameters.getClass().getName() + " must be readable from the warehouse", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static @Nullable Object plain(String name, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(name, optional.orElse(null));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value;
    }

    /** Whether DuckDB and Spark can both bind a value of this kind. Others in a record are refused only when used. */
    static boolean bindable(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof LocalDate
                || value instanceof LocalDateTime;
    }
}
