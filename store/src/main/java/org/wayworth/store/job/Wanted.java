package org.wayworth.store.job;

/**
 * Work that somebody asks for.
 *
 * @param kind "question", "import"
 * @param topic what earlier work took as long: the name of an analysis; "files" of an import
 * @param subject all that is needed to begin it again
 * @param sameAs equal for equal work
 * @param by who asks, by their name in addresses; empty where nobody said
 * @param isOwn whether the program asks it itself
 */
public record Wanted(String kind, String topic, String subject, String sameAs, String by, boolean isOwn) {}
