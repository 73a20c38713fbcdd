package org.wayworth.demo;

import java.util.Map;

/**
 * What a customer feels at one wave, whether asked or not, and whether it was said.
 *
 * @param score the 0–10 answer
 * @param items 1–5
 * @param supportUsed whether there ever was a ticket before
 * @param isAsked whether the question was sent
 * @param isAnswered whether it came back
 */
record Answer(
        Wave wave, int score, Map<Item, Integer> items, boolean supportUsed, boolean isAsked, boolean isAnswered) {

    int rating(Item item) {
        return items.getOrDefault(item, 0);
    }
}
