package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Unit;

class HiddenCauseTest {

    private static final Pattern SHARE = Pattern.compile("explain ([0-9.]+)%");

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    @DisplayName("law: the same answers written down several times make nothing harder to explain away")
    void copiesOfAnswersMakeNothingSurer(int copies) {
        SimulatedCustomers once = SimulatedCustomers.of(7, 1_500, 1, 0, (rating, c) -> 1.2 * rating);
        double alone = explained(comparison(once, 1).hiddenCause());
        double several = explained(comparison(once, copies).hiddenCause());
        // HC3 of single rows and CR1 of clusters differ by their small-sample factors
        assertThat(several).as("%d copies", copies).isCloseTo(alone, within(0.15));
    }

    @Test
    @DisplayName(
            "planted truth: where customers differ and answer ten times, an unclear figure has nothing to explain away")
    void aFigureThatIsUnclearHasNothingToExplainAway() {
        SimulatedCustomers once = SimulatedCustomers.of(11, 150, 1, 0, (rating, c) -> 0.5 * rating);
        Comparison repeated = comparison(once, 10);
        Estimate figure = repeated.adjusted().get();
        assertThat(figure.interval().contains(0)).as("%s", figure).isTrue();
        Check check = repeated.hiddenCause();
        assertThat(check.verdict()).as(check.found()).isEqualTo(Verdict.BY_DESIGN);
        assertThat(check.found()).isEqualTo("the figure is not clear of 0, so there is nothing to explain away");
    }

    private static Comparison comparison(SimulatedCustomers made, int copies) {
        int n = made.rating().length;
        int[] rows = IntStream.range(0, n * copies).map(i -> i / copies).toArray();
        return new Comparison(
                pick(made.rating(), rows),
                pick(made.outcome(), rows),
                Covariates.ofRows(rows.length).number("known", pick(made.known(), rows)),
                Arrays.stream(rows).mapToLong(i -> made.customer()[i]).toArray(),
                Unit.number(""));
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static double explained(Check check) {
        Matcher share = SHARE.matcher(check.found());
        assertThat(share.find()).as(check.toString()).isTrue();
        return Double.parseDouble(share.group(1));
    }
}
