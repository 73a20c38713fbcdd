package org.wayworth.warehouse.canonical;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * Exchange rates day by day, as fractions of whole numbers: minor units of one currency times the numerator by the
 * denominator are minor units of the other, whether these are hundredths, thousandths or none.
 */
public final class Rates {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** A converted amount must stay below this, as every amount must. */
    private static final BigDecimal MOST_MINOR = BigDecimal.valueOf(90_000_000_000_000_000L);

    private Rates() {}

    /**
     * @param folder one that the engine may read
     * @throws Refused when a currency would be converted into two others, or into one that is converted itself
     */
    public static void fill(Session session, Path folder) throws IOException {
        session.run(Sql.of("delete from source.rate_day"), Parameters.none());
        Columns rates = session.query(Sql.beside(Rates.class, "rates.sql"), Parameters.none(), LONGEST);
        if (rates.size() == 0) {
            return;
        }
        requireOneTarget(rates);
        Columns span = session.query(
                Sql.of("select coalesce(min(day), cast('2000-01-01' as date)) as first_day,"
                        + " coalesce(max(day), cast('2000-01-01' as date)) as last_day from source.day"),
                Parameters.none(),
                LONGEST);
        Path file = folder.resolve("rate-day.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < rates.size(); i++) {
                long until = i + 1 < rates.size() && rates.texts("currency")[i + 1].equals(rates.texts("currency")[i])
                        ? rates.longs("valid_from")[i + 1] - 1
                        : span.longs("last_day")[0];
                write(
                        rates,
                        i,
                        Math.max(rates.longs("valid_from")[i], span.longs("first_day")[0]),
                        Math.min(until, span.longs("last_day")[0]),
                        out);
            }
        }
        session.copyIn(
                "source.rate_day",
                List.of("currency", "day", "per_currency", "numerator", "denominator", "most"),
                file);
        Files.delete(file);
    }

    private static void requireOneTarget(Columns rates) {
        Map<String, String> targets = new HashMap<>();
        for (int i = 0; i < rates.size(); i++) {
            String currency = rates.texts("currency")[i];
            String per = rates.texts("per_currency")[i];
            String before = targets.putIfAbsent(currency, per);
            if (before != null && !before.equals(per)) {
                throw refused(
                        rates, i, currency + " must be converted into one currency", "into " + before + " and " + per);
            }
        }
        for (int i = 0; i < rates.size(); i++) {
            String per = rates.texts("per_currency")[i];
            String next = targets.get(per);
            if (next != null) {
                throw refused(
                        rates,
                        i,
                        rates.texts("currency")[i] + " must be converted into a currency that is not converted itself",
                        per + ", which is converted into " + next);
            }
        }
    }

    private static Refused refused(Columns rates, int row, String must, String found) {
        return new Refused(Message.of(
                Code.RATES, must, found, Message.Place.line(rates.texts("file_name")[row], rates.longs("line")[row])));
    }

    /** One row a day, from and until as days since 1970. */
    private static void write(Columns rates, int row, long from, long until, BufferedWriter out) throws IOException {
        String currency = rates.texts("currency")[row];
        String per = rates.texts("per_currency")[row];
        int shift = Currencies.digits(per) - Currencies.digits(currency);
        // The shortest text of the number is the one that stood in the file.
        BigDecimal rate = new BigDecimal(Double.toString(rates.doubles("rate")[row])).movePointRight(shift);
        int scale = Math.max(0, rate.stripTrailingZeros().scale());
        BigInteger numerator = rate.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        BigInteger denominator = BigInteger.TEN.pow(scale);
        long most =
                MOST_MINOR.divide(rate, 0, RoundingMode.DOWN).min(MOST_MINOR).longValueExact();
        for (long day = from; day <= until; day++) {
            out.append(currency)
                    .append(',')
                    .append(LocalDate.ofEpochDay(day).toString())
                    .append(',')
                    .append(per)
                    .append(',')
                    .append(numerator.toString())
                    .append(',')
                    .append(denominator.toString())
                    .append(',')
                    .append(Long.toString(most))
                    .append('\n');
        }
    }
}
