package org.wayworth.analytics.best;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/**
 * Planted truth: a subscription of £120 a year that all pay, and some pay £160. As many count among the best as the share
 * asks for, and where revenue does not decide who they are, nothing is said of who they are.
 */
@Tag("long")
@DisplayName("planted truth: the best of customers who bring exactly the same")
class BestTiesTest {

    private static final int CUSTOMERS = 1_000;
    private static final LocalDate START = LocalDate.of(2022, 1, 1);

    /** 75 of the 200 best pay £160, the other 125 are any of 925. */
    @Test
    void theBestFifthAreAFifth() {
        List<Finding> findings = answer(shop(75, false));
        Finding share = findings.get(0);
        assertThat(share.estimate().orElseThrow().value())
                .isCloseTo((75 * 160 + 125 * 120) / (75 * 160 + 925 * 120.0), within(1e-12));
        assertThat(share.statement().text()).startsWith("The best fifth of customers brought 22% of revenue");
        assertThat(((Ranking) share.exhibits().get(0)).title())
                .isEqualTo(
                        "Share of revenue by tenth of customers, the best first; 925 are equal at the border of the best"
                                + " fifth, so that who is in it is not told");
        assertThat(share.assumptions())
                .contains("925 customers brought exactly as much as the last of the best fifth, and 125 of them are"
                        + " counted among the best, drawn by lot. The share of revenue is the same whichever of them are"
                        + " counted.");
    }

    @Test
    void whoTheBestAreIsNotToldWhereRevenueDoesNotDecideIt() {
        List<Finding> findings = answer(shop(75, false));
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).assumptions())
                .anyMatch(text ->
                        text.startsWith("How the best customers differ from the others is not shown: revenue does"
                                + " not decide who 125 of the 200 are."))
                .anyMatch(text -> text.startsWith("The difference in revenue by rating among the best customers is not"
                        + " shown: revenue before the days of ratings does not decide who 125 of the 200 are."));
    }

    /** Customers of the north come first, and nothing else differs: lots must not take them first. */
    @Test
    void equalsAreDrawnByLotWhateverTheOrderOfRows() {
        List<Finding> findings = answer(shop(120, false));
        assertThat(findings).hasSize(2);
        assertThat(findings.get(1).statement().text())
                .startsWith("Among the best customers ")
                .endsWith("we see no clear difference in later revenue by rating.");
        assertThat(findings.get(1).base().before()).isEqualTo(200);
        List<Finding> reversed = answer(shop(120, true));
        assertThat(reversed)
                .extracting(Finding::statement)
                .isEqualTo(findings.stream().map(Finding::statement).toList());
        assertThat(reversed)
                .extracting(Finding::estimate)
                .isEqualTo(findings.stream().map(Finding::estimate).toList());
    }

    private static List<Finding> answer(DataFolder data) {
        return Worlds.answer(new BestAnalysis(), Map.of(), data, 1).findings();
    }

    private static DataFolder shop(int large, boolean isReversed) {
        List<String> people = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean isLarge = (i * 7) % CUSTOMERS < large;
            people.add("c" + i + "," + (i < CUSTOMERS / 2 ? "north" : "south"));
            for (int quarter = 0; quarter < (isLarge ? 4 : 3); quarter++) {
                orders.add(
                        "o" + orders.size() + ",c" + i + "," + START.plusDays(75 * quarter + (i * 31) % 70) + ",40.00");
            }
            for (int quarter = 0; quarter < 4; quarter++) {
                orders.add("o" + orders.size() + ",c" + i + "," + START.plusDays(365 + 91 * quarter + (i * 31) % 91)
                        + "," + (5 + (i * 389) % 97) + ".00");
            }
            answers.add("a" + i + ",c" + i + "," + START.plusDays(320 + i % 40) + "," + (i * 613) % 11);
        }
        if (isReversed) {
            Collections.reverse(people);
            Collections.reverse(orders);
            Collections.reverse(answers);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("people.csv", "id,region\n" + String.join("\n", people) + "\n");
        files.put("orders.csv", "id,customer,day,amount\n" + String.join("\n", orders) + "\n");
        files.put("answers.csv", "id,customer,day,score\n" + String.join("\n", answers) + "\n");
        files.put("club.yaml", MAPPING);
        return Worlds.written("equals " + large + isReversed, files, "club.yaml");
    }

    private static final String MAPPING = """
            mapping: club
            currency: GBP
            observed_until: 2023-12-31
            files:
              - match: people.csv
                loads:
                  - table: customer
                    row_key: id
                    keys: {club.customer: id}
                    attributes_since: always
                    attributes: {region: region}
              - match: orders.csv
                loads:
                  - table: transaction
                    row_key: id
                    keys: {club.customer: customer}
                    columns:
                      kind: {value: order}
                      role: {value: sale}
                      amount: amount
                      occurred_at: {column: day, format: yyyy-MM-dd}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {club.customer: customer}
                    columns:
                      survey: {value: yearly}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: {column: day, format: yyyy-MM-dd}
            """;
}
