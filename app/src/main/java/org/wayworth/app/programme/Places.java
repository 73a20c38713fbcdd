package org.wayworth.app.programme;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version.Name;

/** Where the pages of a subject stand: at the tab of the menu that is called as its plural. */
@Component
final class Places {

    private final Navigation navigation;

    Places(Navigation navigation) {
        this.navigation = navigation;
    }

    /** The subject whose pages stand at {@code /entry/plural}. */
    Optional<Subject<?>> subject(String entry, String plural) {
        return Subjects.findPlural(plural)
                .filter(subject -> navigation.places().containsKey("/" + entry + "/" + plural));
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
