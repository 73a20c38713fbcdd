package org.wayworth.warehouse.canonical;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** Currencies of ISO 4217, as the Java platform lists them. */
public final class Currencies {

    private static final Map<String, Integer> DIGITS = digits();

    private Currencies() {}

    public static boolean isCode(String code) {
        return DIGITS.containsKey(code);
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
