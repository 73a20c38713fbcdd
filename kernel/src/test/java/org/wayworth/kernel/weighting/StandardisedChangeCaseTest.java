package org.wayworth.kernel.weighting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.weighting.DirectStandardisation.Result;
import org.wayworth.kernel.weighting.DirectStandardisation.Sample;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: the change at the earlier mix, and effective units, are those of Python")
class StandardisedChangeCaseTest {

    private static final int CLASSES = 3;

    private final ReferenceCase reference = ReferenceCase.open("standardised_change");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final int[] later = input.integers("later");
    private final double[] value = input.numbers("value");
    private final double[] weight = input.numbers("weight");
    private final int[] level = input.integers("class");
    private final int[] unit = input.integers("unit");

    @Test
    void changeAtTheEarlierMix() {
        Result result =
                DirectStandardisation.fit(sample(0), sample(1), CLASSES, 0.95).get();
        assertSame("at the earlier mix", result.standardised(), expected.get("standardised"));
        assertSame("by the mix", result.mix(), expected.get("mix"));
    }

    @Test
    void effectiveUnits() {
        UnitWeights found = UnitWeights.of(weight, unit);
        assertThat(found.units()).isEqualTo(expected.get("units").asInt());
        reference.assertClose("effective units", found.effectiveN(), expected.get("effective_units"), 1e-13);
        reference.assertClose("largest share", found.largestShare(), expected.get("largest_share"), 1e-13);
    }

    private void assertSame(String what, Estimate actual, JsonNode figures) {
        reference.assertClose(what, actual.value(), figures.get(0), 1e-12);
        reference.assertClose(what + ", error", actual.standardError(), figures.get(1), 1e-12);
    }

    private Sample sample(int which) {
        int[] rows =
                IntStream.range(0, later.length).filter(i -> later[i] == which).toArray();
        return new Sample(
                IntStream.of(rows).mapToDouble(i -> value[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> weight[i]).toArray(),
                IntStream.of(rows).map(i -> level[i]).toArray(),
                IntStream.of(rows).map(i -> unit[i]).toArray());
    }
}
