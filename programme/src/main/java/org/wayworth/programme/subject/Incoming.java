package org.wayworth.programme.subject;

import java.util.List;
import java.util.Map;
import org.wayworth.programme.subject.Version.Name;

/**
 * A thing that comes from outside, such as a file; read, and sound in itself.
 *
 * @param edition of the body that its writer had before them; empty where they say none
 * @param texts of its fields, as they will be on record
 * @param from where it comes from, for messages
 */
public record Incoming(
        Subject<?> subject, String slug, String edition, Map<String, List<String>> texts, String body, String from) {

    public Name name() {
        return new Name(subject.kind(), slug);
    }

    /** Whether it changes something that was changed since its writer looked. */
    boolean isBehind(Version current) {
        return !current.body().equals(body) && !Body.edition(current.body()).equals(edition);
    }
}
