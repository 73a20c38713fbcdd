package org.wayworth.app.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Sentence;

/**
 * What a page can do with a filter.
 *
 * @param path of its address
 * @param kind what it shows
 * @param parts that it can be narrowed to
 */
public record FilteredPage(String path, Kind kind, List<Part> parts) {

    /** What a page shows. */
    public enum Kind {
        /** The answer to one question. */
        QUESTION,
        /** Several answers. */
        OVERVIEW,
        /** No answers that could be narrowed. */
        OTHER
    }

    /**
     * A part that can be set here.
     *
     * @param label what people call it @param help what it does here, in a sentence
     * @param offered what it can be chosen from; none where it is typed
     */
    public record Part(Key key, String label, String help, List<String> offered) {
        public Part {
            offered = List.copyOf(offered);
        }

        /** Those offered, and what is set where that is none of them. */
        public List<String> offered(String set) {
            if (set.isEmpty() || offered.contains(set)) {
                return offered;
            }
            List<String> all = new ArrayList<>(List.of(set));
            all.addAll(offered);
            return all;
        }
    }

    public FilteredPage {
        parts = List.copyOf(parts);
    }

    /** A page without answers. */
    public static FilteredPage other(String path) {
        return new FilteredPage(path, Kind.OTHER, List.of());
    }

    boolean isOfAnswers() {
        return kind != Kind.OTHER;
    }

    public Optional<Part> part(Key key) {
        return parts.stream().filter(part -> part.key() == key).findFirst();
    }

    boolean can(Key key) {
        return part(key).isPresent();
    }

    String note(Filter filter) {
        List<Key> cannot = filter.texts().keySet().stream()
                .filter(key -> !can(key))
                .sorted()
                .toList();
        if (cannot.isEmpty()) {
            return kind == Kind.QUESTION && parts.isEmpty()
                    ? "This question is always about all customers and the whole time on record."
                    : "";
        }
        return switch (kind) {
            case QUESTION ->
                "This question can't be " + String.join(" or ", limits(cannot, filter))
                        + ": the answer is the same without it. The filter stays set for other pages.";
            case OVERVIEW ->
                "Home shows the first finding of each question. "
                        + Sentence.begin(filter.text(Key.BY).replace('_', ' '))
                        + " is compared on the pages of the questions that can do so.";
            case OTHER -> "This page shows everything: the filter changes nothing here, and stays set for other pages.";
        };
    }

    private static List<String> limits(List<Key> cannot, Filter filter) {
        List<String> limits = new ArrayList<>();
        if (cannot.contains(Key.FROM) || cannot.contains(Key.UNTIL)) {
            limits.add("limited to a period");
        }
        if (cannot.contains(Key.WHERE)) {
            limits.add("limited to some customers");
        }
        if (cannot.contains(Key.BY)) {
            limits.add("compared by " + filter.text(Key.BY).replace('_', ' '));
        }
        return limits;
    }
}
