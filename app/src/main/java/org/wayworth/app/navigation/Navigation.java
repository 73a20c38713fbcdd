package org.wayworth.app.navigation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.analytics.Card;

/** The menu with the analyses that there are: which pages there are, and at which addresses. */
public final class Navigation {

    /** Where a page stands. @param tab empty where it is the entry's own page */
    public record Place(Entry entry, Optional<Tab> tab) {

        public String address() {
            return tab.map(entry::address).orElse(entry.address());
        }

        /** "What-if"; the entry's name where it has no tabs to tell apart. */
        public String label() {
            return tab.map(Tab::label).orElse(entry.label());
        }

        /** Whether the entry itself answers here: it has no tab at its own address, or says there what it lacks. */
        public boolean isEntrysOwn() {
            return tab.isEmpty()
                    || (entry.lacks().isPresent() && tab.get().slug().isEmpty());
        }

        /** The analysis whose page it is. */
        public Optional<String> analysis() {
            return tab.filter(Tab::isAnalysis).map(Tab::analysis);
        }
    }

    private final List<Entry> entries;
    private final Map<String, Place> byAddress = new LinkedHashMap<>();
    private final Map<String, Place> byAnalysis = new LinkedHashMap<>();

    private Navigation(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            entry.tabs().forEach(tab -> add(new Place(entry, Optional.of(tab))));
            byAddress.putIfAbsent(entry.address(), new Place(entry, Optional.empty()));
        }
    }

    private void add(Place place) {
        Place other = byAddress.put(place.address(), place);
        if (other != null) {
            throw new IllegalStateException(place.address() + " must be one page, not both \"" + other.label()
                    + "\" and \"" + place.label() + "\"; give one of them another word in Entries");
        }
        place.analysis().ifPresent(name -> {
            if (byAnalysis.put(name, place) != null) {
                throw new IllegalStateException(
                        "the analysis " + name + " must stand in one place of Entries, and stands in two; remove one");
            }
        });
    }

    /** @param cards the analyses that there are; those that nobody placed stand last in {@link Entries#OTHERWISE} */
    public static Navigation of(List<Card> cards) {
        return of(Entries.ALL, cards);
    }

    static Navigation of(List<Entry> described, List<Card> cards) {
        Map<String, String> titles = new LinkedHashMap<>();
        cards.forEach(card -> titles.put(card.name(), card.title()));
        List<String> placed = described.stream()
                .flatMap(entry -> entry.tabs().stream())
                .map(Tab::analysis)
                .toList();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : described) {
            Stream<Tab> others = entry.slug().equals(Entries.OTHERWISE)
                    ? titles.keySet().stream()
                            .filter(name -> !placed.contains(name))
                            .map(name -> Tab.analysis(name, name))
                    : Stream.of();
            entries.add(entry.with(Stream.concat(entry.tabs().stream(), others)
                    .filter(tab -> !tab.isAnalysis() || titles.containsKey(tab.analysis()))
                    .map(tab -> tab.titled(titles.getOrDefault(tab.analysis(), "")))
                    .toList()));
        }
        return new Navigation(entries);
    }

    public List<Entry> entries() {
        return entries;
    }

    /** Those of a group, in their order. */
    public List<Entry> entries(Group group) {
        return entries.stream().filter(entry -> entry.group() == group).toList();
    }

    /** The pages of an entry, in their order: its tabs, or its own page where it has none. */
    public List<Place> placesOf(Entry entry) {
        return entry.tabs().isEmpty()
                ? List.of(new Place(entry, Optional.empty()))
                : entry.tabs().stream()
                        .map(tab -> new Place(entry, Optional.of(tab)))
                        .toList();
    }

    /** Every address of the menu, with what stands there. */
    public Map<String, Place> places() {
        return Map.copyOf(byAddress);
    }

    /** Where the page of an analysis stands; empty where there is no such analysis. */
    public Optional<Place> ofAnalysis(String name) {
        return Optional.ofNullable(byAnalysis.get(name));
    }

    /** What stands at an address, or above it: "/programme/goals/faster-refunds" belongs to "/programme/goals". */
    public Optional<Place> at(String address) {
        for (String path = address; !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
            if (byAddress.containsKey(path)) {
                return Optional.of(byAddress.get(path));
            }
        }
        return Optional.empty();
    }
}
