package org.wayworth.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of truths: what readers see is what the code holds. */
class TruthTest {

    @Test
    void theReadersListIsTheCodesList() throws IOException {
        Path written = Path.of(System.getProperty("wayworth.root", ".."), "demo", "truth.md");
        Path fresh = Path.of("target", "truth.md");
        Files.createDirectories(Path.of("target"));
        Files.writeString(fresh, Truth.markdown());
        assertThat(Files.readString(written))
                .as("demo/truth.md is out of date; copy demo/target/truth.md over it")
                .isEqualTo(Truth.markdown());
    }

    @Test
    void idsAreUnique() {
        assertThat(Truth.list().stream().map(Truth::id)).doesNotHaveDuplicates();
    }

    @Test
    void aTruthIsFoundByItsId() {
        assertThat(Truth.get("revenue-per-point").in(World.PLANTED)).isEqualTo(6);
        assertThat(Truth.get("revenue-per-point").in(World.NULL)).isZero();
    }

    @Test
    void anUnknownIdSaysWhichThereAre() {
        assertThatThrownBy(() -> Truth.get("love"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id must be one of [revenue-per-point, ")
                .hasMessageEndingWith(", not love");
    }

    /** What the items add must average to nothing, or kinds would differ in their mean answer. */
    @Test
    void itemsAreCentred() {
        Chance chance = Chance.of(7, 7);
        double sum = 0;
        double shifted = 0;
        int n = 400_000;
        for (int i = 0; i < n; i++) {
            double felt = chance.normal();
            sum += Item.rating(felt);
            shifted += Item.rating(felt + Effects.PLANTED.lateItemShift());
        }
        double late = Effects.SHARE_LATE;
        assertThat(sum / n).isCloseTo(Item.MEAN, within(0.01));
        assertThat(late * shifted / n + (1 - late) * sum / n)
                .isCloseTo(Item.DELIVERY.centre(Effects.PLANTED), within(0.01));
    }

    /** The exactness on which everything rests: an answer's expected value is the mean that was asked for. */
    @Test
    void answersHaveTheMeanThatWasAskedFor() {
        Chance chance = Chance.of(8, 8);
        for (double mean : new double[] {1.2, 5, 7.3, 9.8}) {
            double sum = 0;
            int n = 200_000;
            for (int i = 0; i < n; i++) {
                sum += chance.rating(mean, 0, 10, 8);
            }
            assertThat(sum / n).isCloseTo(mean, within(0.02));
        }
    }
}
