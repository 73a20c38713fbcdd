package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** Groups in which all customers have the same outcome. */
class NoErrorToTellTest {

    @Test
    @DisplayName("planted truth: a level of 11 customers of whom none stayed is counted, without an interval")
    void aLevelOfWhomNoneStayedIsCounted() {
        double[] level = new double[300];
        double[] stayed = new double[300];
        for (int i = 11; i < 300; i++) {
            level[i] = i % 2 + 1;
            stayed[i] = i % 5 == 0 ? 0 : 1;
        }
        double[][] columns = {
            Arrays.stream(level).map(v -> v == 1 ? 1 : 0).toArray(),
            Arrays.stream(level).map(v -> v == 2 ? 1 : 0).toArray()
        };
        Ols.Result model = Ols.fit(columns, stayed, Ols.Options.standard()).get();
        Measured none = Means.measured(Means.ofLevel(model, 0, 11), Unit.share("stayed"));
        assertThat(none.isCounted()).isTrue();
        assertThat(none.value()).isBetween(-1e-12, 1e-12);
        Measured others = Means.measured(Means.ofLevel(model, 1, 145), Unit.share("stayed"));
        assertThat(others.isCounted()).isFalse();
        assertThat(others.low()).isLessThan(others.value());
    }

    @Test
    @DisplayName("message: a group whose customers all have the same outcome has no slope of its own")
    void aGroupWithOneOutcomeIsRefused() {
        SimulatedCustomers made = SimulatedCustomers.of(3, 1_000, 1, 0, (rating, c) -> 5 * rating);
        String[] group = made.group(2);
        double[] outcome = made.outcome().clone();
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = group[i].equals("group 1") ? 0 : outcome[i];
        }
        Fit<ForWhom> told =
                ForWhom.of(made.rating(), outcome, Covariates.ofRows(outcome.length), made.customer(), group);
        assertThat(told).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_EVENTS);
            assertThat(no.found()).isEqualTo("all customers of group 1 have the same outcome");
        });
    }
}
