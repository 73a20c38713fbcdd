package org.wayworth.kernel.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.tree.BoostedTrees;

@DisplayName("law and message: trees that learn from some rows")
class BoostedTreesLearnerTest {

    private static final BoostedTrees TREES = BoostedTrees.of(BoostedTrees.Loss.SQUARED);

    @Test
    void ofManyRowsAsManyAreTakenEvenlyAndAllArePredicted() {
        Lesson lesson = lesson(900);
        int[] everyThird = IntStream.range(0, 300).map(i -> 3 * i).toArray();
        double[] some = predicted(new BoostedTreesLearner(TREES, 300), lesson, lesson);
        assertThat(some)
                .hasSize(900)
                .isEqualTo(predicted(new BoostedTreesLearner(TREES), lesson.of(everyThird), lesson));
        assertThat(some).isNotEqualTo(predicted(new BoostedTreesLearner(TREES), lesson, lesson));
    }

    @Test
    void ofFewRowsAllAreTaken() {
        Lesson lesson = lesson(300);
        assertThat(predicted(new BoostedTreesLearner(TREES, 300), lesson, lesson))
                .isEqualTo(predicted(new BoostedTreesLearner(TREES), lesson, lesson));
    }

    @Test
    void atLeastOneRowIsLearntFrom() {
        assertThatThrownBy(() -> new BoostedTreesLearner(TREES, 0)).hasMessage("mostRows must be 1 or more, not 0");
    }

    private static double[] predicted(Learner learner, Lesson from, Lesson all) {
        return learner.learn(from).get().predict(all.columns());
    }

    private static Lesson lesson(int rows) {
        UniformRandomProvider random = Streams.stream(31, 0);
        double[][] columns = {Worlds.normals(random, rows), Worlds.normals(random, rows)};
        double[] y = Worlds.normals(random, rows);
        Arrays.setAll(y, i -> y[i] + columns[0][i] * columns[1][i]);
        return Lesson.of(columns, y, null);
    }
}
