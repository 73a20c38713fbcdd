package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.message.Reject;

/** Amounts in a currency of which there are rates, in the currency of the rates. */
@DisplayName("reference: amounts are converted exactly, at the rate of their day")
class ExchangeRateTest {

    private static final String MAPPING = """
            mapping: shop
            time_zone: ZONE
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {shop.customer: customer}
                    columns:
                      kind: {value: price}
                      role: role
                      amount: amount
                      margin: margin
                      occurred_at: at
                      product: id
                      currency: currency
              - match: rates*.csv
                loads:
                  - table: exchange_rate
                    columns: {currency: currency, per_currency: per, valid_from: from, rate: rate}
            """;
    private static final String SALES = "id,customer,role,amount,margin,at,currency\n";
    private static final String RATES = "currency,per,from,rate\n";

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
        desk.write("shop.yaml", MAPPING.replace("ZONE", "UTC"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Map<String, String> converted(String sales, String rates) {
        desk.write("sales.csv", SALES + sales);
        desk.write("rates.csv", RATES + rates);
        desk.load("sales.csv", "rates.csv");
        Columns rows = desk.query("converted.sql");
        Map<String, String> converted = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            converted.put(rows.texts("product")[i], rows.texts("said")[i]);
        }
        return converted;
    }

    @Test
    void eachAmountTakesTheRateOfItsDayAndKeepsWhatTheSourceSaid() {
        assertThat(converted("""
                        1,a,sale,100.00,40.00,2023-12-31,USD
                        2,a,sale,100.00,40.00,2024-01-01,USD
                        3,a,sale,100.00,,2024-01-31 23:59,USD
                        4,a,sale,100.00,40.00,2024-02-01,USD
                        5,a,sale,100.00,40.00,2025-06-01,EUR
                        6,a,sale,100.00,40.00,,USD
                        7,a,refund,-100.00,-40.00,2024-03-01,USD
                        """, """
                        USD,EUR,2024-01-01,0.9
                        USD,EUR,2024-02-01,0.8
                        """))
                .containsEntry("1", "10000 4000 USD USD 100.00")
                .containsEntry("2", "9000 3600 EUR USD 100.00")
                .containsEntry("3", "9000 none EUR USD 100.00")
                .containsEntry("4", "8000 3200 EUR USD 100.00")
                .containsEntry("5", "10000 4000 EUR EUR 100.00")
                .containsEntry("6", "10000 4000 USD USD 100.00")
                .containsEntry("7", "-8000 -3200 EUR USD -100.00");
        assertThat(desk.data().status().money())
                .isEqualTo(Map.of("price", Map.of("EUR", new BigDecimal("280.00"), "USD", new BigDecimal("200.00"))));
        assertThat(desk.rows("exchange_rate")).isEqualTo(2);
    }

    @Test
    void currenciesWithoutCentsAndWithThousandthsHaveTheirOwnMinorUnits() {
        assertThat(converted("""
                        1,a,sale,1000,,2024-01-01,JPY
                        2,a,sale,1.234,,2024-01-01,BHD
                        """, """
                        JPY,EUR,2024-01-01,0.0061
                        BHD,EUR,2024-01-01,2.4
                        """))
                .containsEntry("1", "610 none EUR JPY 1000")
                .containsEntry("2", "296 none EUR BHD 1.234");
    }

    @Test
    void theDayOfARateBeginsInTheTimeZoneOfTheMapping() {
        desk.write("shop.yaml", MAPPING.replace("ZONE", "Pacific/Auckland"));
        assertThat(converted("1,a,sale,100.00,,2024-02-01,USD\n", "USD,NZD,2024-01-01,1.5\nUSD,NZD,2024-02-01,1.6\n"))
                .containsEntry("1", "16000 none NZD USD 100.00");
    }

    /** As Java's BigDecimal rounds: half to even, exactly. */
    @Test
    void roundingIsHalfToEvenAndExact() {
        Random random = new Random(3);
        StringBuilder sales = new StringBuilder();
        StringBuilder rates = new StringBuilder();
        Map<String, Long> expected = new HashMap<>();
        String[] texts = {"0.5", "0.1", "0.25", "1.005", "0.915", "137000.12", "0.000000512345", "3.3333333333333335"};
        String[] currencies = {"USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK"};
        for (int i = 0; i < texts.length; i++) {
            rates.append(currencies[i])
                    .append(",EUR,2020-01-01,")
                    .append(texts[i])
                    .append('\n');
        }
        for (int i = 0; i < 800; i++) {
            int which = i % texts.length;
            long minor = (random.nextBoolean() ? 1 : -1) * (long) StrictMath.pow(10, random.nextDouble() * 9);
            String id = "t" + i;
            sales.append(String.join(
                            ",", id, "a", "sale", BigDecimal.valueOf(minor, 2).toPlainString(), "", "2024-01-01"))
                    .append(',')
                    .append(currencies[which])
                    .append('\n');
            BigDecimal exact = new BigDecimal(BigInteger.valueOf(minor)).multiply(new BigDecimal(texts[which]));
            expected.put(id, exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        }
        Map<String, String> found = converted(sales.toString(), rates.toString());
        assertThat(found).hasSize(800);
        expected.forEach((id, minor) -> assertThat(found.get(id)).as(id).startsWith(minor + " none EUR "));
    }

    @Test
    void aRefundFindsItsSaleByTheAmountOfTheSourceThoughTheRateChanged() {
        converted("""
                1,a,sale,100.00,,2024-01-31,USD
                2,a,refund,-100.00,,2024-02-02,USD
                """, "USD,EUR,2024-01-01,0.9\nUSD,EUR,2024-02-01,0.8\n");
        Columns rows = desk.query("decided.sql");
        assertThat(rows.texts("found")).containsExactly("none", "amount");
        assertThat(rows.texts("decided")[1]).isEqualTo("2024-01-31 00:00");
    }

    @Test
    void twoTargetsOfOneCurrencyAreRefusedAndNothingIsLoaded() {
        desk.write("rates.csv", RATES + "USD,EUR,2024-01-01,0.9\nUSD,GBP,2024-01-01,0.8\n");
        assertThatThrownBy(() -> desk.load("rates.csv"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.RATES);
                    assertThat(refused.reason().where()).isEqualTo(Message.Place.line("rates.csv", 3));
                })
                .hasMessageContaining("USD must be converted into one currency, not into EUR and GBP")
                .hasMessageContaining("when: in the mapping");
        assertThat(desk.rows("exchange_rate")).isZero();
        assertThat(desk.data().status().imports()).isEmpty();
    }

    @Test
    void aChainOfConversionsIsRefused() {
        desk.write("rates.csv", RATES + "USD,EUR,2024-01-01,0.9\nEUR,GBP,2024-01-01,0.8\n");
        assertThatThrownBy(() -> desk.load("rates.csv"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.RATES))
                .hasMessageContaining("not EUR, which is converted into GBP");
    }

    @Test
    void aRateOfItselfAndALaterWordForADayAreTakenAsMeant() {
        converted("1,a,sale,100.00,,2024-01-31,USD\n", "USD,EUR,2024-01-01,0.9\nEUR,EUR,2024-01-01,1\n");
        desk.write("rates-2.csv", RATES + "USD,EUR,2024-01-01,0.7\n");
        desk.load("rates-2.csv");
        assertThat(desk.query("converted.sql").texts("said")).containsExactly("7000 none EUR USD 100.00");
    }

    @Test
    void aRateThatIsNotAboveZeroAndACurrencyThatIsNoneAreRejected() {
        desk.write(
                "rates.csv",
                RATES + "USD,EUR,2024-01-01,0.9\nGBP,EUR,2024-01-01,0\nCHF,EUR,2024-01-01,-1\nSEK,EURO,2024-01-01,1\n"
                        + "NOK,EUR,2024-01-01,0.1\nDKK,EUR,2024-01-01,0.13\n");
        desk.load("rates.csv");
        assertThat(desk.data().rejects(""))
                .extracting(Reject::code)
                .containsExactly("WW-ING-050", "WW-ING-050", "WW-ING-028");
        assertThat(List.of(desk.rows("exchange_rate"))).containsExactly(3L);
    }

    /** A row a day, a column a currency, as central banks publish rates. */
    private static final String WIDE = """
            mapping: bank
            files:
              - match: bank.csv
                loads:
                  - table: exchange_rate
                    columns: {currency: {value: USD}, per_currency: {value: EUR}, valid_from: day, rate: {column: usd, missing: [N/A]}}
                  - table: exchange_rate
                    columns: {currency: {value: GBP}, per_currency: {value: EUR}, valid_from: day, rate: gbp}
            """;

    @Test
    @DisplayName("law: a blank rate of one currency rejects no rate of another, and a row without any is left out")
    void aBlankRateSaysNothingAgainstTheOthersOfItsRow() {
        desk.write("shop.yaml", WIDE);
        desk.write("bank.csv", """
                day,usd,gbp
                2024-01-01,0.9,1.1
                2024-01-02,,1.2
                2024-01-03,N/A,1.3
                2024-01-04,0.8,
                2024-01-05,,
                2024-01-06,0.7,zero
                """);
        ImportResult.Loaded file = desk.load("bank.csv").files().get(0);
        assertThat(List.of(file.read(), file.loaded(), file.rejected(), file.leftOut()))
                .containsExactly(6L, 4L, 1L, 1L);
        assertThat(desk.rows("exchange_rate")).isEqualTo(2 + 3);
    }
}
