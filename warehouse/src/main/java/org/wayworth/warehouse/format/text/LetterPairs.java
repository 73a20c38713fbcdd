package org.wayworth.warehouse.format.text;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How much like a language a text reads: the more bits, the less likely. Bytes that are read in a wrong encoding become
 * letters that no language puts beside each other, signs inside words, capitals after small letters.
 *
 * <p>A letter costs as many bits as it is surprising after the one before it, counted over 44 languages together
 * ({@code letter-pairs.txt}); plain ASCII beside ASCII costs nothing, since all encodings agree on it.
 */
final class LetterPairs {

    /** A letter that never follows the one before it, in letters of one script and of two. */
    private static final double UNSEEN = 20;

    private static final double OTHER_SCRIPT = 30;

    /** An ideograph that the names of things do not use, one of perhaps 20,000. */
    private static final double UNSEEN_IDEOGRAPH = 21;

    private static final double BESIDE_LATIN = 14;
    private static final double CAPITAL_INSIDE = 10;

    private static final double SIGN = 12;
    private static final double RARE_SIGN = 20;
    private static final double SIGN_INSIDE = 20;
    private static final double SIGN_OF_NUMBER = 4;
    private static final double APOSTROPHE = 5;
    private static final double QUOTE = 8;
    private static final double LETTER_BESIDE_DIGIT = 10;
    private static final double IMPOSSIBLE = 30;

    /** Quotes, dashes, currencies and marks that people type or that programs put into their text. */
    private static final String SIGNS = "\u00a0«»‘’“”„–—…•€£§°©®™·¿¡´`ºª²½¼¾±×、。・「」，；：？！（）ー～％【】《》";

    private static final String SIGNS_OF_NUMBERS = "€£¥¢°§±½¼¾²³ºª\u00a0–×−";

    /** Signs where they are common: at the end of a word, at its beginning, between words. */
    private static final String CLOSING = "’”»…";

    private static final String OPENING = "‘“„«¿¡€£¥";
    private static final String ALONE = "‘’“”„«»–—…•";
    private static final String CURRENCIES = "€£¥";

    private static final LetterPairs INSTANCE = read();

    private final Int2IntOpenHashMap pairs = new Int2IntOpenHashMap();
    private final Int2IntOpenHashMap ideographs = new Int2IntOpenHashMap();

    private LetterPairs() {
        pairs.defaultReturnValue(-1);
        ideographs.defaultReturnValue(-1);
    }

    static boolean isIdeograph(char c) {
        return c >= 0x2E80
                && (c < 0xA000 || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00))
                && Character.isLetter(c);
    }

    /** Bits of a text. */
    static double bits(CharSequence text) {
        double bits = 0;
        char before = ' ';
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            boolean isCount = c >= 0x80 && before == ' ' && i > 1 && isDigit(text.charAt(i - 2));
            bits += before < 0x80 && c < 0x80 ? 0 : INSTANCE.bits(isCount ? '0' : before, c, after);
            before = c;
        }
        return bits;
    }

    private double bits(char before, char c, char after) {
        if (isIdeograph(c)) {
            int known = ideographs.get(c);
            return (known < 0 ? UNSEEN_IDEOGRAPH : known) + (isAsciiLetter(before) ? BESIDE_LATIN : 0);
        }
        if (isIdeograph(before)) {
            return isAsciiLetter(c) ? BESIDE_LATIN : c < 0x80 ? 0 : bits(' ', c, after);
        }
        if (!isPartOfWord(c)) {
            return c < 0x80
                    ? letter(before, ' ') + (isDigit(c) && isPartOfWord(before) ? LETTER_BESIDE_DIGIT : 0)
                    : sign(before, c, after);
        }
        if (!isPartOfWord(before)) {
            return c < 0x80 ? 0 : letter(' ', c) + (isDigit(before) ? LETTER_BESIDE_DIGIT : 0);
        }
        double capital = Character.isUpperCase(c) && Character.isLowerCase(before) ? CAPITAL_INSIDE : 0;
        return letter(before, c) + capital;
    }

    private double letter(char before, char c) {
        if (before >= 0x80 && !isPartOfWord(before)) {
            return 0; // a sign, which has had its bits
        }
        char first = isPartOfWord(before) ? Character.toLowerCase(before) : ' ';
        char second = Character.toLowerCase(c);
        int known = pairs.get(first << 16 | second);
        if (known >= 0) {
            return known;
        }
        boolean isOneScript = first == ' '
                || second == ' '
                || Character.UnicodeScript.of(first) == Character.UnicodeScript.of(second);
        return isOneScript ? UNSEEN : OTHER_SCRIPT;
    }

    private static double sign(char before, char c, char after) {
        int type = Character.getType(c);
        boolean isDrawing = (c >= 0x2500 && c < 0x25A0) || (type == Character.MATH_SYMBOL && SIGNS.indexOf(c) < 0);
        if (isDrawing
                || type == Character.CONTROL
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || c == '\uFFFD') {
            return IMPOSSIBLE;
        }
        boolean isNumbers = isDigit(before) || isDigit(after) || (c == '°' && (after == 'C' || after == 'F'));
        if (SIGNS_OF_NUMBERS.indexOf(c) >= 0 && isNumbers) {
            return SIGN_OF_NUMBER;
        }
        boolean isInside = isPartOfWord(before) && isPartOfWord(after);
        if (c == '’' && isInside) {
            return APOSTROPHE;
        }
        boolean isBesideWord = isPartOfWord(before) || isPartOfWord(after);
        if (CURRENCIES.indexOf(c) >= 0 && !isBesideWord) {
            return SIGN_OF_NUMBER;
        }
        String here = isPartOfWord(before) ? CLOSING : isPartOfWord(after) ? OPENING : ALONE;
        if (!isInside && here.indexOf(c) >= 0) {
            return QUOTE;
        }
        return (SIGNS.indexOf(c) >= 0 ? SIGN : RARE_SIGN) + (isInside ? SIGN_INSIDE : 0);
    }

    private static boolean isPartOfWord(char c) {
        return c < 0x80
                ? isAsciiLetter(c)
                : Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static LetterPairs read() {
        LetterPairs read = new LetterPairs();
        try (InputStream file =
                Objects.requireNonNull(LetterPairs.class.getResourceAsStream("letter-pairs.txt"), "letter-pairs.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(read::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void line(String line) {
        int tab = line.indexOf('\t');
        String what = line.substring(tab + 1);
        if (line.charAt(0) == '=') {
            int bits = Integer.parseInt(line.substring(1, tab));
            what.chars().forEach(c -> ideographs.put(c, bits));
        } else {
            int bits = Integer.parseInt(line.substring(0, tab));
            for (int i = 0; i + 1 < what.length(); i += 2) {
                pairs.put(what.charAt(i) << 16 | what.charAt(i + 1), bits);
            }
        }
    }
}
