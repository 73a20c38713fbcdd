package org.wayworth.programme.subject;

import java.util.List;

/**
 * Something that people decide about: a goal, a decision. One folder holds its record, its rules and this description;
 * page, API, command, file and schema are made from it.
 *
 * @param <T> a record whose components carry {@link Field}
 */
public interface Subject<T extends Record> {

    /** In files and the API, in the singular: {@code goal}. */
    String kind();

    /** In addresses: {@code goals}. */
    String plural();

    /** "Goals". */
    String title();

    /** What it is for, in a sentence: what an empty page says. */
    String purpose();

    Class<T> type();

    /** What the thing is called. */
    String name(T thing);

    /** What a new thing is called in addresses and files, made from what it says: dated words, never a number. */
    String slug(T thing);

    /** What must hold between the fields of one thing. */
    default List<Fault> check(T thing) {
        return List.of();
    }

    /** What must hold between a thing and what lies outside the programme. */
    default List<Fault> check(T thing, World world) {
        return List.of();
    }

    /** Whether lists begin with the latest: of things whose names begin with their day. */
    default boolean isLatestFirst() {
        return false;
    }

    /** Whether there is one at most. */
    default boolean isOnlyOne() {
        return false;
    }
}
