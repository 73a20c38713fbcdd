package org.wayworth.analytics.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.warehouse.DataFolder;

/** Planted truth: a rating is worth something only with those whose orders are large, and no attribute tells who they are. */
@Tag("long")
@DisplayName("planted truth: for whom, explored")
class LinkageExploredTest {

    private static final int CUSTOMERS = 1_500;

    @Test
    void findsThatThePlantedCustomersDifferAndSaysThatItMustBeTested() {
        Finding finding = forWhom(shop("differs", 0.3), "revenue");
        assertThat(finding.statement().text())
                .matches(
                        "Exploratory: the difference in revenue per point ranges from \u2212?£[0-9.]+ to £[0-9.]+ between"
                                + " fifths of customers[.]");
        assertThat(exploration(finding).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void saysWhoBuyAgainInWordsOfThatOutcome() {
        assertThat(forWhom(shop("differs", 0.3), "return").statement().text())
                .startsWith("Exploratory: the difference in the repeat purchase rate per point ranges from ")
                .matches(".* from [0-9.]+ to [0-9.]+ percentage points between fifths of customers[.]");
    }

    @Test
    void saysThatNothingIsSeenWhereItIsTheSameForAll() {
        Finding finding = forWhom(shop("alike", 0), "revenue");
        assertThat(finding.statement().text()).contains("no clear evidence");
        assertThat(exploration(finding).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    private static Finding forWhom(DataFolder data, String outcome) {
        return Worlds.answer(new LinkageAnalysis(), Map.of("outcome", outcome, "horizon-days", "180"), data, 1)
                .findings()
                .stream()
                .filter(finding -> finding.question().startsWith("Does the difference by rating vary"))
                .findFirst()
                .orElseThrow();
    }

    private static Check exploration(Finding finding) {
        return Worlds.check(finding, "exploration");
    }

    /**
     * Customers order four times a year for a year, answer, and go on for another: those with large orders (half of them)
     * at a rate times e^(lift × (score − 5)), the others as before.
     */
    private static DataFolder shop(String name, double lift) {
        Random random = new Random(23);
        LocalDate start = LocalDate.of(2021, 1, 1);
        StringBuilder orders = new StringBuilder("order_no,customer,day,amount\n");
        StringBuilder answers = new StringBuilder("answer_no,customer,day,score\n");
        int order = 0;
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            double size = customer % 2 == 0 ? 40 : 5;
            int score = random.nextInt(11);
            int answered = 365 + random.nextInt(180);
            answers.append(
                    String.format(Locale.ROOT, "a%d,c%d,%s,%d%n", customer, customer, start.plusDays(answered), score));
            double rate = 4.0 / 365;
            double later = customer % 2 == 0 ? rate * Math.exp(lift * (score - 5)) : rate;
            double day = 1 + random.nextInt(60);
            while (day <= 3 * 365) {
                orders.append(String.format(
                        Locale.ROOT,
                        "o%d,c%d,%s,%.2f%n",
                        order++,
                        customer,
                        start.plusDays((long) day),
                        size * (0.5 + random.nextDouble())));
                double next = day - Math.log1p(-random.nextDouble()) / (day < answered ? rate : later);
                day = day < answered && next > answered
                        ? answered + 1 - Math.log1p(-random.nextDouble()) / later
                        : next;
            }
        }
        return Worlds.shop("for whom: " + name, orders, answers);
    }
}
