package org.wayworth.analytics.worlds;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.wayworth.analytics.Worlds;
import org.wayworth.warehouse.DataFolder;

/** The export files of a made-up company, line by line; days count from the first of January 2022. */
final class Company {

    /** When the records end. */
    static final double END = 1_095;

    private static final LocalDateTime FIRST = LocalDateTime.of(2022, 1, 1, 0, 0);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final StringBuilder customers = new StringBuilder("id,joined,region\n");
    private final StringBuilder orders = new StringBuilder("order_no,customer,at,amount,role,basket,currency\n");
    private final StringBuilder baskets = new StringBuilder("basket,at\n");
    private final StringBuilder answers = new StringBuilder("answer_no,customer,at,score,basket,touchpoint\n");
    private final StringBuilder contracts = new StringBuilder("contract_no,customer,begins,ends,ended\n");
    private final StringBuilder promises = new StringBuilder("basket,promised,kept\n");
    private final StringBuilder homes = new StringBuilder("id,home\n");
    private final StringBuilder cards = new StringBuilder("id,card\n");
    private final Wording wording;
    private int order;
    private int answer;
    private int basket;

    /** How the files are mapped. */
    enum Wording {
        /** Answers carry their moment. */
        USUAL,
        /** Answers carry a day. */
        DAY_ONLY,
        /** Answers take their date from the basket that they are about. */
        DATED_BY_BASKET
    }

    Company(Wording wording) {
        this.wording = wording;
    }

    static Company usual() {
        return new Company(Wording.USUAL);
    }

    Company customer(int id, double joined) {
        return customer(id, joined, "");
    }

    Company customer(int id, double joined, String region) {
        customers
                .append(id)
                .append(',')
                .append(day(joined))
                .append(',')
                .append(region)
                .append('\n');
        return this;
    }

    /** Where a customer lives, which nobody knows since when. */
    Company home(int customer, String home) {
        homes.append(customer).append(',').append(home).append('\n');
        return this;
    }

    /** A row that joins a card to a customer. */
    Company card(int customer) {
        cards.append(customer).append(",card ").append(customer).append('\n');
        return this;
    }

    /** @return the number of the basket */
    int basket(double at) {
        basket++;
        baskets.append('b').append(basket).append(',').append(moment(at)).append('\n');
        return basket;
    }

    Company promise(int of, double promised, double kept) {
        promises.append('b')
                .append(of)
                .append(',')
                .append(moment(promised))
                .append(',')
                .append(moment(kept))
                .append('\n');
        return this;
    }

    Company sale(int customer, double at, double amount) {
        return money(customer, at, amount, "sale", 0, "GBP");
    }

    Company sale(int customer, double at, double amount, int in) {
        return money(customer, at, amount, "sale", in, "GBP");
    }

    Company saleIn(String currency, int customer, double at, double amount) {
        return money(customer, at, amount, "sale", 0, currency);
    }

    /** Whole amounts alone have a meaning in every currency. */
    Company wholeSaleIn(String currency, int customer, double at, double amount, int in) {
        return money(customer, at, Math.rint(amount), "sale", in, currency);
    }

    Company refund(int customer, double at, double amount, int in) {
        return money(customer, at, -amount, "refund", in, "GBP");
    }

    private Company money(int customer, double at, double amount, String role, int in, String currency) {
        orders.append(++order)
                .append(',')
                .append(customer)
                .append(',')
                .append(moment(at))
                .append(',')
                .append(String.format(Locale.ROOT, currency.equals("JPY") ? "%.0f" : "%.2f", amount))
                .append(',')
                .append(role)
                .append(',')
                .append(in == 0 ? "" : "b" + in)
                .append(',')
                .append(currency)
                .append('\n');
        return this;
    }

    Company answer(int customer, double at, int score) {
        return answer(String.valueOf(customer), at, score, 0);
    }

    /** @param customer as the survey tool calls them */
    Company answer(String customer, double at, int score, int about) {
        return answer(customer, at, score, about, "");
    }

    /** A response about one touchpoint. */
    Company answerAbout(String touchpoint, int customer, double at, int score) {
        return answer(String.valueOf(customer), at, score, 0, touchpoint);
    }

    private Company answer(String customer, double at, int score, int about, String touchpoint) {
        answers.append(++answer)
                .append(',')
                .append(customer)
                .append(',')
                .append(wording == Wording.DAY_ONLY ? day(at) : moment(at))
                .append(',')
                .append(score)
                .append(',')
                .append(about == 0 ? "" : "b" + about)
                .append(',')
                .append(touchpoint)
                .append('\n');
        return this;
    }

    /** @param ends after the end of the records where it still runs */
    Company contract(int customer, double begins, double ends) {
        return contract("k" + customer, customer, begins, ends);
    }

    /** @param number of the contract: a renewal may have one of its own */
    Company contract(String number, int customer, double begins, double ends) {
        boolean ended = ends < END;
        contracts
                .append(number)
                .append(',')
                .append(customer)
                .append(',')
                .append(day(begins))
                .append(',')
                .append(ended ? day(ends) : "")
                .append(',')
                .append(ended ? "yes" : "no")
                .append('\n');
        return this;
    }

    /** A customer's orders at random times. */
    Company habit(Chance chance, int customer, double rateAYear, double from, double to) {
        int many = chance.poisson(rateAYear * (to - from) / 365);
        for (int k = 0; k < many; k++) {
            sale(customer, chance.between(from, to), chance.amount());
        }
        return this;
    }

    private static String moment(double day) {
        return MOMENT.format(FIRST.plusSeconds(Math.round(day * 86_400)));
    }

    private static String day(double day) {
        return DAY.format(FIRST.plusSeconds(Math.round(day * 86_400)));
    }

    /** File by name, the mapping among them. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("customers.csv", customers.toString());
        files.put("baskets.csv", baskets.toString());
        files.put("orders.csv", orders.toString());
        files.put("answers.csv", answers.toString());
        files.put("contracts.csv", contracts.toString());
        files.put("promises.csv", promises.toString());
        files.put("homes.csv", homes.toString());
        files.put("cards.csv", cards.toString());
        files.put("company.yaml", mapping());
        return files;
    }

    /** Imported, asked, and forgotten. */
    <T> T asked(Function<DataFolder, T> ask) {
        return Worlds.onceWritten(files(), "company.yaml", ask);
    }

    private String mapping() {
        String answered = wording == Wording.DATED_BY_BASKET
                ? "{from: episode}"
                : wording == Wording.DAY_ONLY ? "{column: at, format: yyyy-MM-dd}" : "at";
        return """
                mapping: company
                currency: GBP
                time_zone: UTC
                observed_until: last-transaction
                files:
                  - match: customers.csv
                    loads:
                      - table: customer
                        row_key: id
                        keys: {w.customer: id}
                        attributes: {region: region}
                        attributes_since: joined
                        columns: {joined_on: joined}
                  - match: baskets.csv
                    loads:
                      - table: episode
                        episode: {w.basket: basket}
                        columns: {kind: {value: order}, started_at: at}
                  - match: orders.csv
                    loads:
                      - table: transaction
                        row_key: order_no
                        keys: {w.customer: customer}
                        episode: {w.basket: basket}
                        columns:
                          kind: {value: order}
                          role: {column: role, codes: {sale: sale, refund: refund}}
                          amount: amount
                          currency: currency
                          occurred_at: at
                  - match: answers.csv
                    loads:
                      - table: feedback
                        row_key: answer_no
                        keys: {w.customer: customer}
                        episode: {w.basket: basket}
                        columns:
                          survey: {value: s}
                          metric: {value: nps}
                          touchpoint: touchpoint
                          rating: {column: score, scale: [0, 10]}
                          answered_at: %s
                  - match: contracts.csv
                    loads:
                      - table: contract
                        row_key: contract_no
                        keys: {w.customer: customer}
                        contract: {w.contract: contract_no}
                        columns:
                          started_on: begins
                          ended_on: ends
                          is_ended: {column: ended, codes: {"yes": "true", "no": "false"}}
                  - match: homes.csv
                    loads:
                      - table: customer
                        row_key: id
                        keys: {w.customer: id}
                        attributes: {home: home}
                        columns: {}
                  - match: cards.csv
                    loads:
                      - table: customer
                        row_key: id
                        keys: {w.customer: id, w.card: card}
                        columns: {}
                  - match: promises.csv
                    loads:
                      - table: promise
                        episode: {w.basket: basket}
                        columns: {kind: {value: delivery}, promised_at: promised, kept_at: kept}
                """.formatted(answered);
    }
}
