package org.wayworth.programme.subject;

/** A thing as it is on record now. @param version its current version */
public record Thing<T extends Record>(Subject<T> subject, T value, Version version) {

    public String slug() {
        return version.thing().slug();
    }

    public String name() {
        return subject.name(value);
    }
}
