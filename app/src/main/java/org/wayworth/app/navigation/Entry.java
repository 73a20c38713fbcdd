package org.wayworth.app.navigation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the ten entries of the menu. It never vanishes: with no tab yet it opens a page that says what is missing.
 *
 * @param slug the first word of its addresses; empty for Home
 * @param icon of the vendored sprite (bin/vendor)
 * @param tells what it tells, in a sentence
 * @param lacks what this version cannot do yet; empty where tabs answer
 * @param tabs in their order; the first is where the entry opens
 */
public record Entry(
        String slug, Group group, String label, String icon, String tells, Optional<Lacks> lacks, List<Tab> tabs) {

    /**
     * @param headline what this version does not do, in few words
     * @param missing what it lacks for that, in a sentence
     * @param today where a part of the question is answered today, in a sentence
     * @param analysis the analysis that answers it
     */
    public record Lacks(String headline, String missing, String today, String analysis) {}

    public Entry {
        tabs = List.copyOf(tabs);
    }

    Entry with(List<Tab> others) {
        return new Entry(slug, group, label, icon, tells, lacks, others);
    }

    /** Its own address: "/value". */
    public String address() {
        return "/" + slug;
    }

    /** "/value/bands". */
    public String address(Tab tab) {
        return tab.slug().isEmpty() ? address() : address() + (slug.isEmpty() ? "" : "/") + tab.slug();
    }

    /** Where the menu leads: the first tab, or the entry's own address where there is none. */
    public String opensAt() {
        return tabs.stream().findFirst().map(this::address).orElse(address());
    }

    /** All its addresses, its own first. */
    Stream<String> addresses() {
        return Stream.concat(Stream.of(address()), tabs.stream().map(this::address))
                .distinct();
    }
}
