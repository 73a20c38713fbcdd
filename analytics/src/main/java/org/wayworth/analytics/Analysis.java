package org.wayworth.analytics;

import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/**
 * A question that Wayworth answers. An implementation lies in a folder of its own, is called {@code …Analysis}, has a
 * constructor without arguments and keeps no state; it is found by its type, so nothing else has to know of it.
 *
 * @param <O> its options: a record whose components carry {@link Option} and whose defaults {@link #defaults} states
 */
public interface Analysis<O extends Record> {

    Card card();

    /** Without which data it cannot be asked at all; said in one place, before it is asked ({@link Needs#refusal}). */
    Needs needs();

    /** What a careful analyst would choose. */
    O defaults();

    /** Answers or refuses; the same warehouse state, options and seed give the same outcome to the last digit. */
    Outcome run(O options, Warehouse warehouse, Run run);
}
