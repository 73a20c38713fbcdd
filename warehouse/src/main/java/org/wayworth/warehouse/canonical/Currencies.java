package org.wayworth.warehouse.canonical;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Currencies of ISO 4217, as the Java platform lists them. */
public final class Currencies {

    private static final Map<String, Integer> DIGITS = digits();

    private Currencies() {}

    /** The code that a word is, in whatever letters: usd is USD. Null when it is none. */
    public static @Nullable String code(String word) {
        if (DIGITS.containsKey(word)) {
            return word;
        }
        String capitals = word.toUpperCase(Locale.ROOT);
        // Some letters have capitals that are longer or plain ones: only the 26 of ISO 4217 count.
        return DIGITS.containsKey(capitals) && word.chars().allMatch(c -> c < 128) ? capitals : null;
    }

    /** Decimals of the major unit: 2 for EUR, 0 for JPY, 3 for KWD. */
    public static int digits(String code) {
        Integer digits = DIGITS.get(code);
        if (digits == null) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code, not " + code);
        }
        return digits;
    }

    private static Map<String, Integer> digits() {
        Map<String, Integer> digits = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                digits.put(currency.getCurrencyCode(), currency.getDefaultFractionDigits());
            }
        }
        return digits;
    }
}
