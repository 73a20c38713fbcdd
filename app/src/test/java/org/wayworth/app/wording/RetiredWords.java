package org.wayworth.app.wording;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that Wayworth no longer uses, with the trade's term for each: the rows of {@code retired-words.csv}. The left
 * column is a pattern that fits whole words, whatever their capitals.
 */
final class RetiredWords {

    /** @param write the term to use instead */
    private record Retired(Pattern words, String write) {}

    private static final List<Retired> ALL = read();

    private RetiredWords() {}

    /** What is wrong with {@code text}, each with what to write instead. */
    static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        for (Retired retired : ALL) {
            Matcher matcher = retired.words().matcher(text);
            if (matcher.find()) {
                faults.add("\"" + matcher.group() + "\" is retired; write: " + retired.write());
            }
        }
        return faults;
    }

    private static List<Retired> read() {
        try (InputStream file = Objects.requireNonNull(RetiredWords.class.getResourceAsStream("retired-words.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(RetiredWords::row).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Retired row(String line) {
        int comma = line.indexOf(',');
        if (comma <= 0 || comma == line.length() - 1) {
            throw new IllegalStateException("a row of retired-words.csv must be: words,what to write; not " + line);
        }
        return new Retired(
                Pattern.compile(
                        "(?<![\\p{L}\\d_-])(" + line.substring(0, comma) + ")(?![\\p{L}\\d_-])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                line.substring(comma + 1));
    }
}
