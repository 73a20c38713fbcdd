package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer's date comes from, whether it is a day without a time, and when that day begins and ends. */
@DisplayName("planted truth: the day of an answer, and whether only the day is known")
class AnswerDayTest {

    private static final String MAPPING = """
            mapping: shop
            currency: EUR
            time_zone: ZONE
            files:
              - match: orders.csv
                loads:
                  - table: episode
                    keys: {shop.customer: customer}
                    episode: {shop.order: order}
                    columns: {kind: {value: order}, started_at: at}
              - match: answers*.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {shop.customer: customer}
                    columns:
                      survey: {value: after}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: AT
                      verbatim: id
              - match: reviews.csv
                loads:
                  - table: feedback
                    row_key: id
                    episode: {shop.order: order}
                    columns:
                      survey: {value: review}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: {from: episode}
                      verbatim: id
            """;
    private static final String ANSWERS = "id,customer,score,at\n";

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

    private Map<String, String> days(String zone, String at, String answers) {
        desk.write("shop.yaml", MAPPING.replace("ZONE", zone).replace("AT", at));
        desk.write("answers.csv", ANSWERS + answers);
        desk.load("answers.csv");
        return days();
    }

    private Map<String, String> days() {
        Columns rows = desk.query("days.sql");
        Map<String, String> days = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String only =
                    rows.longs("is_undated")[i] == 1 ? "undated" : rows.longs("is_day_only")[i] == 1 ? "day" : "time";
            days.put(
                    rows.texts("verbatim")[i],
                    String.join(
                            " ",
                            rows.texts("dated_by")[i],
                            only,
                            rows.texts("day_from")[i],
                            rows.texts("day_until")[i]));
        }
        return days;
    }

    @Test
    void aDateWithoutATimeIsADayInTheTimeZoneOfTheMapping() {
        assertThat(days("Europe/Paris", "at", """
                        1,a,5,2024-07-04
                        2,a,5,2024-01-04
                        3,a,5,2024-07-04 23:30
                        4,a,5,
                        5,a,5,2024-07-04T23:30Z
                        """))
                .containsEntry("1", "answer day 2024-07-03 22:00:00 2024-07-04 22:00:00")
                .containsEntry("2", "answer day 2024-01-03 23:00:00 2024-01-04 23:00:00")
                .containsEntry("3", "answer time 2024-07-03 22:00:00 2024-07-04 22:00:00")
                .containsEntry("4", "none undated none none")
                .containsEntry("5", "answer time 2024-07-04 22:00:00 2024-07-05 22:00:00");
    }

    @Test
    void aDayOnWhichTheClocksChangeHas23Or25Hours() {
        assertThat(days("America/New_York", "at", """
                        1,a,5,2024-03-10 12:00
                        2,a,5,2024-11-03 12:00
                        """))
                .containsEntry("1", "answer time 2024-03-10 05:00:00 2024-03-11 04:00:00")
                .containsEntry("2", "answer time 2024-11-03 04:00:00 2024-11-04 05:00:00");
    }

    @Test
    void aPatternWithoutATimeIsADay() {
        assertThat(days("UTC", "{column: at, format: dd/MM/yyyy}", "1,a,5,04/07/2024\n"))
                .containsEntry("1", "answer day 2024-07-04 00:00:00 2024-07-05 00:00:00");
    }

    @Test
    void aPatternWithATimeIsATime() {
        assertThat(days("UTC", "{column: at, format: 'dd/MM/yyyy HH:mm'}", "1,a,5,04/07/2024 10:15\n"))
                .containsEntry("1", "answer time 2024-07-04 00:00:00 2024-07-05 00:00:00");
    }

    @Test
    void nineInTenAtMidnightAreDaysAndEightAreTimes(@TempDir Path second) {
        assertThat(days("Europe/Paris", "at", atMidnight(9)))
                .allSatisfy((id, day) -> assertThat(day).startsWith("answer day"));
        desk.close();
        desk = new Desk(second);
        assertThat(days("Europe/Paris", "at", atMidnight(8)))
                .allSatisfy((id, day) -> assertThat(day).startsWith("answer time"));
    }

    /** Ten answers with times, so many of them at midnight. */
    private static String atMidnight(int many) {
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            answers.append(i).append(",a,5,2024-07-0").append(1 + i % 9).append(i < many ? " 00:00:00" : " 14:33:00");
            answers.append('\n');
        }
        return answers.toString();
    }

    @Test
    void midnightInUtcIsTheDayThatIsWritten() {
        StringBuilder answers = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            answers.append(i).append(",a,5,2024-07-0").append(i).append("T00:00:00Z\n");
        }
        assertThat(days("America/New_York", "at", answers.toString()))
                .containsEntry("4", "answer day 2024-07-04 04:00:00 2024-07-05 04:00:00")
                .allSatisfy((id, day) -> assertThat(day).startsWith("answer day"));
    }

    @Test
    void theEndOfTheDayIsADayToo() {
        assertThat(days("Europe/Paris", "{column: at, day_end: true}", atMidnight(9)))
                .allSatisfy((id, day) -> assertThat(day).startsWith("answer day"));
    }

    @Test
    void anAnswerThatBorrowsTheDateOfItsOrderSaysSo() {
        desk.write("shop.yaml", MAPPING.replace("ZONE", "UTC").replace("AT", "at"));
        desk.write("orders.csv", "customer,order,at\na,A,2024-07-04 10:00\na,B,\n");
        desk.write("reviews.csv", "id,order,score\n1,A,4\n2,B,5\n");
        desk.load("orders.csv", "reviews.csv");
        assertThat(days())
                .containsEntry("1", "episode time 2024-07-04 00:00:00 2024-07-05 00:00:00")
                .containsEntry("2", "none undated none none");
    }
}
