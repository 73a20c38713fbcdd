package org.wayworth.programme.subject;

import java.time.Instant;

/**
 * A thing as someone saved it; never changed again.
 *
 * @param thing whose version it is
 * @param number from 1, in the order of saving
 * @param basedOn the version that its writer had before them; 0 for a new thing
 * @param isSetAside whether someone else had saved another version meanwhile, so that this one waits to be looked at
 * @param body what it says, as {@link Body} writes it
 * @param by who; empty where nobody said
 * @param why in their words; may be empty
 */
public record Version(
        Name thing, int number, int basedOn, boolean isSetAside, String body, Instant at, String by, String why) {

    /** What a thing is called: its kind and its name in addresses. */
    public record Name(String kind, String slug) {

        /** "goal/2026-11-30-net-promoter-score". */
        @Override
        public String toString() {
            return kind + "/" + slug;
        }
    }
}
