package org.wayworth.warehouse.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How keys are written alike that only their export makes different. Done in this order. */
public enum Fold {
    /** A leading apostrophe, by which spreadsheets mark text. */
    APOSTROPHE {
        @Override
        String of(String key) {
            int at = 0;
            while (at < key.length() && APOSTROPHES.indexOf(key.charAt(at)) >= 0) {
                at++;
            }
            return key.substring(at).strip();
        }
    },
    /** A point and zeros at the end of a whole number, as in 17850.0. */
    DECIMAL {
        @Override
        String of(String key) {
            return key.endsWith("0")
                            && key.indexOf('.') > 0
                            && WHOLE.matcher(key).matches()
                    ? key.substring(0, key.indexOf('.'))
                    : key;
        }
    },
    /** Zeros at the beginning of a whole number. */
    ZEROS {
        @Override
        String of(String key) {
            if (!key.startsWith("0") || !DIGITS.matcher(key).matches()) {
                return key;
            }
            int at = 0;
            while (at < key.length() - 1 && key.charAt(at) == '0') {
                at++;
            }
            return key.substring(at);
        }
    },
    /** Capital letters. */
    CASE {
        @Override
        String of(String key) {
            return key.toLowerCase(Locale.ROOT);
        }
    };

    private static final Fold[] IN_ORDER = values();
    private static final String APOSTROPHES = "'\u2019`";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+\\.0+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    abstract String of(String key);

    /** As a mapping writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Words that a mapping may use. */
    public static List<String> words() {
        return List.of(CASE.word(), DECIMAL.word(), APOSTROPHE.word(), ZEROS.word());
    }

    /** A key written as all of these write it. */
    public static String all(Collection<Fold> folds, String key) {
        String folded = key;
        for (Fold fold : IN_ORDER) {
            folded = folds.contains(fold) ? fold.of(folded) : folded;
        }
        return folded;
    }
}
