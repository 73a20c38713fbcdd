package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what a transaction counts was decided: with the sale that a refund cancels, with the order that is billed. */
@DisplayName("planted truth: a refund counts with its sale, an invoice and an instalment with their order")
class DecidedTest {

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
            files:
              - match: orders.csv
                loads:
                  - table: episode
                    keys: {shop.customer: customer}
                    episode: {shop.order: order}
                    columns: {kind: {value: order}, started_at: at}
              - match: money.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    episode: {shop.order: order}
                    columns:
                      kind: role
                      role: role
                      amount: amount
                      occurred_at: at
                      product: id
                      currency: currency
            """;
    private static final String MONEY = "id,customer,order,role,amount,at,currency\n";

    @TempDir
    java.nio.file.Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        desk.write("shop.yaml", MAPPING);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** By name of the transaction: when it was decided, and how its sale was found. */
    private Map<String, String> decided(String money) {
        desk.write("money.csv", MONEY + money);
        desk.load("money.csv");
        Columns rows = desk.query("decided.sql");
        Map<String, String> decided = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            decided.put(rows.texts("product")[i], rows.texts("decided")[i] + " " + rows.texts("found")[i]);
        }
        return decided;
    }

    /** Sales of one order count when its first did, whichever of them a refund takes. */
    @Test
    void aRefundInAnOrderCountsWithTheSaleOfItsSizeElseWithTheLatestBeforeIt() {
        assertThat(decided("""
                        s1,a,A,sale,30.00,2024-03-01 10:00,EUR
                        s2,a,A,sale,20.00,2024-03-02 10:00,EUR
                        s3,a,A,sale,20.00,2024-03-09 10:00,EUR
                        r1,a,A,refund,-30.00,2024-03-05 10:00,EUR
                        r2,a,A,refund,-7.00,2024-03-05 11:00,EUR
                        r3,a,A,refund,-30.00,2024-03-10 11:00,EUR
                        r4,a,B,refund,-30.00,2024-03-10 11:00,EUR
                        s4,a,B,sale,99.00,2024-03-11 11:00,EUR
                        """))
                .containsEntry("s1", "2024-03-01 10:00 none")
                .containsEntry("r1", "2024-03-01 10:00 order")
                .containsEntry("s3", "2024-03-01 10:00 none")
                .containsEntry("r2", "2024-03-01 10:00 order")
                .containsEntry("r3", "2024-03-01 10:00 order")
                // The order's only sale was billed after its refund.
                .containsEntry("r4", "2024-03-11 11:00 order");
    }

    @Test
    void aRefundWithoutItsOrderTakesTheLatestSaleOfItsSizeThatIsNotTaken() {
        assertThat(decided("""
                        s1,a,,sale,30.00,2024-03-01 10:00,EUR
                        s2,a,,sale,30.00,2024-03-03 10:00,EUR
                        s3,a,,sale,40.00,2024-03-04 10:00,EUR
                        s4,a,,sale,30.00,2024-03-05 10:00,USD
                        s5,a,,sale,50.00,2023-01-01 10:00,EUR
                        s6,a,C,sale,60.00,2024-03-01 10:00,EUR
                        r1,a,,refund,-30.00,2024-03-06 10:00,EUR
                        r2,a,,refund,-30.00,2024-03-07 10:00,EUR
                        r3,a,,refund,-30.00,2024-03-08 10:00,EUR
                        r4,a,,refund,-50.00,2024-03-08 10:00,EUR
                        r5,a,C,refund,-60.00,2024-03-08 10:00,EUR
                        r6,a,,refund,-60.00,2024-03-09 10:00,EUR
                        r7,a,D,refund,-40.00,2024-03-09 10:00,EUR
                        r8,b,,refund,-30.00,2024-03-09 10:00,EUR
                        r9,,,refund,-30.00,2024-03-09 10:00,EUR
                        """))
                .containsEntry("r1", "2024-03-03 10:00 amount")
                .containsEntry("r2", "2024-03-01 10:00 amount")
                .containsEntry("r3", "2024-03-08 10:00 none")
                // Longer ago than 120 days.
                .containsEntry("r4", "2024-03-08 10:00 none")
                .containsEntry("r5", "2024-03-01 10:00 order")
                // The sale of 60.00 is taken by the refund of its order.
                .containsEntry("r6", "2024-03-09 10:00 none")
                // An order without a sale: by amount.
                .containsEntry("r7", "2024-03-04 10:00 amount")
                .containsEntry("r8", "2024-03-09 10:00 none")
                .containsEntry("r9", "2024-03-09 10:00 none");
    }

    @Test
    void aSaleBelowZeroTakesBackLikeARefund() {
        assertThat(decided("""
                        s1,a,,sale,30.00,2024-03-01 10:00,EUR
                        n1,a,,sale,-30.00,2024-03-08 10:00,EUR
                        """)).containsEntry("n1", "2024-03-01 10:00 amount");
    }

    @Test
    void anInvoiceCountsWhenItsOrderBeganAtMost400DaysBefore() {
        desk.write("orders.csv", """
                customer,order,at
                a,A,2024-01-01 09:00
                a,B,2024-03-01 09:00
                """);
        desk.load("orders.csv");
        assertThat(decided("""
                        s1,a,A,sale,30.00,2024-01-20 00:00,EUR
                        s2,a,A,sale,30.00,2025-02-04 09:00,EUR
                        s3,a,A,sale,30.00,2025-02-04 09:01,EUR
                        s4,a,B,sale,30.00,2024-02-20 00:00,EUR
                        p1,a,A,payment,30.00,2024-01-20 00:00,EUR
                        r1,a,A,refund,-30.00,2024-02-10 00:00,EUR
                        """))
                .containsEntry("s1", "2024-01-01 09:00 none")
                .containsEntry("s2", "2024-01-01 09:00 none")
                .containsEntry("s3", "2025-02-04 09:01 none")
                // The order began after its sale.
                .containsEntry("s4", "2024-02-20 00:00 none")
                .containsEntry("p1", "2024-01-20 00:00 none")
                // With its sale, on whichever side of an answer that counts.
                .containsEntry("r1", "2024-01-01 09:00 order");
    }

    /** Ten instalments of one order, of which no row says when it began: bought when the first was paid. */
    @Test
    void instalmentsCountWhenTheFirstOfTheirOrderDid() {
        assertThat(decided("""
                        i1,a,A,sale,5.00,2024-01-10 09:00,EUR
                        i2,a,A,sale,40.00,2024-03-10 09:00,EUR
                        i3,a,A,sale,40.00,2024-12-10 09:00,EUR
                        o1,b,A2,sale,40.00,2024-12-10 09:00,EUR
                        """))
                .containsEntry("i2", "2024-01-10 09:00 none")
                .containsEntry("i3", "2024-01-10 09:00 none")
                .containsEntry("o1", "2024-12-10 09:00 none");
    }

    @Test
    void whatIsSoldInExchangeCountsWithTheRefund() {
        assertThat(decided("""
                        s1,a,,sale,30.00,2024-03-01 10:00,EUR
                        r1,a,,refund,-30.00,2024-04-10 10:00,EUR
                        x1,a,,sale,30.00,2024-04-10 10:30,EUR
                        x2,a,,sale,30.00,2024-04-10 11:30,EUR
                        s2,b,,sale,30.00,2024-03-01 10:00,EUR
                        r2,b,,refund,-30.00,2024-04-10 10:00,EUR
                        x3,b,,sale,30.00,2024-04-12 10:00,EUR
                        x4,c,,sale,30.00,2024-04-10 10:30,EUR
                        """))
                .containsEntry("x1", "2024-03-01 10:00 none")
                // The refund has its exchange already; two days later; another customer.
                .containsEntry("x2", "2024-04-10 11:30 none")
                .containsEntry("x3", "2024-04-12 10:00 none")
                .containsEntry("x4", "2024-04-10 10:30 none");
    }

    /** Law: the pairs are those that a clerk finds who goes through the rows one by one. */
    @Test
    void pairsAreThoseOfAClerkWhoGoesThroughTheRowsInOrder() {
        Random random = new Random(11);
        List<String[]> rows = new ArrayList<>();
        StringBuilder money = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            boolean isRefund = random.nextInt(3) == 0;
            String day = java.time.LocalDate.of(2024, 1, 1).plusDays(i / 4).toString();
            String[] row = {
                String.format("t%04d", i),
                "c" + random.nextInt(12),
                isRefund ? "refund" : "sale",
                (isRefund ? "-" : "") + (1 + random.nextInt(3)) + ".00",
                day + String.format(" %02d:00", i % 4)
            };
            rows.add(row);
            money.append(String.join(",", row[0], row[1], "", row[2], row[3], row[4], "EUR"))
                    .append('\n');
        }
        Map<String, String> expected = clerk(rows);
        Map<String, String> found = new TreeMap<>(decided(money.toString()));
        found.keySet().retainAll(expected.keySet());
        assertThat(found).isEqualTo(expected);
        assertThat(found.values()).filteredOn(text -> text.endsWith("amount")).hasSizeGreaterThan(500);
    }

    /** Of each refund. */
    private static Map<String, String> clerk(List<String[]> rows) {
        Map<String, String> decided = new TreeMap<>();
        Map<String, List<String[]>> open = new TreeMap<>();
        for (String[] row : rows) {
            List<String[]> pile = open.computeIfAbsent(row[1] + row[3].replace("-", ""), key -> new ArrayList<>());
            String[] sale = row[2].equals("refund") && !pile.isEmpty() ? pile.get(pile.size() - 1) : null;
            if (row[2].equals("sale")) {
                pile.add(row);
            } else if (sale != null && days(sale[4], row[4]) <= 120 * 24) {
                pile.remove(sale);
                decided.put(row[0], sale[4] + " amount");
            } else {
                decided.put(row[0], row[4] + " none");
            }
        }
        return decided;
    }

    private static long days(String from, String to) {
        return java.time.Duration.between(
                        java.time.LocalDateTime.parse(from.replace(' ', 'T')),
                        java.time.LocalDateTime.parse(to.replace(' ', 'T')))
                .toHours();
    }
}
