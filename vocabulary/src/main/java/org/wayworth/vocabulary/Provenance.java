package org.wayworth.vocabulary;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is needed to make a finding again, to the same digits.
 *
 * @param dataVersion names the state of the warehouse: a hash over every load in it
 * @param analysis the analysis's name, which is its folder's
 * @param options every option with its value as text, defaults included, in order of name
 * @param seed from which all random streams of the run are drawn
 * @param codeVersion Wayworth's version and build, such as 0.1.0+3f9a21c0: two builds of one version may differ
 * @param javaVersion recorded because {@code Math} may differ in its last digit
 * @param architecture recorded for the same reason
 */
public record Provenance(
        String dataVersion,
        String analysis,
        SortedMap<String, String> options,
        long seed,
        String codeVersion,
        String javaVersion,
        String architecture) {

    public Provenance {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** The command that makes the finding again from the same data folder. */
    public String command(String folder) {
        StringBuilder command =
                new StringBuilder("wayworth run ").append(analysis).append(' ').append(folder);
        options.forEach((name, value) -> {
            if (!value.isEmpty()) {
                command.append(" --").append(name).append(' ').append(quoted(value));
            }
        });
        return command.append(" --seed ").append(seed).toString();
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9._:/,-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
