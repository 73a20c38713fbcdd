package org.wayworth.warehouse;

import java.util.List;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;

/**
 * The tables that analyses read: {@code canonical.*} and {@code feature.*}, in one consistent state.
 *
 * <p>SQL lies in a {@code .sql} file beside its reader, with named parameters that are filled from the components of a
 * record ({@code horizonDays} fills {@code :horizon_days}); there is no other way to ask.
 */
public interface Warehouse {

    /** Names the state that every answer of this warehouse comes from. */
    String dataVersion();

    /**
     * Runs a {@code .sql} file and returns its columns as primitive arrays.
     *
     * @param beside the class beside which the file lies
     * @param parameters a record whose components fill the named parameters; components that the file does not name
     *     are ignored, a parameter that no component fills is an error
     */
    Columns read(Class<?> beside, String sqlFile, Record parameters);

    /** As {@link #read}, one record a row: for small answers. Column {@code n_rated} fills component {@code nRated}. */
    <R extends Record> List<R> rows(Class<?> beside, String sqlFile, Record parameters, Class<R> row);

    /** What can be known of customers in these data. */
    KnownFacts knownFacts();

    /**
     * Facts of customers as of moments, as columns by their names: row i is customer i as of moment i, and nothing later is seen.
     * What is not known is null. A list is one text, its parts in order with "; " between.
     *
     * @param moments microseconds UTC since 1970-01-01, one for each customer
     */
    Columns factsAt(List<Fact> facts, long[] customers, long[] moments);

    /**
     * For which customers a condition holds as of moments: element i for customer i as of moment i. Where it is unknown, it does
     * not hold. Only what it names is worked out, in tables of this call alone.
     *
     * @param moments microseconds UTC since 1970-01-01, one for each customer
     */
    boolean[] holds(Condition condition, long[] customers, long[] moments);
}
