package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("planted truth: reversed scales and answers that were clicked through")
class RatingsTest {

    private static final String MAPPING = """
            mapping: survey
            files:
              - match: people.csv
                loads:
                  - table: customer
                    row_key: customer
                    keys: {c: customer}
                    attributes: {country: country}
              - match: marks*.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {c: customer}
                    columns: {survey: {value: marks}, metric: {value: csat}, rating: {column: overall, scale: [1, 6]}}
                    answers:
                      price: {column: price, scale: [1, 6]}
                      speed: {column: speed, scale: [1, 6]}
                      staff: {column: staff, scale: [1, 6]}
                      range: {column: range, scale: [1, 6]}
                      place: {column: place, scale: [1, 6]}
              - match: calls.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {c: customer}
                    columns: {survey: {value: calls}, metric: {value: csat}, rating: {column: overall, scale: [1, 6]}}
            """;

    private static final String HEADER = "id,customer,overall,price,speed,staff,range,place\n";

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

    /** Who answers what: the same person is content or not with all things, more or less. */
    private static final class Answers {
        private final Random random;
        private final double common;

        Answers(long seed, double common) {
            this.random = new Random(seed);
            this.common = common;
        }

        /** @param turned which of overall, price, speed, staff, range, place are written 7 − answer */
        String row(int id, List<Integer> turned) {
            double opinion = random.nextGaussian();
            StringBuilder row = new StringBuilder().append(id).append(",c").append(id);
            for (int i = 0; i < 6; i++) {
                double z = 3.8 + 1.3 * (common * opinion + Math.sqrt(1 - common * common) * random.nextGaussian());
                long answer = Math.max(1, Math.min(6, Math.round(z)));
                row.append(',').append(turned.contains(i) ? 7 - answer : answer);
            }
            return row.append('\n').toString();
        }
    }

    private List<String> notes(String marks) {
        desk.write("marks.csv", marks);
        return desk.load("marks.csv").notes();
    }

    private static String marks(long seed, int n, double common, List<Integer> turned) {
        Answers answers = new Answers(seed, common);
        StringBuilder marks = new StringBuilder(HEADER);
        for (int i = 0; i < n; i++) {
            marks.append(answers.row(i, turned));
        }
        return marks.toString();
    }

    @Test
    void anHonestSurveyIsNotSuspected() {
        assertThat(notes(marks(1, 600, .8, List.of()))).isEmpty();
    }

    /** Ratings from 1 to 6 under a scale to 10 would be read as if nobody was content. */
    @Test
    void aScaleWhoseBestAnswersNobodyGivesIsTold() {
        desk.write("shop.yaml", MAPPING.replace("scale: [1, 6]", "scale: [0, 10]"));
        assertThat(notes(marks(3, 600, .8, List.of())))
                .containsExactly(
                        "survey marks (csat): no answer to the rating, place, price and 3 more is above 6, although"
                                + " the scale goes to 10 (600 responses); if 6 is the best answer, write scale: [1, 6] in the"
                                + " mapping");
    }

    /** Few would be content with anything: on their own, dozens of answers say too little of the scale. */
    @Test
    void fewAnswersSayNothingOfTheScale() {
        desk.write("shop.yaml", MAPPING.replace("scale: [1, 6]", "scale: [0, 10]"));
        assertThat(notes(marks(3, 90, .8, List.of()))).isEmpty();
    }

    @Test
    void aReversedMainQuestionIsToldWithTheLineToWrite() {
        List<String> notes = notes(marks(2, 600, .8, List.of(0)));
        assertThat(notes)
                .singleElement()
                .asString()
                .satisfies(
                        note -> assertThat(note)
                                .startsWith("in survey marks (csat) the rating goes against ")
                                .contains("and 2 more (correlation -0.")
                                .contains(
                                        ", 600 responses); if its lowest answer is its best, write scale: [6, 1] for it in the mapping"));
        desk.write(
                "shop.yaml",
                MAPPING.replaceFirst("column: overall, scale: \\[1, 6]", "column: overall, scale: [6, 1]"));
        assertThat(desk.load("marks.csv").notes())
                .containsExactly(
                        "survey marks (csat): the rating is read as reversed, as the mapping says; the lowest answer is"
                                + " stored as the best");
        assertThat(desk.data().status().notes()).hasSize(1);
    }

    @Test
    void reversedItemsAreToldOneByOne() {
        assertThat(notes(marks(3, 600, .8, List.of(2, 5))))
                .hasSize(2)
                .anySatisfy(note -> assertThat(note).startsWith("in survey marks (csat) speed goes against "))
                .anySatisfy(note -> assertThat(note).startsWith("in survey marks (csat) place goes against "));
    }

    @Test
    void aScaleThatIsDeclaredReversedAndIsNotIsSuspectedToo() {
        desk.write("shop.yaml", MAPPING.replace("staff, scale: [1, 6]", "staff, scale: [6, 1]"));
        assertThat(notes(marks(4, 600, .8, List.of())))
                .anySatisfy(note -> assertThat(note)
                        .startsWith("in survey marks (csat) staff goes against ")
                        .contains("write scale: [1, 6] for it"));
    }

    @Test
    void twoSurveysThatContradictEachOtherAreTold() {
        Random random = new Random(5);
        StringBuilder calls = new StringBuilder("id,customer,overall\n");
        StringBuilder marks = new StringBuilder(HEADER);
        for (int i = 0; i < 300; i++) {
            int answer = 1 + random.nextInt(6);
            int other = Math.max(1, Math.min(6, answer + random.nextInt(3) - 1));
            marks.append("%d,c%d,%d,,,,,\n".formatted(i, i, 7 - answer));
            calls.append("%d,c%d,%d\n".formatted(i, i, other));
        }
        desk.write("calls.csv", calls.toString());
        desk.write("marks.csv", marks.toString());
        assertThat(desk.load("calls.csv", "marks.csv").notes())
                .singleElement()
                .asString()
                .satisfies(note -> assertThat(note)
                        .startsWith(
                                "of the same customers, the rating of survey calls (csat) and the rating of survey marks (csat) go"
                                        + " against each other (correlation -0.")
                        .contains("300 customers")
                        .endsWith(
                                "write scale: [6, 1] for the rating of survey calls (csat) or scale: [6, 1] for the rating of survey"
                                        + " marks (csat) in the mapping"));
    }

    @Test
    void aScaleReversedInOneCountryIsTold() {
        StringBuilder people = new StringBuilder("customer,country\n");
        StringBuilder marks = new StringBuilder(HEADER);
        Answers answers = new Answers(6, .8);
        for (int i = 0; i < 800; i++) {
            boolean german = i % 9 < 4;
            people.append("c").append(i).append(german ? ",DE\n" : ",UK\n");
            marks.append(answers.row(i, german ? List.of(0) : List.of()));
        }
        desk.write("people.csv", people.toString());
        desk.write("marks.csv", marks.toString());
        assertThat(desk.load("people.csv", "marks.csv").notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("survey marks (csat): the rating goes with the other answers where country is UK"
                                + " (correlation 0.")
                        .contains("and against where country is DE (correlation -0.")
                        .endsWith("map those records apart, with scale: [6, 1]"));
    }

    private static final String SALES = """
              - match: sales.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {c: customer}
                    columns: {kind: {value: s}, role: {value: sale}, amount: amount, currency: {value: EUR}}
            """;

    /** One question and nothing beside it but what people buy: the more content buy a little more often. */
    @Test
    void aScaleReversedInOneCountryShowsInWhatPeopleBuy() {
        desk.write("shop.yaml", MAPPING + SALES);
        assertThat(notesOfBuyers(german -> false)).isEmpty();
        assertThat(notesOfBuyers(german -> german))
                .singleElement()
                .asString()
                .satisfies(note -> assertThat(note)
                        .startsWith(
                                "survey marks (csat): the rating goes with how often customers buy where country is UK"
                                        + " (correlation 0.")
                        .contains("and against where country is DE (correlation -0.")
                        .endsWith("map those records apart, with scale: [6, 1]"));
    }

    @Test
    void aScaleReversedEverywhereShowsInWhatPeopleBuy() {
        desk.write("shop.yaml", MAPPING + SALES);
        assertThat(notesOfBuyers(german -> true))
                .singleElement()
                .asString()
                .satisfies(note -> assertThat(note)
                        .startsWith(
                                "survey marks (csat): customers with a higher rating buy less often (correlation -0.")
                        .endsWith("if the lowest answer is the best, write scale: [6, 1] in the mapping"));
    }

    /** The best answer to it is the highest by definition. */
    @Test
    void theQuestionOfNpsIsNeverToBeReversedForWhatPeopleBuy() {
        desk.write("shop.yaml", MAPPING.replace("metric: {value: csat}", "metric: {value: nps}") + SALES);
        assertThat(notesOfBuyers(german -> true)).isEmpty();
    }

    private List<String> notesOfBuyers(Predicate<Boolean> isReversed) {
        Random random = new Random(6);
        StringBuilder people = new StringBuilder("customer,country\n");
        StringBuilder marks = new StringBuilder(HEADER);
        StringBuilder sales = new StringBuilder("id,customer,amount\n");
        int sale = 0;
        for (int i = 0; i < 4_000; i++) {
            boolean german = i % 9 < 4;
            int answer = 1 + random.nextInt(6);
            people.append("c").append(i).append(german ? ",DE\n" : ",UK\n");
            marks.append("%d,c%d,%d,,,,,\n".formatted(i, i, isReversed.test(german) ? 7 - answer : answer));
            for (int bought = random.nextInt(8) + answer / 3; bought >= 0; bought--) {
                sales.append("%d,c%d,5.00\n".formatted(sale++, i));
            }
        }
        desk.write("people.csv", people.toString());
        desk.write("sales.csv", sales.toString());
        desk.write("marks.csv", marks.toString());
        return desk.load("people.csv", "sales.csv", "marks.csv").notes();
    }

    @Test
    void aScaleReversedInOneFileIsTold() {
        desk.write("marks-uk.csv", marks(7, 300, .8, List.of()));
        Answers answers = new Answers(8, .8);
        StringBuilder german = new StringBuilder(HEADER);
        for (int i = 1_000; i < 1_300; i++) {
            german.append(answers.row(i, List.of(0)));
        }
        desk.write("marks-de.csv", german.toString());
        assertThat(desk.load("marks-uk.csv", "marks-de.csv").notes())
                .anySatisfy(note -> assertThat(note)
                        .contains("in marks-uk.csv (correlation 0.")
                        .contains("against in marks-de.csv (correlation -0."));
    }

    @Test
    void clickedThroughAnswersAreTold() {
        Answers answers = new Answers(9, .6);
        StringBuilder marks = new StringBuilder(HEADER);
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            int same = 3 + random.nextInt(3);
            marks.append(
                    i % 5 == 0
                            ? "%d,c%d,%d,%d,%d,%d,%d,%d\n".formatted(i, i, same, same, same, same, same, same)
                            : answers.row(i, List.of()));
        }
        assertThat(notes(marks.toString()))
                .singleElement()
                .asString()
                .satisfies(note -> assertThat(note)
                        .startsWith("survey marks (csat): 2")
                        .contains("% of 500 responses to 5 or more questions give the same answer to all of them"));
    }

    /** Law: no false alarm in honest surveys of many kinds, and none from surveys too small or without spread. */
    @Test
    void honestSurveysAreLeftAlone() {
        for (int seed = 20; seed < 32; seed++) {
            double common = List.of(0.0, .3, .6, .9).get(seed % 4);
            desk.write("shop.yaml", MAPPING.replace("mapping: survey", "mapping: survey" + seed));
            assertThat(notes(marks(seed, 400, common, List.of())))
                    .as("seed " + seed)
                    .isEmpty();
        }
        desk.write("shop.yaml", MAPPING.replace("mapping: survey", "mapping: small"));
        assertThat(notes(marks(40, 45, .9, List.of(0)))).isEmpty();
    }

    @Test
    void answersWithoutSpreadContradictNothing() {
        StringBuilder marks = new StringBuilder(HEADER);
        for (int i = 0; i < 100; i++) {
            marks.append("%d,c%d,5,5,%d,,,\n".formatted(i, i, 1 + i % 6));
        }
        assertThat(notes(marks.toString())).isEmpty();
    }
}
