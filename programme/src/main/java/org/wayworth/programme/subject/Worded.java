package org.wayworth.programme.subject;

/** A choice, with the words for it. In files and addresses it is its name in lower case: {@code not_now}. */
public interface Worded {

    /** "Not now". */
    String label();
}
