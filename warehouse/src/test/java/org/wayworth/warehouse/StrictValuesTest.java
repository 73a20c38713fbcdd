package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Reject;

@DisplayName("law: a value is read as the mapping says, or its record is rejected")
class StrictValuesTest {

    @TempDir
    Path tmp;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(tmp);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void codesRejectEveryWordThatTheyDoNotList() {
        desk.write("shop.yaml", """
                mapping: effort
                files:
                  - match: effort.csv
                    loads:
                      - table: feedback
                        row_key: id
                        keys: {c: customer}
                        columns:
                          survey: {value: effort}
                          metric: {value: ces}
                          rating: {column: effort, scale: [1, 5], codes: {very easy: 5, "2": 4, "3": 3}, missing: ["-"]}
                          answered_at: at
                        answers:
                          time: {column: time, scale: [1, 3], codes: {short: 3, long: 1}, no_answer: {"9": not asked}}
                """);
        desk.write("effort.csv", """
                id,customer,effort,at,time
                1,a,very easy,2024-04-05,short
                2,b,2,2024-04-05,9
                3,c,5,2024-04-05,long
                4,d,-,2024-04-05,long
                5,e,3,2024-04-05,2
                6,f,3,2024-04-05,
                """);
        ImportResult.Loaded file = desk.load("effort.csv").files().get(0);
        assertThat(file.rejectedBy()).isEqualTo(Map.of(Code.CODED, 2L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::column, Reject::found)
                .containsExactly(tuple(4L, "effort", "5"), tuple(6L, "time", "2"));
        assertThat(desk.query("ratings.sql").texts("said"))
                .containsExactly("-: none", "2: 4.0", "3: 3.0", "very easy: 5.0");
    }

    /** 1,250.00 pence are not 1,250 pounds. */
    @Test
    void minorUnitsAreNotTheirCurrency() {
        desk.write("shop.yaml", """
                mapping: payments
                files:
                  - match: payments.csv
                    loads:
                      - table: transaction
                        row_key: id
                        keys: {payer: payer}
                        columns: {kind: {value: payment}, role: {value: sale}, amount: amount, currency: currency}
                """);
        desk.write("payments.csv", """
                id,payer,amount,currency
                1,a,1250.00,GBp
                2,b,10.00,GBP
                3,c,20.00,gbp
                4,d,20.00,GBX
                5,e,20.00,ZAc
                6,f,20.00,zar
                7,g,20.00,ILA
                8,h,20.00,usd
                """);
        assertThat(desk.load("payments.csv").files().get(0).rejectedBy()).isEqualTo(Map.of(Code.MINOR_CURRENCY, 4L));
        assertThat(desk.data().rejects(""))
                .extracting(Reject::line, Reject::column, Reject::expected, Reject::found)
                .contains(
                        tuple(
                                2L,
                                "currency",
                                "a currency must be a main unit such as GBP, and amounts in its minor units divided at the"
                                        + " source",
                                "GBp"),
                        tuple(
                                8L,
                                "currency",
                                "a currency must be a main unit such as ILS, and amounts in its minor units divided at the"
                                        + " source",
                                "ILA"));
        assertThat(desk.data().status().money())
                .isEqualTo(Map.of(
                        "payment",
                        Map.of(
                                "GBP", new BigDecimal("30.00"),
                                "ZAR", new BigDecimal("20.00"),
                                "USD", new BigDecimal("20.00"))));
        desk.write("shop.yaml", Desk.SHOP.replace("currency: EUR", "currency: GBp"));
        desk.write("sales.csv", Desk.SALES + "1,a,10.00,2024-01-05,x\n");
        assertThatThrownBy(() -> desk.load("sales.csv"))
                .hasMessageContaining(
                        "currency: must be a main unit such as GBP, and amounts in its minor units divided at"
                                + " the source, not GBp");
    }

    @Test
    void currenciesInSmallLettersAreTheCurrenciesTheyName() {
        desk.write("shop.yaml", """
                mapping: payments
                currency: gbp
                files:
                  - match: payments.csv
                    loads:
                      - table: transaction
                        row_key: id
                        keys: {payer: payer}
                        columns: {kind: {value: payment}, role: {value: sale}, amount: amount, currency: currency}
                  - match: local.csv
                    loads:
                      - table: transaction
                        row_key: id
                        keys: {payer: payer}
                        columns: {kind: {value: payment}, role: {value: sale}, amount: amount}
                """);
        desk.write("payments.csv", """
                id,payer,amount,currency
                1,a,15.00,usd
                2,b,9.50,Eur
                3,c,900,JPY
                4,d,1.00,euro
                5,e,1.00,$
                6,f,9.5,jpy
                7,g,1,ßd
                8,h,2.00,EUR
                """);
        desk.write("local.csv", "id,payer,amount\n1,a,3.00\n");
        ImportResult result = desk.load("payments.csv", "local.csv");
        assertThat(desk.data().status().money())
                .isEqualTo(Map.of(
                        "payment",
                        Map.of(
                                "USD", new BigDecimal("15.00"),
                                "EUR", new BigDecimal("11.50"),
                                "JPY", new BigDecimal("900"),
                                "GBP", new BigDecimal("3.00"))));
        assertThat(result.files().get(0).rejectedBy()).isEqualTo(Map.of(Code.CURRENCY, 3L, Code.DECIMALS, 1L));
    }

    @Test
    void aReversedScaleIsTurnedSoThatMoreIsBetter() {
        desk.write("shop.yaml", """
                mapping: marks
                files:
                  - match: marks.csv
                    loads:
                      - table: feedback
                        row_key: id
                        keys: {c: customer}
                        columns:
                          survey: {value: marks}
                          metric: {value: csat}
                          rating: {column: mark, scale: [6, 1], missing: ["0"]}
                        answers:
                          price: {column: price, scale: [1, 5], reversed: true, no_answer: {"9": not asked}}
                          speed: {column: speed, scale: [5, 1], codes: {slow: 4, fast: 1.5}}
                          range: {column: range, scale: [1, 5], reversed: false}
                """);
        desk.write("marks.csv", """
                id,customer,mark,price,speed,range
                1,a,1,5,slow,5
                2,b,6,9,fast,1
                3,c,2.50,,,2
                4,d,0,1,slow,3
                5,e,7,1,slow,3
                """);
        ImportResult result = desk.load("marks.csv");
        assertThat(result.files().get(0).rejectedBy()).isEqualTo(Map.of(Code.OUTSIDE_SCALE, 1L));
        assertThat(desk.query("turned.sql").texts("said"))
                .containsExactly(
                        "rating 1 -> 6.0 of 1.0 to 6.0, reversed true, score 10.0",
                        "rating 2.50 -> 4.5 of 1.0 to 6.0, reversed true, score 7.0",
                        "rating 6 -> 1.0 of 1.0 to 6.0, reversed true, score 0.0",
                        "price 1 -> 5.0 of 1.0 to 5.0, reversed true, score -",
                        "price 5 -> 1.0 of 1.0 to 5.0, reversed true, score -",
                        "price 9 -> none of 1.0 to 5.0, reversed true, score -",
                        "range 1 -> 1.0 of 1.0 to 5.0, reversed false, score -",
                        "range 2 -> 2.0 of 1.0 to 5.0, reversed false, score -",
                        "range 3 -> 3.0 of 1.0 to 5.0, reversed false, score -",
                        "range 5 -> 5.0 of 1.0 to 5.0, reversed false, score -",
                        "speed fast -> 4.5 of 1.0 to 5.0, reversed true, score -",
                        "speed slow -> 2.0 of 1.0 to 5.0, reversed true, score -",
                        "speed slow -> 2.0 of 1.0 to 5.0, reversed true, score -");
    }
}
