package org.wayworth.analytics.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;

/** One heavy weight, one who answers hundreds of times, another mix of customers: none of them is a change of the score. */
@Tag("long")
@DisplayName("planted truth: scores that a few customers or their mix decide")
class FewDecideTest {

    private static final int CUSTOMERS = 1_000;
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    private static final String MAPPING = """
            mapping: few-decide
            files:
              - match: customers.csv
                loads:
                  - table: customer
                    row_key: id
                    keys: {crm: id}
                    attributes_since: always
                    attributes: {country: country}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {crm: customer}
                    columns:
                      survey: {value: yearly}
                      metric: {value: nps}
                      rating: {column: rating, scale: [0, 10]}
                      weight: weight
                      answered_at: {column: day, format: yyyy-MM-dd}
            """;

    private final Random random = new Random(5);
    private final StringBuilder customers = new StringBuilder("id,country\n");
    private final StringBuilder answers = new StringBuilder("id,customer,day,rating,weight\n");
    private int id;

    /**
     * Customers of two countries, every second answers in the second year.
     *
     * @param then and since: share of customers of A in both years
     * @param level mean rating in A; B rates two points more
     * @param gain of both countries in the second year
     */
    private void customers(double then, double since, double level, double gain, String weight) {
        for (int c = 0; c < CUSTOMERS; c++) {
            int year = c % 2;
            boolean isA = random.nextDouble() < (year == 0 ? then : since);
            customers.append(c).append(',').append(isA ? "A" : "B").append('\n');
            double mean = level + (isA ? 0 : 2) + year * gain;
            answer(c, FIRST.plusDays(365L * year + c * 360L / CUSTOMERS), mean + 1.5 * random.nextGaussian(), weight);
        }
    }

    private void answer(int customer, LocalDate day, double rating, String weight) {
        long whole = Math.max(0, Math.min(10, Math.round(rating)));
        answers.append(++id + "," + customer + "," + day + "," + whole + "," + weight + "\n");
    }

    private Outcome.Answer ask(String name, Map<String, String> options) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("customers.csv", customers.toString());
        files.put("answers.csv", answers.toString());
        files.put("world.yaml", MAPPING);
        return Worlds.answer(new ListeningAnalysis(), options, Worlds.written("few " + name, files, "world.yaml"), 1);
    }

    /** Nothing changed; one detractor of the second year weighs as much as 4,000 others. */
    @Test
    void oneWeightIsNoChange() {
        customers(0.5, 0.5, 6.5, 0, "1");
        answer(1, FIRST.plusDays(500), 0, "4000");
        Outcome.Answer answer = ask("one weight", Map.of("by", "country"));
        Finding finding = answer.headline();
        assertThat(finding.statement().text())
                .endsWith(", with no clear change on the year before: one customer carries 89% of the weight.");
        Check check = Worlds.check(finding, "effective sample size");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found())
                .isEqualTo(
                        "the 501 responses by 500 customers count as 1.3 equal ones (at least 30); the largest share of"
                                + " one customer is 89% (limit 10%)");
        Measured score = finding.estimate().orElseThrow();
        assertThat(score.high() - score.low()).isGreaterThan(100);
        assertThat(answer.findings())
                .allSatisfy(each -> assertThat(each.statement().text())
                        .doesNotContain(" rose ")
                        .doesNotContain(" fell ")
                        .doesNotContain("above that of")
                        .doesNotContain("below that of"));
    }

    /** Nothing changed; one customer complains on 200 days of the second year. */
    @Test
    void oneCustomerWhoRepeatsHimselfIsNoChange() {
        customers(0.5, 0.5, 6.5, 0, "");
        for (int i = 0; i < 200; i++) {
            answer(1, FIRST.plusDays(690 + i % 30), 0, "");
        }
        Outcome.Answer answer = ask("one who repeats", Map.of("step", "quarter"));
        assertThat(answer.headline().statement().text())
                .endsWith(", with no clear change on the year before: one customer gave 29% of the responses.");
        Finding trend = answer.findings().get(1);
        assertThat(trend.statement().text()).startsWith("NPS shows no clear trend over 8 quarters: one customer gave ");
        assertThat(trend.estimate()).isEmpty();
        assertThat(Worlds.check(trend, "effective sample size").verdict()).isEqualTo(Verdict.FAILED);
    }

    /** Both countries rate as ever; customers of the one that rates lower grow from 30 to 60 in a hundred. */
    @Test
    void anotherMixIsNamedInTheHeadline() {
        customers(0.3, 0.6, 6.5, 0, "");
        Outcome.Answer answer = ask("mix", Map.of());
        Finding finding = answer.headline();
        assertThat(finding.statement().text())
                .contains(", down ")
                .endsWith(" on the year before; with the same mix of country, no clear change.");
        Check check = Worlds.check(finding, "same mix of customers");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).startsWith("at the same mix of country the score changed by ");
        assertThat(answer.findings().get(1).statement().text())
                .contains(" fell by ")
                .endsWith(", while the mix of country changed.");
        Check periods = Worlds.check(answer.findings().get(1), "comparable periods");
        assertThat(periods.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(periods.found()).isEqualTo("mix of customers by country changed");
    }

    /** Both countries fall by a point, and the mix stays. */
    @Test
    void aChangeOfAllAtTheSameMixIsJustTold() {
        customers(0.5, 0.5, 7.5, -1, "");
        Finding finding = ask("fall", Map.of()).headline();
        assertThat(finding.statement().text()).contains(", down ").endsWith(") on the year before.");
        assertThat(Worlds.check(finding, "same mix of customers").verdict()).isEqualTo(Verdict.PASSED);
    }
}
