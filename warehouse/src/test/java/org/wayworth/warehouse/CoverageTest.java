package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What import and status say of who answered, who bought, and when; the import is made on 2 January 2026. */
@Tag("long")
@DisplayName("message: what meets and what doesn't is said with its figures")
class CoverageTest {

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
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
                      occurred_at: at
                      currency: currency
              - match: rates.csv
                loads:
                  - table: exchange_rate
                    columns: {currency: currency, per_currency: per, valid_from: from, rate: rate}
              - match: people.csv
                loads:
                  - table: customer
                    keys: {shop.customer: customer}
              - match: contracts.csv
                loads:
                  - table: contract
                    keys: {shop.customer: customer}
                    contract: {shop.contract: id}
                    columns: {started_on: from}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {shop.customer: cust}
                    columns:
                      survey: {value: after}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: at
            """;
    private static final String SALES = "id,customer,role,amount,at,currency\n";
    private static final String ANSWERS = "id,cust,score,at\n";

    @TempDir
    Path tmp;

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

    private List<String> said(String... files) {
        List<String> said = desk.load(files).coverage().sentences();
        assertThat(desk.data().status().coverage().sentences()).isEqualTo(said);
        return said;
    }

    @Test
    void salesWithoutACustomerOrADateAreCountedWithTheirMoney() {
        desk.write("sales.csv", SALES + """
                1,a,sale,60.00,2024-01-01,EUR
                2,b,sale,40.00,2024-01-02,EUR
                Total,,sale,100.00,,EUR
                4,,sale,1200.50,2024-01-03,EUR
                5,,refund,-0.50,2024-01-03,EUR
                6,,sale,7,2024-01-03,JPY
                7,b,sale,3.00,,EUR
                """);
        assertThat(said("sales.csv"))
                .containsExactly(
                        "1 record of a sale or refund has neither a customer nor a date (EUR 100.00): no analysis of"
                                + " customers counts it.",
                        "3 records of sales and refunds have no customer (EUR 1,200.00 after refunds of EUR 0.50, JPY 7): no"
                                + " analysis of customers counts them.",
                        "1 record of a sale or refund has no date (EUR 3.00): no analysis of customers over time counts it.",
                        "Customers with sales: 2 in EUR.",
                        "The observation window runs from 1 January 2024 to 3 January 2024, the day of the last"
                                + " transaction: within it, no record means that nothing was bought.");
    }

    @Test
    void answersThatMeetNobodyWhoBoughtAreToldWithTheReason() {
        desk.write("sales.csv", SALES + "1,Ann@x.org,sale,60.00,2024-01-01,EUR\n2,17850.0,sale,60.00,2024-01-01,EUR\n");
        desk.write("answers.csv", ANSWERS + "1,ann@x.org,3,2024-01-01\n2,17850,3,2024-01-01\n3,,3,2024-01-01\n");
        assertThat(said("sales.csv", "answers.csv"))
                .startsWith(
                        "0 of 3 responses are matched to a customer who bought; 1 names no customer, 2 name a customer whom no sales source"
                                + " knows.",
                        "2 keys of the responses differ from a known key only in how it is written: more responses may be matched"
                                + " with fold: in the mapping.");
    }

    @Test
    void answersOfCustomersWhoBoughtNothingAreToldApart() {
        desk.write("sales.csv", SALES + "1,a,sale,60.00,2024-01-01,EUR\n");
        desk.write("people.csv", "customer\na\nb\n");
        desk.write("answers.csv", ANSWERS + "1,a,3,2024-01-01\n2,b,3,2024-01-01\n3,c,3,2026-06-01\n");
        assertThat(said("sales.csv", "people.csv", "answers.csv"))
                .startsWith(
                        "1 of 3 responses are matched to a customer who bought; 1 names a customer whom no sales source knows, 1 names a customer who"
                                + " bought nothing.",
                        "1 response is dated after the last import: correct the date, or the format: in the mapping.");
    }

    @Test
    void customersAreCountedByCurrency() {
        desk.write(
                "sales.csv",
                SALES
                        + "1,a,sale,60.00,2024-01-01,EUR\n2,a,sale,60.00,2024-01-01,USD\n3,b,sale,60.00,2024-01-01,USD\n");
        assertThat(said("sales.csv"))
                .startsWith(
                        "Customers with sales: 1 in EUR, 2 in USD. Amounts of different currencies are not added up: import"
                                + " a table of exchange_rate to count all in one.");
        assertThat(desk.data().status().coverage().buyers())
                .containsEntry("EUR", 1L)
                .containsEntry("USD", 2L);
    }

    @Test
    void whatNoRateReachesIsTold() {
        desk.write("rates.csv", "currency,per,from,rate\nUSD,EUR,2024-02-01,0.9\n");
        desk.write(
                "sales.csv",
                SALES + "1,a,sale,60.00,2024-01-31,USD\n2,a,sale,60.00,2024-02-01,USD\n3,b,sale,1.00,,USD\n");
        assertThat(said("sales.csv", "rates.csv"))
                .contains(
                        "2 transactions in USD (USD 61.00) stay in USD: the first rate is of 1 February 2024, and 1 has no"
                                + " date.");
    }

    @Test
    void refundsWithoutTheirSaleAreTold() {
        desk.write(
                "sales.csv",
                SALES
                        + "1,a,sale,60.00,2024-01-01,EUR\n2,a,refund,-60.00,2024-01-02,EUR\n3,a,refund,-7.00,2024-01-02,EUR\n");
        assertThat(said("sales.csv"))
                .contains(
                        "1 of 2 refunds cancel no sale that could be found (EUR \u22127.00): name the order of refunds with"
                                + " episode: in the mapping where the source has it.");
    }

    @Test
    void strayDatesAreToldByFileAndLine() {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < 200; i++) {
            sales.append("s" + i + ",c" + i % 9 + ",sale,1.00,"
                    + LocalDate.of(2024, 1, 1).plusDays(i) + ",EUR\n");
        }
        desk.write("sales.csv", sales + "x,c1,sale,1.00,2034-05-01,EUR\ny,c2,sale,1.00,1970-01-01,EUR\n");
        assertThat(said("sales.csv"))
                .endsWith(
                        "The observation window runs from 1 January 2024 to 18 July 2024, the day of the last transaction"
                                + " that stands with the others: within it, no record means that nothing was bought.",
                        "2 transactions lie outside it and do not move it: sales.csv, line 202 (1 May 2034);"
                                + " sales.csv, line 203 (1 January 1970). If the dates are right, write observed_until: with the"
                                + " last day in the mapping; a day after the import is never observed.");
    }

    /** No line of a mapping moves the first day of the window, so that none is recommended. */
    @Test
    void strayDatesBeforeAllOthersAreToBeCorrected() {
        StringBuilder sales = new StringBuilder(SALES);
        for (int i = 0; i < 200; i++) {
            sales.append("s" + i + ",c" + i % 9 + ",sale,1.00,"
                    + LocalDate.of(2024, 1, 1).plusDays(i) + ",EUR\n");
        }
        desk.write("sales.csv", sales + "x,c1,sale,1.00,1924-05-01,EUR\ny,c2,sale,1.00,2012-01-01,EUR\n");
        assertThat(said("sales.csv"))
                .last()
                .asString()
                .startsWith("2 transactions lie outside it and do not move it: sales.csv, line 202 (1 May 1924);"
                        + " sales.csv, line 203 (1 January 2012). Correct the dates, or the format: in the mapping")
                .doesNotContain("observed_until");
    }

    @Test
    void aCurrencyWithoutARateAmongOthersIsNamed() {
        desk.write("rates.csv", "currency,per,from,rate\nUSD,EUR,2024-01-01,0.9\n");
        desk.write(
                "sales.csv",
                SALES + "1,a,sale,60.00,2024-01-31,USD\n2,b,sale,60.00,2024-02-01,EUR\n3,c,sale,60,2024-02-01,JPY\n");
        assertThat(said("sales.csv", "rates.csv"))
                .contains(
                        "Customers with sales: 2 in EUR, 1 in JPY. Amounts of different currencies are not added up: the"
                                + " imported exchange_rate has no rate for JPY.");
    }

    @Test
    void moreThanFiveStrayDatesAreCounted() {
        StringBuilder sales = new StringBuilder(SALES + "s,a,sale,1.00,2024-01-01,EUR\n");
        for (int i = 0; i < 7; i++) {
            sales.append("x" + i + ",c1,sale,1.00,2034-05-01,EUR\n");
        }
        desk.write("sales.csv", sales.toString());
        assertThat(said("sales.csv")).last().asString().contains("line 7 (1 May 2034); and 2 more. If");
    }

    @Test
    void contractsAndAnswersWithoutASaleHaveTheirWindow() {
        desk.write("contracts.csv", "customer,id,from\na,1,2023-01-01\n");
        desk.write("answers.csv", ANSWERS + "1,a,3,2024-03-01\n");
        assertThat(said("contracts.csv", "answers.csv"))
                .containsExactly(
                        "The observation window runs from 1 January 2023 to 1 March 2024, the latest day of contracts and"
                                + " responses: within it, no record means that nothing happened.");
    }

    @Test
    void whenEverySaleIsDatedAfterTheImportThereIsNoWindow() {
        desk.write("sales.csv", SALES + "1,a,sale,60.00,2034-01-01,EUR\n");
        assertThat(said("sales.csv"))
                .last()
                .asString()
                .startsWith("1 transaction is dated after the import: sales.csv, line 2 (1 January 2034).");
    }

    @Test
    void anEmptyFolderSaysNothing() {
        assertThat(desk.data().status().coverage().sentences()).isEmpty();
    }
}
