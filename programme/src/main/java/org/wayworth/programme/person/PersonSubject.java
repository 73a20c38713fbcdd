package org.wayworth.programme.person;

import org.wayworth.programme.subject.Slug;
import org.wayworth.programme.subject.Subject;

/** People. */
public final class PersonSubject implements Subject<Person> {

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public String plural() {
        return "people";
    }

    @Override
    public String title() {
        return "People";
    }

    @Override
    public String purpose() {
        return "Who owns goals, takes decisions and does the work. Everything in the programme names people from here.";
    }

    @Override
    public Class<Person> type() {
        return Person.class;
    }

    @Override
    public String name(Person person) {
        return person.name();
    }

    @Override
    public String slug(Person person) {
        return Slug.of(person.name());
    }
}
