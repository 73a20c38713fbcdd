package org.wayworth.app.programme;

import java.util.List;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Thing;

/** What pages say of a subject's things besides what the things say of themselves. A subject without one has none. */
interface SubjectFace<T extends Record> {

    Class<T> type();

    Summary summary(Thing<T> thing);

    /** What a list begins with. @param things one at least */
    default String headline(Subject<T> subject, List<Summary> things) {
        int n = things.size();
        return n == 1 ? "One " + subject.kind() + " is on record." : n + " " + subject.plural() + " are on record.";
    }

    default Details details(Thing<T> thing) {
        return Details.of(summary(thing));
    }
}
