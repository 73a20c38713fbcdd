package org.wayworth.programme.file;

import java.util.List;
import org.wayworth.programme.subject.Body;
import org.wayworth.programme.subject.Version;

/** What stands before the body in a file: which form it has, and what it is. */
final class Envelope {

    /** The only form that there is so far. */
    static final String FORM = "1";

    static final String FORM_KEY = "wayworth";
    static final String KIND = "kind";
    static final String SLUG = "slug";
    static final String EDITION = "edition";
    static final List<String> KEYS = List.of(FORM_KEY, KIND, SLUG, EDITION);

    private Envelope() {}

    static String file(Version version) {
        return version.thing().kind() + "/" + version.thing().slug() + ".yaml";
    }

    static String text(Version version) {
        return FORM_KEY + ": " + FORM + "\n" + KIND + ": " + version.thing().kind() + "\n" + SLUG + ": "
                + Body.scalar(version.thing().slug()) + "\n" + EDITION + ": \"" + Body.edition(version.body()) + "\"\n"
                + version.body();
    }
}
