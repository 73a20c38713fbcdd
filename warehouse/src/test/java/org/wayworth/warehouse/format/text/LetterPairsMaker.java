package org.wayworth.warehouse.format.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;

/**
 * Makes {@code letter-pairs.txt} anew: which letter follows which in the languages below, counted in the names of countries,
 * languages, currencies, time zones, months and days that the Java platform has from the Unicode Consortium's CLDR, and in
 * common words and names ({@code words.txt}). Run on JDK 25: {@code java -cp … LetterPairsMaker letter-pairs.txt words.txt}.
 */
final class LetterPairsMaker {

    private static final List<String> LANGUAGES = List.of(
            "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "ca", "eu", "gl", "ga", "cy", "pl", "cs",
            "sk", "hu", "sl", "hr", "ro", "sq", "tr", "az", "lt", "lv", "et", "ru", "uk", "bg", "sr-Cyrl", "be", "mk",
            "el", "he", "ar", "fa", "th", "ja", "zh-Hans", "zh-Hant", "ko");

    private static final int MOST_BITS = 20;
    private static final double SMOOTHING = 0.05;

    /** A letter that a language's words hold less often is a foreign one. */
    private static final int FEWEST = 3;

    private LetterPairsMaker() {}

    public static void main(String[] args) throws IOException {
        Map<String, Double> pairs = new TreeMap<>();
        Map<String, Double> firsts = new TreeMap<>();
        Map<String, Double> singles = new TreeMap<>();
        Map<String, String> written = written(Path.of(args[1]));
        for (String language : LANGUAGES) {
            count(language, written, pairs, firsts, singles);
        }
        TreeMap<Integer, StringBuilder> byBits = new TreeMap<>();
        pairs.forEach((pair, count) -> {
            String first = pair.substring(0, 1);
            if (pair.chars().anyMatch(c -> c > 0x7F)) {
                add(byBits, count / firsts.getOrDefault(first, 1.0), pair);
            }
        });
        TreeMap<Integer, StringBuilder> ideographs = new TreeMap<>();
        double all = singles.values().stream().mapToDouble(Double::doubleValue).sum();
        singles.forEach((single, count) -> add(ideographs, count / all, single));
        StringBuilder text = new StringBuilder("""
                # Which letter follows which, in bits: a line holds pairs of letters of which the second follows the first with
                # probability 2 to the power of minus the number before it (a blank stands for the edge of a word). Lines that
                # begin with = hold single ideographs and syllables. Counted by LetterPairsMaker in CLDR's names of things
                # (Unicode licence) and in common words.
                """);
        byBits.forEach(
                (bits, list) -> text.append(bits).append('\t').append(list).append('\n'));
        ideographs.forEach((bits, list) ->
                text.append('=').append(bits).append('\t').append(list).append('\n'));
        Files.writeString(Path.of(args[0]), text);
    }

    private static void add(Map<Integer, StringBuilder> byBits, double probability, String what) {
        int bits = (int) Math.round(-Math.log(probability) / Math.log(2));
        if (bits <= MOST_BITS) {
            byBits.computeIfAbsent(Math.max(0, bits), unused -> new StringBuilder())
                    .append(what);
        }
    }

    /** Common words and names by language. */
    private static Map<String, String> written(Path file) throws IOException {
        Map<String, String> written = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                written.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
            }
        }
        return written;
    }

    /**
     * Each language has the same weight. A pair that a language's words lack is as likely as its second letter, times the
     * share of smoothing: both letters being of one language says much already.
     */
    private static void count(
            String language,
            Map<String, String> written,
            Map<String, Double> pairs,
            Map<String, Double> firsts,
            Map<String, Double> singles) {
        Map<String, Double> here = new TreeMap<>();
        Map<String, Double> letters = new TreeMap<>();
        double all = 0;
        for (String word : words(Locale.forLanguageTag(language), written.getOrDefault(language, ""))) {
            String padded = ' ' + word + ' ';
            for (int i = 1; i < padded.length(); i++) {
                char before = padded.charAt(i - 1);
                char c = padded.charAt(i);
                all++;
                if (LetterPairs.isIdeograph(c)) {
                    singles.merge(String.valueOf(c), 1.0, Double::sum);
                } else if (!LetterPairs.isIdeograph(before)) {
                    here.merge("" + before + c, 1.0, Double::sum);
                    letters.merge("" + before, 1.0, Double::sum);
                }
            }
        }
        for (String first : letters.keySet()) {
            for (String second : letters.keySet()) {
                if (!isOneScript(first.charAt(0), second.charAt(0))
                        || letters.get(first) < FEWEST
                        || letters.get(second) < FEWEST) {
                    continue;
                }
                double straight = here.getOrDefault(first + second, 0.0) / letters.get(first);
                double smooth = (1 - SMOOTHING) * straight + SMOOTHING * letters.get(second) / all;
                pairs.merge(first + second, smooth * letters.get(first) / all, Double::sum);
            }
            firsts.merge(first, letters.get(first) / all, Double::sum);
        }
    }

    private static boolean isOneScript(char one, char other) {
        return one == ' '
                || other == ' '
                || Character.UnicodeScript.of(one) == Character.UnicodeScript.of(other)
                || Character.UnicodeScript.of(one) == Character.UnicodeScript.INHERITED
                || Character.UnicodeScript.of(other) == Character.UnicodeScript.INHERITED;
    }

    /** Distinct words in small letters. */
    private static List<String> words(Locale locale, String written) {
        Set<String> names = new HashSet<>();
        names.add(written);
        for (String country : Locale.getISOCountries()) {
            names.add(new Locale.Builder().setRegion(country).build().getDisplayCountry(locale));
        }
        for (Locale other : Locale.getAvailableLocales()) {
            names.add(other.getDisplayLanguage(locale));
            names.add(other.getDisplayScript(locale));
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            names.add(currency.getDisplayName(locale));
        }
        for (String zone : TimeZone.getAvailableIDs()) {
            names.add(TimeZone.getTimeZone(zone).getDisplayName(false, TimeZone.LONG, locale));
        }
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        names.addAll(List.of(symbols.getMonths()));
        names.addAll(List.of(symbols.getWeekdays()));
        Set<String> words = new HashSet<>();
        for (String name : names) {
            for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(null);
        return sorted;
    }
}
