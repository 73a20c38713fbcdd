package org.wayworth.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wayworth.warehouse.DataFolder;

/**
 * A made-up shop over three years, with one thing that is odd. Customers buy at random at rates of their own and stop at a
 * day of their own; each rates once in the 60 days up to the end of the second year, by chance.
 */
public final class OddShop {

    public static final LocalDate START = LocalDate.of(2022, 1, 1);

    /** The last day. */
    public static final int END = 1_093;

    /** Answers of people whom no sale knows, where there are any. */
    public static final int UNKNOWN = 50;

    private static final int CUSTOMERS = 1_200;

    /** Customers are ranked up to this day, and rate in the 60 days up to it. */
    private static final int SPLIT = END - 365;

    /** What is odd. */
    public enum Oddity {
        NONE,
        /** One customer in twenty pays in euros as well. */
        SOME_EUROS,
        /** One in three does. */
        MANY_EUROS,
        /** Fifty answers carry keys that no sale knows. */
        UNKNOWN_KEYS,
        /** One sale is dated two years after all others. */
        STRAY_SALE,
        /** Who bought nothing for 300 days was erased. */
        ERASED,
        /** Who buys much rates high, and nothing else: habit before and after. */
        HABIT,
        /** Answers carry no date; they are dated by the order that they are about. */
        BORROWED_DATES,
        /** After the ranking, those who rate low return what is not in the records. */
        UNKNOWN_RETURNS,
        /** After the ranking, some return what they bought, and it can be found. */
        KNOWN_RETURNS,
        /** Who has been a customer for neither long nor short rates high, and buys more later. */
        MIDDLE,
        /** Later, those who rate 3 to 6 buy next to nothing, and those who rate 0 to 2 four times as much as others. */
        BENT
    }

    private final Random random = new Random(41);
    private final Oddity oddity;
    private final List<String> orders = new ArrayList<>();
    private final StringBuilder people = new StringBuilder("customer,joined\n");
    private final StringBuilder answers = new StringBuilder("no,order,customer,day,score\n");

    private OddShop(Oddity oddity) {
        this.oddity = oddity;
    }

    public static DataFolder of(Oddity oddity) {
        OddShop shop = new OddShop(oddity);
        for (int i = 0; i < CUSTOMERS; i++) {
            shop.live(i);
        }
        if (oddity == Oddity.STRAY_SALE) {
            shop.order(0, END + 730, 25, "sale", "GBP");
        }
        for (int i = 0; i < (oddity == Oddity.UNKNOWN_KEYS ? UNKNOWN : 0); i++) {
            shop.answers.append("u" + i + ",,x" + i + "," + START.plusDays(SPLIT - 10) + ",8\n");
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("people.csv", shop.people.toString());
        files.put("orders.csv", "no,customer,day,amount,role,currency\n" + String.join("\n", shop.orders) + "\n");
        files.put("answers.csv", shop.answers.toString());
        files.put(
                "shop.yaml",
                oddity == Oddity.BORROWED_DATES
                        ? MAPPING.replace("{column: day, format: yyyy-MM-dd} # answered", "{from: episode}")
                        : MAPPING);
        return Worlds.written("odd shop " + oddity, files, "shop.yaml");
    }

    private void live(int i) {
        int joined = -1_500 + random.nextInt(2_000);
        boolean isMiddle = joined > -1_000 && joined < -200;
        double rate = (2 + 4 * exponential()) / 365;
        double spend = 10 + 60 * random.nextDouble() * random.nextDouble();
        double stops = Math.max(0, joined) + 300 + exponential() * 1_500;
        List<Integer> days = new ArrayList<>();
        int score = score(rate, isMiddle);
        double day = Math.max(0, joined);
        while (day < Math.min(END + 1, stops)) {
            days.add((int) day);
            day += exponential() / (rate * (day > SPLIT ? more(isMiddle, score) : 1));
        }
        if (oddity == Oddity.ERASED && (days.isEmpty() || days.get(days.size() - 1) < END - 300)) {
            return;
        }
        people.append("c" + i + "," + START.plusDays(joined) + "\n");
        int last = -1;
        for (int bought : days) {
            double amount = Math.rint(spend * (0.5 + random.nextDouble()));
            order(i, bought, amount, "sale", isPaidInEuros(i, bought) ? "EUR" : "GBP");
            last = bought <= SPLIT ? orders.size() - 1 : last;
            if (oddity == Oddity.KNOWN_RETURNS && bought > SPLIT && bought < END - 20 && random.nextInt(5) == 0) {
                order(i, bought + 15, -amount, "refund", "GBP");
            }
        }
        rate(i, score, last);
    }

    /** How many times as often a customer buys in the last year. */
    private double more(boolean isMiddle, int score) {
        return switch (oddity) {
            case MIDDLE -> isMiddle ? 4 : 1;
            case BENT -> score < 3 ? 4 : score < 7 ? 0.2 : 1;
            default -> 1;
        };
    }

    private int score(double rate, boolean isMiddle) {
        double mean = oddity == Oddity.HABIT ? 2 + 365 * rate / 2 : oddity == Oddity.MIDDLE ? isMiddle ? 8 : 4 : 5;
        return (int) Math.max(0, Math.min(10, Math.round(mean + 2 * random.nextGaussian())));
    }

    private boolean isPaidInEuros(int i, int day) {
        int every = oddity == Oddity.SOME_EUROS ? 20 : oddity == Oddity.MANY_EUROS ? 3 : 0;
        return every > 0 && i % every == 1 && day % 2 == 0;
    }

    private void rate(int i, int score, int order) {
        if (order < 0) {
            return;
        }
        int day = SPLIT - random.nextInt(60);
        answers.append("a" + i + "," + order + ",c" + i + "," + START.plusDays(day) + "," + score + "\n");
        if (oddity == Oddity.UNKNOWN_RETURNS && score < 5) {
            order(i, SPLIT + 10 + random.nextInt(200), -(60.01 + i), "refund", "GBP");
        }
    }

    private void order(int customer, int day, double amount, String role, String currency) {
        orders.add(orders.size() + ",c" + customer + "," + START.plusDays(day) + "," + amount + "," + role + ","
                + currency);
    }

    private double exponential() {
        return -Math.log1p(-random.nextDouble());
    }

    private static final String MAPPING = """
            mapping: shop
            observed_until: last-transaction
            files:
              - match: people.csv
                loads:
                  - table: customer
                    row_key: [customer]
                    keys: {shop.customer: customer}
                    columns: {joined_on: {column: joined, format: yyyy-MM-dd}}
              - match: orders.csv
                loads:
                  - table: episode
                    row_key: [no]
                    keys: {shop.customer: customer}
                    episode: {shop.order: no}
                    columns:
                      kind: {value: order}
                      started_at: {column: day, format: yyyy-MM-dd}
                  - table: transaction
                    row_key: [no]
                    keys: {shop.customer: customer}
                    episode: {shop.order: no}
                    columns:
                      kind: {value: order}
                      role: {column: role, codes: {sale: sale, refund: refund}}
                      amount: amount
                      currency: currency
                      occurred_at: {column: day, format: yyyy-MM-dd}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: [no]
                    keys: {shop.customer: customer}
                    episode: {shop.order: order}
                    columns:
                      survey: {value: yearly}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: {column: day, format: yyyy-MM-dd} # answered
            """;
}
