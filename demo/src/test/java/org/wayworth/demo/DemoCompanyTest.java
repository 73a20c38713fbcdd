package org.wayworth.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that the files of the made-up company keep, whatever the seed; and the messages for wrong options. */
class DemoCompanyTest {

    private static final DemoOptions SMALL = DemoOptions.USUAL.withCustomers(2_000);

    @TempDir
    static Path usual;

    static List<Path> files = List.of();

    @BeforeAll
    static void write() {
        files = DemoCompany.write(usual, SMALL, sentence -> {});
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void equalOptionsGiveEqualBytes(World world, @TempDir Path first, @TempDir Path second) throws IOException {
        DemoOptions options = SMALL.withCustomers(300).in(world);
        DemoCompany.write(first, options, sentence -> {});
        DemoCompany.write(second, options, sentence -> {});
        assertSameFiles(first, second);
    }

    @Test
    void otherSeedsGiveOtherBytes(@TempDir Path other) throws IOException {
        DemoCompany.write(other, SMALL.withSeed(2), sentence -> {});
        assertThat(Files.mismatch(file("survey_responses.csv"), other.resolve("survey_responses.csv")))
                .isNotEqualTo(-1);
    }

    @Test
    void localeAndTimeZoneChangeNothing(@TempDir Path turkish) throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            DemoCompany.write(turkish, SMALL, sentence -> {});
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertSameFiles(usual, turkish);
    }

    @Test
    void firstCustomersAreTheSameHoweverManyFollow(@TempDir Path fewer) throws IOException {
        DemoCompany.write(fewer, SMALL.withCustomers(500), sentence -> {});
        List<String> all = Files.readAllLines(file("shop_orders.csv"));
        List<String> first = Files.readAllLines(fewer.resolve("shop_orders.csv"));
        assertThat(all.subList(0, first.size())).isEqualTo(first);
    }

    @Test
    void everyRowHasAsManyFieldsAsItsHeader() {
        for (Path file : files) {
            Table table = read(file);
            assertThat(table.rows()).as(file.toString()).isNotEmpty();
            assertThat(table.rows())
                    .as(file.toString())
                    .allMatch(row -> row.length == table.header().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop_customers.csv",
                "shop_orders.csv",
                "subscriptions.csv",
                "subscription_boxes.csv",
                "survey_invitations.csv",
                "survey_responses.csv",
                "parcel_survey.csv",
                "helpdesk_tickets.csv",
                "web_events.csv",
                "reviews.csv",
                "refunds.csv"
            })
    void firstColumnIsAKey(String name) {
        Set<String> seen = new HashSet<>();
        for (String[] row : read(file(name)).rows()) {
            assertThat(seen.add(row[0])).as(row[0]).isTrue();
        }
    }

    @Test
    void everyKeyLeadsToACustomer() {
        Exported exported = new Exported(usual);
        assertThat(exported.people).hasSize(SMALL.customers());
        assertThat(exported.responses).isNotEmpty();
    }

    @Test
    void nothingIsDatedAfterTheLastDay() {
        for (Path file : files) {
            Table table = read(file);
            for (int column = 0; column < table.header().size(); column++) {
                String name = table.header().get(column);
                if (name.endsWith("_at") || name.endsWith("_on") || name.equals("opened") || name.equals("closed")) {
                    for (String[] row : table.rows()) {
                        assertThat(day(row[column]))
                                .as(name)
                                .isBetween(LocalDate.of(2021, 1, 1), LocalDate.of(2026, 6, 30));
                    }
                }
            }
        }
    }

    @Test
    void answersStayOnTheirScales() {
        for (String[] row : read(file("survey_responses.csv")).rows()) {
            assertThat(Integer.parseInt(row[3])).isBetween(0, 10);
            for (int i = 4; i < 11; i++) {
                assertThat(row[i]).isIn("", "1", "2", "3", "4", "5", "9");
            }
        }
    }

    @Test
    void wordsHoldWhatBreaksCarelessReaders() throws IOException {
        String reviews = Files.readString(file("reviews.csv"));
        List<String> texts = new ArrayList<>();
        read(file("reviews.csv")).rows().forEach(row -> texts.add(row[4]));
        assertThat(reviews).contains("\"\"Fresh\"\"").contains("\u2615");
        assertThat(texts).anyMatch(text -> text.contains("\n")).anyMatch(text -> text.length() > 600);
        assertThat(new HashSet<>(texts)).hasSizeGreaterThan(texts.size() / 2);
    }

    @Test
    void theMappingNamesEveryFileAndEveryColumnItTakes() {
        String mapping = DemoCompany.mapping();
        for (Path file : files) {
            assertThat(mapping).contains("- match: " + file.getFileName());
        }
        assertThat(usual.resolve("demo.yaml")).hasContent(mapping);
    }

    @Test
    void fewerAnswersLeaveTheRestAsItIs(@TempDir Path thinned) throws IOException {
        DemoCompany.write(thinned, SMALL.answering(0.02), sentence -> {});
        int usually = read(file("survey_responses.csv")).rows().size();
        int now = Table.read(thinned.resolve("survey_responses.csv")).rows().size();
        assertThat(now).isBetween(1, usually / 20);
        assertThat(Files.mismatch(file("shop_customers.csv"), thinned.resolve("shop_customers.csv")))
                .isEqualTo(-1);
    }

    @Test
    void progressSaysHowManyRowsWereWritten(@TempDir Path folder) {
        List<String> heard = new ArrayList<>();
        DemoCompany.write(folder, SMALL.withCustomers(10), heard::add);
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0)).endsWith(" rows written to 16 files");
    }

    @Test
    void wrongOptionsSayWhatMustHold() {
        assertThatThrownBy(() -> SMALL.withCustomers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must be from 1 to 900000, not 0");
        assertThatThrownBy(() -> SMALL.answering(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answers must be above 0 and at most 1, not 0.0");
    }

    private static LocalDate day(String text) {
        if (text.isEmpty()) {
            return LocalDate.of(2023, 7, 1);
        }
        boolean british = text.charAt(2) == '/';
        String iso = british
                ? text.substring(6, 10) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2)
                : text.substring(0, 10);
        return LocalDate.parse(iso);
    }

    private static Path file(String name) {
        return usual.resolve(name);
    }

    private static Table read(Path file) {
        return Table.read(file, file.endsWith("helpdesk_tickets.csv") ? ';' : ',');
    }

    private static void assertSameFiles(Path one, Path other) throws IOException {
        for (Path file : files) {
            Path name = file.getFileName();
            assertThat(Files.mismatch(one.resolve(name), other.resolve(name)))
                    .as(name.toString())
                    .isEqualTo(-1);
        }
    }
}
