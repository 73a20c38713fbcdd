package org.wayworth.app.programme;

/**
 * What a list says of a thing besides its name.
 *
 * @param meta in a sentence or two; may be empty
 * @param tag a word or two: "Behind"; may be empty
 * @param tone of the tag: good, bad or plain
 * @param isWaiting whether more is known as soon as a question is worked out
 */
public record Summary(String meta, String tag, String tone, boolean isWaiting) {

    static final Summary NOTHING = new Summary("", "", "plain", false);
}
