package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;

/** How much one common factor may explain, whatever the number of questions. */
@DisplayName("law: the limit of a common factor follows from the number of questions")
class CommonFactorTest {

    private static final int RESPONSES = 4_000;

    /** (1 + (k − 1) 5/9) / k. */
    @ParameterizedTest
    @CsvSource({"2, 0.7778", "3, 0.7037", "10, 0.6", "30, 0.5704"})
    void theLimitStandsAtOneCorrelation(int questions, double limit) {
        assertThat(new CommonFactor(0.5, questions).limit()).isCloseTo(limit, within(5e-5));
    }

    @Test
    void aSingleQuestionHasNoCommonFactor() {
        assertThat(new CommonFactor(1, 1).isTooLarge()).isFalse();
    }

    /** Two questions that hardly correlate share 62%, and can be told apart. */
    @Test
    void twoQuestionsThatHardlyCorrelateAreRanked() {
        DriversStudy study = study(2, 0.24);
        assertThat(study.model().commonFactor().share()).isGreaterThan(0.60);
        assertThat(study.isRanked()).isTrue();
        Check check = MadeAnswers.check(study, "common factor");
        assertThat(check.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check.found()).matches("one common factor explains 6[1-3]% \\(limit 78%\\)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 30})
    void questionsCorrelatedBelowTheLimitAreToldApart(int questions) {
        DriversStudy study = study(questions, CommonFactor.LIMIT - 0.08);
        assertThat(study.hasCommonFactor()).isFalse();
        assertThat(MadeAnswers.check(study, "common factor").verdict()).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 30})
    void questionsCorrelatedAboveTheLimitAreNot(int questions) {
        DriversStudy study = study(questions, CommonFactor.LIMIT + 0.08);
        assertThat(study.hasCommonFactor()).isTrue();
        assertThat(study.isRanked()).isFalse();
        assertThat(MadeAnswers.check(study, "common factor").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(MadeAnswers.statement(study)).endsWith(" but are too strongly correlated to be ranked.");
    }

    /** Answers that all correlate by {@code r}; the first counts most. */
    private static DriversStudy study(int questions, double r) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Streams.stream(questions, 7));
        double[][] answers = new double[questions][RESPONSES];
        double[] sum = new double[RESPONSES];
        for (int i = 0; i < RESPONSES; i++) {
            double common = Math.sqrt(r) * normal.sample();
            for (int j = 0; j < questions; j++) {
                answers[j][i] = 3 + common + Math.sqrt(1 - r) * normal.sample();
                sum[i] += (j == 0 ? 1 : 0.1) * answers[j][i];
            }
        }
        return MadeAnswers.view(answers, MadeAnswers.noisy(sum, 5), MadeAnswers.ones(RESPONSES), Map.of())
                .study()
                .orElseThrow();
    }
}
