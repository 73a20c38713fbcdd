package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.worlds.Company.END;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.exhibit.Exhibit;

class EarnedBoundsTest {

    /**
     * Four in five of a thousand customers bring the same in both years, to the penny; 400 are new in the second, of whom one
     * in five did not report how they came.
     */
    @Test
    @DisplayName("law: the interval is never narrower than what is assumed of those who did not report how they came")
    void theIntervalReachesAsFarAsItsAssumption() {
        Company company = Company.usual();
        for (int i = 0; i < 1_000; i++) {
            company.customer(i, 0, "advert");
            company.sale(i, END - 760 + i % 394, 100);
            if (i % 5 != 0) {
                company.sale(i, END - 360 + (7 * i) % 355, 100);
            }
        }
        for (int i = 1_000; i < 1_400; i++) {
            double joined = END - 360 + i % 355;
            company.customer(i, joined, i % 5 == 0 ? "" : i % 2 == 0 ? "friend" : "advert");
            company.sale(i, joined, 100);
        }
        company.sale(0, END - 0.5, 1);
        Finding headline = company.asked(data -> Worlds.ask(
                        Analyses.find("earned").orElseThrow(),
                        Map.of("came-by", "region", "earned-values", "friend"),
                        data,
                        1))
                .fold(answer -> answer.headline(), refusal -> {
                    throw new AssertionError(refusal);
                });
        assertThat(headline.statement().text())
                .startsWith("Earned growth rate is ")
                .doesNotContain("between");
        Measured earned = headline.estimate().orElseThrow();
        List<Exhibit.Ranking.Bar> assumed = headline.exhibits().stream()
                .filter(exhibit -> exhibit.title().contains("by what is assumed"))
                .map(Exhibit.Ranking.class::cast)
                .findFirst()
                .orElseThrow()
                .bars();
        double none = assumed.get(0).measured().value();
        double all = assumed.get(2).measured().value();
        assertThat(all - none).as("80 of 1,000 were not asked").isBetween(0.07, 0.09);
        assertThat(earned.value()).isEqualTo(assumed.get(1).measured().value());
        assertThat(earned.low()).isLessThanOrEqualTo(none);
        assertThat(earned.high()).isGreaterThanOrEqualTo(all);
    }
}
