package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of every kind: lines at one moment, instalments, several currencies, no customer, no date, refunds between. */
@DisplayName(
        "law: a sale knows the one before and the one after it in its order, customer and currency, and what they come to")
class EarlierSaleTest {

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
            files:
              - match: money*.csv
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
                      currency: currency
              - match: rates.csv
                loads:
                  - table: exchange_rate
                    columns:
                      currency: currency
                      per_currency: {value: EUR}
                      valid_from: day
                      rate: rate
            """;

    @TempDir
    java.nio.file.Path tmp;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void asAWindowOverEachOrderFindsIt(long seed) {
        Random random = new Random(seed);
        StringBuilder money = new StringBuilder("id,customer,order,role,amount,at,currency\n");
        for (int id = 0; id < 1_500; id++) {
            int order = random.nextInt(400);
            String customer = order % 11 == 0 ? "" : "c" + (order % 7 == 0 ? random.nextInt(3) : order / 3);
            String at = order % 13 == 0 && random.nextBoolean()
                    ? ""
                    : "2024-01-0" + (1 + (order % 5 == 0 ? random.nextInt(9) : order % 9)) + " 10:00";
            String currency = order % 6 == 0 && random.nextBoolean() ? "USD" : order % 17 == 0 ? "GBP" : "EUR";
            boolean refund = random.nextInt(8) == 0;
            money.append(id).append(',').append(customer).append(',').append(order % 19 == 0 ? "" : "o" + order);
            money.append(refund ? ",refund,-" : ",sale,")
                    .append(1 + random.nextInt(9))
                    .append(".00,");
            money.append(at).append(',').append(currency).append('\n');
        }
        try (Desk desk = new Desk(tmp)) {
            desk.write("shop.yaml", MAPPING);
            desk.write("money.csv", money.toString());
            desk.write("rates.csv", "currency,day,rate\nUSD,2023-12-01,0.9\n");
            desk.load("money.csv", "rates.csv");
            Columns counts = desk.query("earlier-sale.sql");
            assertThat(counts.longs("wrong")[0]).isZero();
            assertThat(counts.longs("unsummed")[0]).isZero();
            assertThat(counts.longs("unfollowed")[0]).isZero();
            assertThat(counts.longs("with_next")[0]).isGreaterThan(100);
            assertThat(counts.longs("with_earlier")[0]).isGreaterThan(100);
            assertThat(counts.longs("without")[0]).isGreaterThan(100);
        }
    }
}
