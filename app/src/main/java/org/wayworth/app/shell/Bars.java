package org.wayworth.app.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.Ask;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.app.filter.Filter;
import org.wayworth.app.filter.FilterBar;
import org.wayworth.app.filter.FilteredPage;
import org.wayworth.app.filter.FilteredPage.Part;
import org.wayworth.app.filter.Key;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.navigation.Navigation.Place;

/** Gives every page its filter bar: what it can be narrowed to follows from the options of its question. */
@Component
class Bars {

    /** Home asks all questions, each with what it can do. */
    private static final List<Part> OF_HOME = List.of(
            new Part(
                    Key.FROM, "From", "First day of the responses included; when empty, from the first one", List.of()),
            new Part(
                    Key.UNTIL,
                    "Until",
                    "Last day of the responses included; when empty, up to the last one",
                    List.of()),
            new Part(
                    Key.WHERE,
                    "Condition as text",
                    "Only customers of whom this holds, such as region = \"Scotland\" and tenure_days >= 365",
                    List.of()));

    private final AnalysisDesk desk;
    private final Navigation navigation;

    Bars(AnalysisDesk desk, Navigation navigation) {
        this.desk = desk;
        this.navigation = navigation;
    }

    FilterBar bar(String path, Optional<Place> place, Map<String, String[]> parameters) {
        Optional<String> analysis = place.flatMap(Place::analysis);
        if (analysis.isPresent()) {
            Ask ask = Ask.of(desk, navigation, analysis.get(), parameters);
            return new FilterBar(
                    ask.filter(),
                    new FilteredPage(ask.place(), FilteredPage.Kind.QUESTION, parts(ask)),
                    ask.own(),
                    desk.lastDay());
        }
        boolean isHome = path.equals("/");
        return new FilterBar(
                Filter.of(parameters),
                isHome ? new FilteredPage(path, FilteredPage.Kind.OVERVIEW, OF_HOME) : FilteredPage.other(path),
                Map.of(),
                isHome ? desk.lastDay() : Optional.empty());
    }

    private static List<Part> parts(Ask ask) {
        return Stream.of(Key.values())
                .flatMap(key -> ask.fields().stream()
                        .filter(field -> field.name().equals(key.word()))
                        .map(field -> part(key, field)))
                .toList();
    }

    private static Part part(Key key, OptionField field) {
        return new Part(key, label(key), field.help(), field.listed());
    }

    private static String label(Key key) {
        return switch (key) {
            case FROM -> "From";
            case UNTIL -> "Until";
            case WHERE -> "Condition as text";
            case BY -> "Compare by";
        };
    }
}
