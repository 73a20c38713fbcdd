package org.wayworth.app.programme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version.Name;

/** Where the pages of a subject stand: at the tab of the menu that is called as its plural. */
@Component
public final class Places {

    private final Navigation navigation;

    Places(Navigation navigation) {
        this.navigation = navigation;
    }

    /** The subject whose pages stand at or below an address. */
    Optional<Subject<?>> subject(String address) {
        return navigation.at(address).flatMap(Navigation.Place::tab).flatMap(tab -> Subjects.findPlural(tab.slug()));
    }

    /** Addresses of the subjects' pages besides those of the menu, with a star for the name of a thing. */
    public static Stream<String> readable(Navigation navigation) {
        Places places = new Places(navigation);
        return Subjects.all().stream()
                .map(places::address)
                .flatMap(base -> Stream.of(base + "/new", base + "/*", base + "/*/edit", base + "/*/history"));
    }

    /** Addresses to which the subjects' forms are sent. */
    public static Stream<String> changeable(Navigation navigation) {
        Places places = new Places(navigation);
        return Subjects.all().stream()
                .map(places::address)
                .flatMap(base -> Stream.of(base, base + "/*", base + "/*/restore"));
    }

    /** "/programme/goals". */
    String address(Subject<?> subject) {
        return navigation.places().keySet().stream()
                .filter(address -> address.endsWith("/" + subject.plural()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        subject.plural() + " must have a tab in Entries, so that its pages have an address"));
    }

    /** "/programme/goals/2027-06-30-higher-score"; of the only thing of its subject, the subject's own. */
    String address(Subject<?> subject, String slug) {
        return subject.isOnlyOne() ? address(subject) : address(subject) + "/" + slug;
    }

    /** Where a thing of any subject has its page; empty where the text names none. @param thing {@code goal/name} */
    Optional<String> address(String thing) {
        return name(thing).flatMap(name -> Subjects.find(name.kind()).map(subject -> address(subject, name.slug())));
    }

    /** A question about data, as people call it, with its page. */
    Shown.Item question(String analysis) {
        return navigation
                .ofAnalysis(analysis)
                .map(place -> new Shown.Item(place.label(), Optional.of(place.address())))
                .orElseGet(() -> new Shown.Item(analysis, Optional.empty()));
    }

    static Optional<Name> name(String thing) {
        List<String> parts = List.of(thing.split("/", -1));
        return parts.size() == 2 ? Optional.of(new Name(parts.get(0), parts.get(1))) : Optional.empty();
    }
}
