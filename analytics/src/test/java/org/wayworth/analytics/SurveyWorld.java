package org.wayworth.analytics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wayworth.warehouse.DataFolder;

/** A small made-up company with sales, contracts, and a survey from 0 to 10 with invitations and two questions. */
public final class SurveyWorld {

    private static final String MAPPING = """
            mapping: survey-world
            files:
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: [id]
                    keys: {crm: customer}
                    columns:
                      kind: {value: order}
                      role: {value: sale}
                      amount: amount
                      currency: currency
                      occurred_at: {column: day, format: yyyy-MM-dd}
              - match: contracts.csv
                loads:
                  - table: contract
                    keys: {crm: customer}
                    episode: {crm.contract: id}
                    columns:
                      started_on: {column: started_on, format: yyyy-MM-dd}
                      ended_on: {column: ended_on, format: yyyy-MM-dd}
                      notice_on: {column: notice_on, format: yyyy-MM-dd}
              - match: invitations.csv
                loads:
                  - table: invitation
                    row_key: [id]
                    keys: {crm: customer}
                    columns:
                      survey: {value: pulse}
                      channel: channel
                      sent_at: {column: day, format: yyyy-MM-dd}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: [id]
                    keys: {crm: customer}
                    columns:
                      survey: survey
                      metric: {value: nps}
                      rating: {column: rating, scale: [0, 10]}
                      answered_at: {column: day, format: yyyy-MM-dd}
                    answers:
                      delivery: {column: delivery, scale: [1, 5]}
                      price: {column: price, scale: [1, 5]}
            """;

    private final String name;
    private final StringBuilder sales = new StringBuilder("id,customer,day,amount,currency\n");
    private final StringBuilder contracts = new StringBuilder("id,customer,started_on,ended_on,notice_on\n");
    private final StringBuilder invitations = new StringBuilder("id,customer,day,channel\n");
    private final StringBuilder answers = new StringBuilder("id,customer,survey,day,rating,delivery,price\n");
    private int id;

    /** @param name by which the folder is kept */
    public SurveyWorld(String name) {
        this.name = name;
    }

    public SurveyWorld sale(String customer, LocalDate day, double amount, String currency) {
        return add(sales, customer, day, amount, currency);
    }

    /** @param endedOn empty while it runs @param noticeOn empty where none was given */
    public SurveyWorld contract(String customer, LocalDate startedOn, String endedOn, String noticeOn) {
        return add(contracts, customer, startedOn, endedOn, noticeOn);
    }

    public SurveyWorld invited(String customer, LocalDate day, String channel) {
        return add(invitations, customer, day, channel);
    }

    public SurveyWorld answered(String customer, LocalDate day, int rating) {
        return answered(customer, "pulse", day, rating, "", "");
    }

    /** @param delivery and price: ratings of the two questions, empty where there are none */
    public SurveyWorld answered(
            String customer, String survey, LocalDate day, int rating, Object delivery, Object price) {
        return add(answers, customer, survey, day, rating, delivery, price);
    }

    private SurveyWorld add(StringBuilder file, Object... cells) {
        file.append(++id);
        for (Object cell : cells) {
            file.append(',').append(cell);
        }
        file.append('\n');
        return this;
    }

    public DataFolder folder() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("sales.csv", sales.toString());
        files.put("contracts.csv", contracts.toString());
        files.put("invitations.csv", invitations.toString());
        files.put("answers.csv", answers.toString());
        files.put("world.yaml", MAPPING);
        return Worlds.written(name, files, "world.yaml");
    }
}
