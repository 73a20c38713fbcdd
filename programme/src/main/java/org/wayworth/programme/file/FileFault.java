package org.wayworth.programme.file;

/**
 * What is wrong with a file.
 *
 * @param file with its folder
 * @param line from 1; 0 where it is about the whole
 * @param text what must hold and what was found, as sentences
 */
public record FileFault(String file, int line, String text) {

    /** "goal/x.yaml, line 7: target must be a number, not "soon"." */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + ": " + text;
    }
}
