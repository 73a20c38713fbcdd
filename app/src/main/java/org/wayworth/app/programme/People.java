package org.wayworth.app.programme;

import org.springframework.stereotype.Component;
import org.wayworth.programme.person.PersonSubject;

/** What people are called. */
@Component
public final class People {

    private static final PersonSubject PEOPLE = new PersonSubject();

    private final ProgrammeDesk desk;

    People(ProgrammeDesk desk) {
        this.desk = desk;
    }

    /** @param slug empty where nobody said */
    public String name(String slug) {
        return slug.isEmpty()
                ? "somebody at this machine"
                : desk.programme()
                        .find(PEOPLE, slug)
                        .map(thing -> thing.value().name())
                        .orElse(slug);
    }
}
