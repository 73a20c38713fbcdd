package org.wayworth.warehouse.canonical;

import java.util.Locale;
import java.util.Optional;

/**
 * What holds of a column beyond its type, as {@code column-rules.csv} lists it.
 *
 * @param beside the mapped column from whose cell it is filled
 * @param otherwise what fills it where a load does not: the mapping as a whole, or SQL
 * @param least the smallest number that is taken, where no scale says so
 * @param most the largest
 * @param notBefore the column whose day must not lie after it
 */
public record ColumnRule(
        Optional<String> beside,
        Optional<Otherwise> otherwise,
        Optional<Double> least,
        Optional<Double> most,
        Optional<String> notBefore) {

    static final ColumnRule NONE =
            new ColumnRule(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What fills a required column that a load does not. */
    public enum Otherwise {
        /** A key of the mapping as a whole, of the same name. */
        MAPPING,
        /** SQL, from other columns. */
        DERIVED
    }

    /** This, and one more rule. */
    ColumnRule with(String rule, String value) {
        return switch (rule) {
            case "beside" -> new ColumnRule(Optional.of(value), otherwise, least, most, notBefore);
            case "otherwise" ->
                new ColumnRule(
                        beside, Optional.of(Otherwise.valueOf(value.toUpperCase(Locale.ROOT))), least, most, notBefore);
            case "least" -> new ColumnRule(beside, otherwise, Optional.of(Double.valueOf(value)), most, notBefore);
            case "most" -> new ColumnRule(beside, otherwise, least, Optional.of(Double.valueOf(value)), notBefore);
            case "not_before" -> new ColumnRule(beside, otherwise, least, most, Optional.of(value));
            default -> throw new IllegalArgumentException("a rule of a column must not be " + rule);
        };
    }
}
