package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Measured;

class LateInAnyCurrencyTest {

    @Test
    @DisplayName(
            "law: what is paid in yen, which have no hundredths, is adjusted for as the same numbers of pounds are")
    void yenAreNoHundredths() {
        Measured pounds = late("GBP");
        Measured yen = late("JPY");
        assertThat(yen.value()).isCloseTo(pounds.value(), within(1e-9));
        assertThat(yen.low()).isCloseTo(pounds.low(), within(1e-9));
    }

    /** Large orders are late more often, and rated lower: the value of the order matters in the adjustment. */
    private static Measured late(String currency) {
        Chance chance = new Chance(47);
        Company company = Company.usual();
        for (int i = 0; i < 1_000; i++) {
            company.customer(i, 0);
            for (int k = 0; k < 3; k++) {
                company.wholeSaleIn(currency, i, chance.between(100, 390), 5 * chance.amount(), 0);
            }
            double amount = 5 * chance.amount();
            double promised = chance.between(400, 700);
            int basket = company.basket(promised - 4);
            company.wholeSaleIn(currency, i, promised - 4, amount, basket);
            company.promise(basket, promised, promised + (chance.happens(Math.min(0.8, amount / 600)) ? 2 : -0.2));
            company.answer(String.valueOf(i), promised + 3, chance.rating(11 - Math.log(amount), 1.2), basket);
        }
        return company.asked(
                        data -> Worlds.ask(Analyses.find("late").orElseThrow(), Map.of("promise", "delivery"), data, 1))
                .fold(answer -> answer.headline().estimate().orElseThrow(), refusal -> {
                    throw new AssertionError(refusal);
                });
    }
}
