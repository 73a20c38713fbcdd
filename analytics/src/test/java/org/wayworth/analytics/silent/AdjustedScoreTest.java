package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.DataFolder;

/**
 * Calibration: where answering depends on what is known only, weighted scores and what weights change hold the truth,
 * with a response model that is fitted anew in each world. The law of the errors is proved in the kernel.
 */
@DisplayName("planted truth: scores of everyone asked")
class AdjustedScoreTest {

    private static final int WORLDS = 300;

    /** Three standard errors of a share of 300 from 95%. */
    private static final double LEEWAY = 0.038;

    /** Half of all are of a kind that rates 2 higher and answers three times as often. */
    private static final double CHANCE_OF_FOND = 0.6;

    private static final double CHANCE_OF_OTHERS = 0.2;
    private static final double MEAN_OF_ALL = 6;

    /** Fond ones are three quarters of those who answer, and rate 7. */
    private static final double MEAN_OF_HEARD = 6.5;

    private static final ScoreScale POINTS = new ScoreScale("Mean", -10, 25, false);

    @Test
    void weightedScoresAndTheirChangeHoldTheTruth(@TempDir Path folder) {
        DataFolder.init(folder.resolve("empty"));
        int held = 0;
        int heldChange = 0;
        try (DataFolder data = DataFolder.open(folder.resolve("empty"))) {
            Attributes nobody = Attributes.of(data.warehouse());
            for (int world = 0; world < WORLDS; world++) {
                AskedCustomers people = AskedCustomers.of(made(new Random(world)), Optional.empty(), nobody);
                AdjustedScore score = AdjustedScore.of(
                                people,
                                POINTS,
                                Optional.of(ResponseModel.of(people).get()))
                        .get();
                held += score.weighted().orElseThrow().interval().contains(MEAN_OF_ALL) ? 1 : 0;
                heldChange += score.change().orElseThrow().interval().contains(MEAN_OF_ALL - MEAN_OF_HEARD) ? 1 : 0;
            }
        }
        assertThat((double) held / WORLDS).isBetween(0.95 - LEEWAY, 0.95 + LEEWAY);
        assertThat((double) heldChange / WORLDS).isBetween(0.95 - LEEWAY, 0.95 + LEEWAY);
    }

    @Test
    void aSureButTinyDifferenceIsCalledTheSame() {
        ScoreScale stars = new ScoreScale("Mean rating (1 to 5)", 1, 5, false);
        assertThat(stars.isNegligible(-0.00026)).isTrue();
        assertThat(stars.isNegligible(0.03)).isFalse();
        assertThat(new ScoreScale("NPS", -100, 100, true).isNegligible(-1.2)).isFalse();
    }

    private static Columns made(Random random) {
        int n = 800;
        double[] rating = new double[n];
        boolean[] silent = new boolean[n];
        String[] kind = new String[n];
        double[] tenure = new double[n];
        double[] zeros = new double[n];
        for (int i = 0; i < n; i++) {
            boolean fond = random.nextBoolean();
            kind[i] = fond ? "fond" : "other";
            tenure[i] = random.nextInt(1_000);
            rating[i] = (fond ? 7 : 5) + 1.5 * random.nextGaussian();
            silent[i] = random.nextDouble() >= (fond ? CHANCE_OF_FOND : CHANCE_OF_OTHERS);
        }
        return new Columns(
                n,
                Map.of(
                        "customer_id", IntStream.range(0, n).asLongStream().toArray(),
                        "channel", kind,
                        "asked_day", zeros,
                        "rating", rating,
                        "revenue_minor", zeros,
                        "orders", zeros,
                        "tenure_days", tenure),
                Map.of("rating", silent));
    }
}
