package org.wayworth.app.filter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bar over a page: what its answers are narrowed to, how to change that, and what of it this page cannot do.
 *
 * @param page what it stands on
 * @param others what else the address says, by name; it stays when the filter changes
 * @param lastDay the last day of which all is on record; empty where nothing is
 */
public record FilterBar(Filter filter, FilteredPage page, Map<String, String> others, Optional<LocalDate> lastDay) {

    /**
     * A part that is set.
     *
     * @param name "Period" @param text "1 January 2025 to 31 March 2025"
     * @param removed the address of the page without it
     * @param isHonoured whether the page can do it
     */
    public record Chip(String name, String text, String removed, boolean isHonoured) {}

    /** A period to choose. @param address of the page in that period */
    public record Preset(String name, String address, boolean isChosen) {}

    /** Whether there is anything to say: pages that show no answers have no bar until something is set. */
    public boolean isShown() {
        return page.isOfAnswers() || !filter.isEmpty();
    }

    /** Whether something can be set here. */
    public boolean isOpenable() {
        return !page.parts().isEmpty();
    }

    /** What is set, in the order of the address; both ends of a period as one. */
    public List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        if (filter.isSet(Key.FROM) || filter.isSet(Key.UNTIL)) {
            boolean isHonoured = Stream.of(Key.FROM, Key.UNTIL).allMatch(key -> !filter.isSet(key) || page.can(key));
            chips.add(new Chip(
                    "Period", FilterWords.period(filter), address(filter.without(Key.FROM, Key.UNTIL)), isHonoured));
        }
        if (filter.isSet(Key.WHERE)) {
            chips.add(new Chip(
                    "Customers",
                    FilterWords.audience(filter),
                    address(filter.without(Key.WHERE)),
                    page.can(Key.WHERE)));
        }
        if (filter.isSet(Key.BY)) {
            chips.add(new Chip(
                    "Compared by",
                    filter.text(Key.BY).replace('_', ' '),
                    address(filter.without(Key.BY)),
                    page.can(Key.BY)));
        }
        return chips;
    }

    /** What of the filter the page cannot do, in sentences; empty where it can do all that is set. */
    public String note() {
        return page.note(filter);
    }

    /** Periods that people ask for, counted back from the last day on record. */
    public List<Preset> presets() {
        return lastDay.map(day -> List.of(
                        preset("Last 3 months", day.minusMonths(3).plusDays(1), day),
                        preset("Last 6 months", day.minusMonths(6).plusDays(1), day),
                        preset("Last 12 months", day.minusYears(1).plusDays(1), day),
                        preset(
                                String.valueOf(day.getYear() - 1),
                                firstOf(day.getYear() - 1),
                                lastOf(day.getYear() - 1)),
                        preset(String.valueOf(day.getYear()), firstOf(day.getYear()), day)))
                .orElse(List.of());
    }

    private Preset preset(String name, LocalDate from, LocalDate until) {
        Filter during = filter.during(from, until);
        return new Preset(name, address(during), during.equals(filter));
    }

    private static LocalDate firstOf(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private static LocalDate lastOf(int year) {
        return LocalDate.of(year, 12, 31);
    }

    /** What is set and cannot be set here: it goes along, unseen. */
    public Map<Key, String> carried() {
        return filter.texts().entrySet().stream()
                .filter(set -> !page.can(set.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The page without a filter. */
    public String cleared() {
        return address(Filter.NONE);
    }

    /** The one address of the page as it stands: it follows new data. */
    public String address() {
        return address(filter);
    }

    private String address(Filter other) {
        String query = Stream.concat(
                        others.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)),
                        Stream.of(other.query()).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining("&"));
        return page.path() + (query.isEmpty() ? "" : "?" + query);
    }
}
