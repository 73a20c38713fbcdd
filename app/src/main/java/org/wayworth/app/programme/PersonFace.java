package org.wayworth.app.programme;

import org.springframework.stereotype.Component;
import org.wayworth.programme.person.Person;
import org.wayworth.programme.subject.Thing;

/** People: what they do, and whether they have left. */
@Component
final class PersonFace implements SubjectFace<Person> {

    @Override
    public Class<Person> type() {
        return Person.class;
    }

    @Override
    public Summary summary(Thing<Person> thing) {
        Person person = thing.value();
        String tag = person.state() == Person.State.LEFT ? person.state().label() : "";
        return new Summary(person.function(), tag, "plain", false);
    }
}
