package org.wayworth.analytics.landmark;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.wayworth.analytics.Worlds;
import org.wayworth.warehouse.DataFolder;

/**
 * A made-up club with yearly contracts. Some cancel in their first year and never answer. All others renew once and answer
 * during the second year; at its end, and at that of each year to follow, 40% leave of those who rate 0, and 4 percentage
 * points fewer with each point. So within a year of the answer 80% stay on average, and each point brings 4 percentage
 * points.
 */
public final class Club {

    static final double KEPT_PER_POINT = 0.04;
    static final double KEPT = 0.80;

    /** Members who answer: too few to learn what was known before out of fold, which would take time. */
    static final int MEMBERS = 480;

    private static final int CANCEL = 240;

    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final int LAST = 1_825;
    private static final int A_YEAR = 365;

    /** All join within so many days. */
    private static final int BEGIN = 680;

    /** How renewals are written. */
    public enum Renewals {
        /** One record from the first day to the last. */
        ONE_RECORD,
        /** A record a year, the next one beginning the day after. */
        NEXT_DAY,
        /** The next one begins 31 days after the last ended. */
        A_MONTH_LATER,
        /** The next one begins 60 days after the last ended: such members leave and come again. */
        TWO_MONTHS_LATER
    }

    /** What members pay beside. */
    public enum Money {
        NO_SALES("", ""),
        IN_POUNDS("GBP", "GBP"),
        WITHOUT_DATES("GBP", "GBP"),
        HALF_IN_DOLLARS("GBP", "USD");

        private final String even;
        private final String odd;

        Money(String even, String odd) {
            this.even = even;
            this.odd = odd;
        }
    }

    private final Random random = new Random(31);
    private final StringBuilder contracts = new StringBuilder("id,member,from,to,left\n");
    private final StringBuilder answers = new StringBuilder("id,member,score,at\n");
    private final StringBuilder sales = new StringBuilder("id,member,amount,currency,at\n");
    private final Renewals renewals;
    private final Money money;
    private int next;

    private Club(Renewals renewals, Money money) {
        this.renewals = renewals;
        this.money = money;
    }

    public static DataFolder of(Renewals renewals, Money money) {
        Club club = new Club(renewals, money);
        for (int i = 0; i < MEMBERS; i++) {
            club.live(i);
        }
        for (int i = MEMBERS; i < MEMBERS + CANCEL; i++) {
            int first = club.random.nextInt(BEGIN);
            club.contract(i, first, first + 1 + club.random.nextInt(A_YEAR));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("contracts.csv", club.contracts.toString());
        files.put("answers.csv", club.answers.toString());
        if (money != Money.NO_SALES) {
            files.put("sales.csv", club.sales.toString());
        }
        files.put("club.yaml", MAPPING);
        return Worlds.written("club " + renewals + " " + money, files, "club.yaml");
    }

    private void live(int i) {
        int gap = switch (renewals) {
            case ONE_RECORD, NEXT_DAY -> 1;
            case A_MONTH_LATER -> 31;
            case TWO_MONTHS_LATER -> 60;
        };
        int first = random.nextInt(BEGIN);
        int score = random.nextInt(11);
        int second = first + A_YEAR + gap;
        answers.append(
                i + ",m" + i + "," + score + "," + START.plusDays(second + 20 + random.nextInt(300)) + "T10:00:00\n");
        int end = second + A_YEAR;
        while (end < LAST && random.nextDouble() > 1 - KEPT + KEPT_PER_POINT * (5 - score)) {
            end += A_YEAR + gap;
        }
        if (renewals == Renewals.ONE_RECORD) {
            contract(i, first, end);
        } else {
            for (int from = first; from < Math.min(end, LAST); from += A_YEAR + gap) {
                contract(i, from, from + A_YEAR);
            }
        }
        for (int k = 0; k < 4; k++) {
            int amount = 20 + random.nextInt(60);
            int day = first + random.nextInt(700);
            sales.append(sales.length() + ",m" + i + "," + amount + ","
                    + (i % 2 == 0 ? money.even : money.odd) + ","
                    + (money == Money.WITHOUT_DATES ? "" : START.plusDays(day) + "T09:00:00") + "\n");
        }
    }

    private void contract(int member, int from, int to) {
        contracts.append(next++ + ",m" + member + "," + START.plusDays(from) + ","
                + (to > LAST ? ",no" : START.plusDays(to) + ",yes") + "\n");
    }

    private static final String MAPPING = """
            mapping: club
            observed_until: 2025-12-31
            files:
              - match: contracts.csv
                loads:
                  - table: contract
                    row_key: id
                    keys: {club.member: member}
                    contract: {club.contract: id}
                    columns: {started_on: from, ended_on: to, is_ended: left}
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {club.member: member}
                    columns:
                      kind: {value: extra}
                      role: {value: sale}
                      amount: amount
                      currency: currency
                      occurred_at: at
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {club.member: member}
                    columns:
                      survey: {value: yearly}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: at
            """;
}
