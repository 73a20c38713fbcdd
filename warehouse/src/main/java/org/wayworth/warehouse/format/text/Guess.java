package org.wayworth.warehouse.format.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which encoding a file that is not UTF-8 is written, from its words that need more than ASCII: the one in which they
 * read most like a language ({@link LetterPairs}), if it is clearly ahead of every other that would read them differently.
 * Where two encodings read all words alike, either is right.
 */
final class Guess {

    /** Each with the bits by which it must read better than Windows-1252, the commonest. */
    private static final Map<String, Integer> CANDIDATES = new LinkedHashMap<>();

    static {
        CANDIDATES.put("windows-1252", 0);
        List.of(
                        "windows-1250",
                        "windows-1251",
                        "windows-1253",
                        "windows-1254",
                        "windows-1255",
                        "windows-1256",
                        "windows-1257",
                        "KOI8-R",
                        "windows-31j",
                        "GB18030")
                .forEach(name -> CANDIDATES.put(name, 5));
        List.of(
                        "Big5",
                        "EUC-JP",
                        "x-windows-949",
                        "x-windows-874",
                        "ISO-8859-2",
                        "ISO-8859-15",
                        "ISO-8859-7",
                        "ISO-8859-5",
                        "IBM850",
                        "IBM852",
                        "IBM866",
                        "x-MacRoman")
                .forEach(name -> CANDIDATES.put(name, 10));
    }

    /** Distinct words are evidence, repeated ones are not; so many of each kind settle it. */
    private static final int MOST_WORDS = 20_000;

    private static final int LONGEST_WORD = 400;

    /** Bytes that stand before a word. */
    private static final int BEFORE = 2;

    private static final int BLOCK = 1 << 16;

    /** By so many bits a reading must be ahead of each other, with what rarer encodings owe and without. */
    private static final double CLEAR = 12;

    private static final double CLEAR_OF_WORDS = 6;

    /** Worse than this per byte past ASCII, no reading is a language. */
    private static final double MOST_BITS = 22;

    /** Of a byte that an encoding does not have. */
    private static final double NOT_IN_ENCODING = 60;

    /** Distinct words in bytes, a char each, with the line of the first: those that are UTF-8, and others. */
    private final Map<String, Long> utf8 = new LinkedHashMap<>();

    private final Map<String, Long> others = new LinkedHashMap<>();

    private Guess() {}

    /**
     * What was found.
     *
     * @param best the best reading; null when none is a language
     * @param rival the nearest that reads a word differently and is not clearly behind; null when there is none
     * @param word which the two read differently, in bytes, a char each; empty without rival
     * @param line of that word
     */
    record Found(@Nullable Charset best, @Nullable Charset rival, String word, long line) {

        static String read(String word, Charset charset) {
            String bare = word.substring(BEFORE, word.length() - 1);
            return new String(bare.getBytes(StandardCharsets.ISO_8859_1), charset);
        }
    }

    /** How the words read in one encoding. */
    private record Reading(Charset charset, List<String> words, double bits, int owed) {

        boolean isClearOf(Reading best) {
            return bits + owed >= best.bits + best.owed + CLEAR && bits >= best.bits + CLEAR_OF_WORDS;
        }
    }

    static Guess of(Path file) throws IOException {
        Guess guess = new Guess();
        try (InputStream in = Files.newInputStream(file)) {
            guess.collect(in);
        }
        return guess;
    }

    /**
     * A word is a run of bytes from 0x40 on, as the second bytes of Asian letters are, with two bytes before it and one after:
     * they tell 5 € from a letter.
     */
    private void collect(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        begin(word, ' ', ' ');
        boolean needsMore = false;
        long line = 1;
        int previous = 0;
        for (int n = in.read(block); n > 0; n = in.read(block)) {
            for (int i = 0; i < n; i++) {
                int b = block[i] & 0xFF;
                boolean isLong = b >= 0x40 && word.size() > LONGEST_WORD;
                if (b >= 0x40 && !isLong) {
                    word.write(b);
                    needsMore |= b >= 0x80;
                } else {
                    keep(word, isLong ? ' ' : b, needsMore, line);
                    begin(word, previous, isLong ? ' ' : b);
                    needsMore = isLong && b >= 0x80;
                    if (isLong) {
                        word.write(b);
                    }
                }
                line += b == '\r' || (b == '\n' && previous != '\r') ? 1 : 0;
                previous = b;
            }
        }
        keep(word, ' ', needsMore, line);
    }

    private static void begin(ByteArrayOutputStream word, int first, int second) {
        word.reset();
        word.write(first < 0x40 ? first : ' ');
        word.write(second);
    }

    private void keep(ByteArrayOutputStream word, int after, boolean needsMore, long line) {
        if (!needsMore) {
            return;
        }
        word.write(after);
        byte[] bytes = word.toByteArray();
        Map<String, Long> kind = decoded(bytes, StandardCharsets.UTF_8) == null ? others : utf8;
        if (kind.size() < MOST_WORDS) {
            kind.putIfAbsent(new String(bytes, StandardCharsets.ISO_8859_1), line);
        }
    }

    private static @Nullable String decoded(byte[] word, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(word)).toString();
        } catch (CharacterCodingException e) {
            return null; // this encoding has no such bytes
        }
    }

    /**
     * The line of the first word that is UTF-8 and reads clearly worse in the encoding of the other words; 0 for none. Such a
     * file holds two encodings.
     */
    long utf8Line(Charset charset) {
        for (Map.Entry<String, Long> word : utf8.entrySet()) {
            byte[] bytes = word.getKey().getBytes(StandardCharsets.ISO_8859_1);
            double asUtf8 = bits(bytes, StandardCharsets.UTF_8);
            if (asUtf8 + CLEAR <= bits(bytes, charset)) {
                return word.getValue();
            }
        }
        return 0;
    }

    Found found() {
        List<Reading> readings = new ArrayList<>();
        CANDIDATES.forEach((name, owed) -> {
            if (Charset.isSupported(name)) {
                readings.add(reading(Charset.forName(name), owed));
            }
        });
        readings.sort(Comparator.comparingDouble(reading -> reading.bits() + reading.owed()));
        Reading best = readings.get(0);
        long high = others.keySet().stream()
                .flatMapToInt(String::chars)
                .filter(c -> c >= 0x80)
                .count();
        if (best.bits() > MOST_BITS * high) {
            return new Found(null, null, "", 0);
        }
        for (Reading other : readings.subList(1, readings.size())) {
            int at = other.isClearOf(best) ? -1 : differs(best, other);
            if (at >= 0) {
                Map.Entry<String, Long> word = List.copyOf(others.entrySet()).get(at);
                return new Found(best.charset(), other.charset(), word.getKey(), word.getValue());
            }
        }
        return new Found(best.charset(), null, "", 0);
    }

    /** The first word that two readings have differently; −1 when they agree. */
    private static int differs(Reading one, Reading other) {
        for (int i = 0; i < one.words().size(); i++) {
            if (!one.words().get(i).equals(other.words().get(i))) {
                return i;
            }
        }
        return -1;
    }

    private Reading reading(Charset charset, int owed) {
        List<String> read = new ArrayList<>();
        double bits = 0;
        for (String word : others.keySet()) {
            byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
            String text = decoded(bytes, charset);
            read.add(text == null ? "\uFFFD" : text);
            bits += bits(bytes, charset);
        }
        return new Reading(charset, read, bits, owed);
    }

    private static double bits(byte[] word, Charset charset) {
        String text = decoded(word, charset);
        if (text != null) {
            return LetterPairs.bits(text);
        }
        double bits = 0;
        for (byte b : word) {
            bits += b < 0 ? NOT_IN_ENCODING : 0;
        }
        return bits;
    }
}
