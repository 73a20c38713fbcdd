package org.wayworth.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody most likely meant by one that is not known. */
public final class Nearest {

    /** Words are not compared beyond this length. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest at most a third of the word's letters away, at least two; the first of several. */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String asked = word.toLowerCase(Locale.ROOT);
        int farthest = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(other -> other.length() <= LONGEST)
                .filter(other -> Math.abs(other.length() - word.length()) <= farthest)
                .map(other -> new Candidate(other, distance(asked, other.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= farthest)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
