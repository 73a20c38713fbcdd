package org.wayworth.analytics.listening;

import java.util.Map;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;

/** What the score can be broken down by. */
final class ListeningBreakdown {

    /** Known of the answer itself, and how people call it; all else is an attribute of the customer. */
    private static final Map<String, String> OF_THE_ANSWER = Map.of(
            "touchpoint", "touchpoint",
            "stage", "stage",
            "survey", "survey",
            "channel", "channel of asking",
            "segment", "segment");

    private ListeningBreakdown() {}

    static boolean knows(String by, Attributes attributes) {
        return OF_THE_ANSWER.containsKey(by) || attributes.names().contains(by);
    }

    static ListeningGroups of(
            String by, ListeningRows rows, Attributes attributes, ListeningMeasure measure, SmallGroups small) {
        String[] key = OF_THE_ANSWER.containsKey(by) ? rows.groups() : attributes.at(by, rows.customers(), rows.days());
        String name = OF_THE_ANSWER.getOrDefault(by, by.replace('_', ' '));
        return ListeningGroups.of(name, rows, key, measure, small);
    }
}
