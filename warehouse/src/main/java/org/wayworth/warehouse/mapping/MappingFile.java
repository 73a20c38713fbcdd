package org.wayworth.warehouse.mapping;

import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * A mapping as it was read from its file. Door of this folder.
 *
 * @param fileName of the mapping, for messages
 */
public record MappingFile(String fileName, Mapping mapping) {

    /** @throws Refused when the mapping is not sound, with the line */
    public static MappingFile of(String fileName, byte[] text) {
        return new MappingFile(fileName, MappingReader.read(fileName, MappingText.of(fileName, text)));
    }

    /** The first entry whose pattern fits a file's name. @throws Refused when there is none */
    public Mapping.Entry entry(String name) {
        for (Mapping.Entry entry : mapping.files()) {
            if (NamePattern.of(entry.match()).fits(name)) {
                return entry;
            }
        }
        boolean hasBrackets =
                mapping.files().stream().anyMatch(entry -> entry.match().chars().anyMatch(c -> "[]{}".indexOf(c) >= 0));
        throw new Refused(new Message(
                Code.UNMATCHED_FILE,
                "the mapping " + fileName + " must have an entry for this file",
                "none",
                Message.Place.file(name),
                Code.UNMATCHED_FILE.next()
                        + (hasBrackets ? "; in match: only * and ? are patterns, [ ] { } stand for themselves" : "")));
    }
}
