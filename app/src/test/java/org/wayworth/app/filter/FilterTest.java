package org.wayworth.app.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of the filter and its one text in an address. */
class FilterTest {

    private static final RandomFilters.Facts FACTS = new RandomFilters.Facts(
            Map.of("region", List.of("Scotland", "Île-de-France", "a \"quoted\" & odd=place"), "in", List.of("x\\y")),
            Map.of("tenure_days", List.of(90, 365), "orders_365", List.of(0, 4)));

    @Test
    @DisplayName("law: a state, its address and what is read from it are one")
    void addressAndStateAreOne() {
        RandomFilters random = new RandomFilters(1, FACTS, LocalDate.of(1990, 1, 1), LocalDate.of(2030, 12, 31));
        for (int i = 0; i < 2_000; i++) {
            Filter filter = Filter.of(random.next());
            assertThat(filter.faults()).isEmpty();
            Filter again = Filter.of(parameters(filter.query()));
            assertThat(again).isEqualTo(filter);
            assertThat(again.query()).isEqualTo(filter.query());
        }
    }

    @Test
    @DisplayName("law: whatever the address says, it is read the same once more, and told where it is wrong")
    void whateverIsWrittenIsReadTheSameAgain() {
        SplittableRandom random = new SplittableRandom(7);
        int[] signs = "abc=<>\"'`\\()&?#%+;,.- \t\n\u0000\u202e\u00e9\ud83d\ude00and or not in 2025-01-01"
                .codePoints()
                .toArray();
        for (int i = 0; i < 5_000; i++) {
            Map<String, String[]> parameters = new LinkedHashMap<>();
            for (Key key : Key.values()) {
                StringBuilder text = new StringBuilder();
                int length = random.nextInt(30);
                for (int k = 0; k < length; k++) {
                    text.appendCodePoint(signs[random.nextInt(signs.length)]);
                }
                parameters.put(key.word(), new String[] {text.toString()});
            }
            Filter filter = Filter.of(parameters);
            assertThat(Filter.of(parameters(filter.query()))).isEqualTo(filter);
            assertThat(filter.faults())
                    .allSatisfy(fault -> assertThat(fault.message()).endsWith("."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region=Scotland,plan=large | region = \"Scotland\" and plan = \"large\"",
                "(tenure_days>=365)         | tenure_days >= 365",
                "tenure_days >= 365 and tenure_days >= 365 | tenure_days >= 365"
            })
    @DisplayName("reference: one audience has one text")
    void oneAudienceHasOneText(String written, String text) {
        assertThat(where(written).text(Key.WHERE)).isEqualTo(text);
    }

    @Test
    @DisplayName("reference: dates are read as people write them")
    void datesAsPeopleWriteThem() {
        assertThat(Filter.of(Map.of("from", new String[] {"31 January 2025"})).query())
                .isEqualTo("from=2025-01-31");
        for (String none : List.of("31 April 2025", "29 February 2025", "2025-02-29", "0 May 2025")) {
            assertThat(Filter.of(Map.of("from", new String[] {none})).faults())
                    .as(none)
                    .extracting(fault -> fault.message())
                    .containsExactly("The first day must be a date such as 31 January 2025, not \"" + none + "\".");
        }
    }

    @Test
    @DisplayName("message: a condition that is too long once it is written out is refused as it was written")
    void tooLongWrittenOut() {
        String written = IntStream.range(0, 48)
                .mapToObj(k -> String.format(Locale.ROOT, "regionaaaaa%02d=x", k))
                .collect(Collectors.joining(","));
        Filter filter = where(written);
        assertThat(filter.faults())
                .extracting(fault -> fault.message())
                .singleElement()
                .asString()
                .startsWith(
                        "The condition on customers must have at most 1,000 characters when it is written out, not 1,");
        assertThat(filter.text(Key.WHERE)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "region = \"x\"; drop table finding",
                "region = \"x\" union select",
                "<script>alert(1)</script>",
                "${7*7}",
                "T(java.lang.Runtime).getRuntime()",
                "tenure_days >= 1234.56",
                "tenure_days >= 365 and",
                "((((((((((tenure_days >= 365))))))))))"
            })
    @DisplayName("message: a condition that cannot be taken is refused in a sentence, and goes to no other page")
    void hostileConditionsAreRefused(String text) {
        Filter filter = where(text);
        assertThat(filter.fault(Key.WHERE))
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("\u201cCustomers\u201d must ")
                        .matches("(?s).*[.?]"));
        assertThat(filter.text(Key.WHERE)).isEqualTo(text);
        assertThat(filter.on("/value")).isEqualTo("/value");
    }

    @Test
    @DisplayName("message: what is too long is refused, and never cut off")
    void whatIsTooLongIsRefused() {
        String text = "tenure_days >= 365 or ".repeat(60);
        assertThat(where(text).fault(Key.WHERE))
                .contains("The condition on customers must have at most 1,000 characters, not 1,319.");
        assertThat(where(text).text(Key.WHERE)).isEqualTo(text.strip());
    }

    @Test
    @DisplayName("message: days that are none, or in the wrong order")
    void daysThatAreNone() {
        assertThat(Filter.of(Map.of("from", new String[] {"2025-02-30"})).fault(Key.FROM))
                .contains("The first day must be a date such as 31 January 2025, not \"2025-02-30\".");
        assertThat(Filter.of(Map.of("until", new String[] {"0001-01-01"})).fault(Key.UNTIL))
                .contains("The last day must be a day from 1900 to 2100, not \"0001-01-01\".");
        assertThat(Filter.of(Map.of("from", new String[] {"2025-03-01"}, "until", new String[] {"2025-02-01"}))
                        .fault(Key.FROM))
                .contains("The first day must not lie after the last day: 1 March 2025 and 1 February 2025.");
    }

    @Test
    @DisplayName("reference: a filter is added to an address before its fragment")
    void goesBeforeTheFragment() {
        Filter filter = Filter.of(Map.of("by", new String[] {"region"}));
        assertThat(filter.on("/value")).isEqualTo("/value?by=region");
        assertThat(filter.on("/value?horizon-days=90#checks")).isEqualTo("/value?horizon-days=90&by=region#checks");
        assertThat(Filter.NONE.on("/value#checks")).isEqualTo("/value#checks");
    }

    @Test
    @DisplayName("message: a page says what of the filter it cannot do")
    void aPageSaysWhatItCannotDo() {
        Filter filter = Filter.of(parameters("from=2025-01-01&where=tenure_days+%3E%3D+365&by=age_band"));
        FilteredPage.Part where = new FilteredPage.Part(Key.WHERE, "Condition", "", List.of());
        FilteredPage question = new FilteredPage("/value", FilteredPage.Kind.QUESTION, List.of(where));
        assertThat(question.note(filter))
                .isEqualTo("This question can't be limited to a period or compared by age band: the answer is the same"
                        + " without it. The filter stays set for other pages.");
        assertThat(question.note(filter.without(Key.FROM, Key.BY))).isEmpty();
        assertThat(FilteredPage.other("/data").note(filter))
                .isEqualTo(
                        "This page shows everything: the filter changes nothing here, and stays set for other pages.");
        assertThat(new FilteredPage("/x", FilteredPage.Kind.QUESTION, List.of()).note(Filter.NONE))
                .isEqualTo("This question is always about all customers and the whole time on record.");
    }

    @Test
    @DisplayName("reference: chips in the order of the address, a period as one, each with the address without it")
    void chips() {
        Filter filter = Filter.of(parameters("by=region&until=2025-06-30&from=2025-01-01"));
        FilteredPage page = new FilteredPage(
                "/value", FilteredPage.Kind.QUESTION, List.of(new FilteredPage.Part(Key.BY, "By", "", List.of())));
        FilterBar bar =
                new FilterBar(filter, page, Map.of("horizon-days", "90"), Optional.of(LocalDate.of(2026, 6, 30)));
        assertThat(bar.chips())
                .containsExactly(
                        new FilterBar.Chip(
                                "Period", "1 January 2025 to 30 June 2025", "/value?horizon-days=90&by=region", false),
                        new FilterBar.Chip(
                                "Compared by",
                                "region",
                                "/value?horizon-days=90&from=2025-01-01&until=2025-06-30",
                                true));
        assertThat(bar.carried()).containsOnlyKeys(Key.FROM, Key.UNTIL);
        assertThat(bar.presets().get(2).address())
                .isEqualTo("/value?horizon-days=90&from=2025-07-01&until=2026-06-30&by=region");
    }

    private static Filter where(String text) {
        return Filter.of(Map.of("where", new String[] {text}));
    }

    private static Map<String, String[]> parameters(String query) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        if (!query.isEmpty()) {
            for (String part : query.split("&")) {
                String[] sides = part.split("=", 2);
                parameters.put(sides[0], new String[] {URLDecoder.decode(sides[1], StandardCharsets.UTF_8)});
            }
        }
        return parameters;
    }
}
