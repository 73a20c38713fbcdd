package org.wayworth.warehouse.canonical;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Currencies of ISO 4217, as the Java platform lists them. */
public final class Currencies {

    private static final Map<String, Integer> DIGITS = digits();

    /** Codes of markets for hundredths (of the Kuwaiti dinar: thousandths) that are no currency of ISO 4217. */
    private static final Map<String, String> MINOR =
            Map.of("GBX", "GBP", "ZAC", "ZAR", "ILA", "ILS", "USX", "USD", "EUX", "EUR", "KWF", "KWD");

    private Currencies() {}

    /**
     * The currency of which a word names the minor unit: GBP for GBp (a small last letter after two capitals) and GBX. Null
     * when it names none.
     */
    public static @Nullable String mainOfMinor(String word) {
        String capitals = word.toUpperCase(Locale.ROOT);
        if (MINOR.containsKey(capitals)) {
            return MINOR.get(capitals);
        }
        return word.matches("[A-Z]{2}[a-z]") && DIGITS.containsKey(capitals) ? capitals : null;
    }

    /** The code that a word is, in small letters or capitals: usd is USD. Null when it is none, or a minor unit such as GBp. */
    public static @Nullable String code(String word) {
        if (DIGITS.containsKey(word)) {
            return word;
        }
        if (mainOfMinor(word) != null) {
            return null;
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

    /** What a currency must be, said to somebody who wrote another word. */
    public static String must(String found) {
        String main = mainOfMinor(found);
        return main == null
                ? "an ISO 4217 code such as EUR"
                : "a main unit such as " + main + ", and amounts in its minor units divided at the source";
    }
}
