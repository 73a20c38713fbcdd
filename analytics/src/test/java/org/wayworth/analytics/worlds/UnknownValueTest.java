package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Outcome;

@DisplayName("message: a value that no customer has")
class UnknownValueTest {

    /** North is that of 60 customers, South of 60, and West of three. */
    @Test
    @DisplayName("message: values of fewer than ten customers are not listed")
    void valuesOfAFewCustomersAreNotListed() {
        Chance chance = new Chance(33);
        Company company = Company.usual();
        for (int i = 0; i < 123; i++) {
            company.customer(i, 0, i < 60 ? "North" : i < 120 ? "South" : "West");
            company.habit(chance, i, 6, 0, Company.END);
            company.answer(i, chance.between(300, 700), chance.rating(7, 1.5));
        }
        Outcome.Refusal refusal = company.asked(data -> Worlds.refusal(
                Analyses.find("linkage").orElseThrow(),
                Map.of("where", "region=Atlantis", "minimum-respondents", "50"),
                data,
                1));
        assertThat(refusal.reason().headline()).isEqualTo("What was asked for does not occur in the data");
        assertThat(refusal.have())
                .isEqualTo("No customer has region=Atlantis. Values of region of at least 10 customers: North, South.");
    }
}
