package org.wayworth.kernel.survival;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: R's cmprsk on survival's mgus2 data (1 = progression, 2 = death before it). */
@Tag("larger")
class CompetingRisksReferenceTest {

    private static final String[] NAMES = {"age", "male", "hgb", "mspike"};

    private final ReferenceCase mgus = ReferenceCase.open("competing_risks_mgus2");
    private final Columns input = mgus.input();
    private final double[] time = input.numbers("etime");
    private final int[] cause = input.integers("ev");
    private final int[] male = input.integers("male");
    private final JsonNode expected = mgus.expected();

    @Test
    void incidenceAndItsVarianceMatchCmprsk() {
        JsonNode shares = expected.get("cif");
        JsonNode variances = expected.get("cif_var_aalen");
        for (int line = 0; line < shares.size(); line++) {
            String curve = shares.get(line).get("curve").asString();
            int[] rows = rowsOf(curve.startsWith("M") ? 1 : 0);
            AalenJohansen.Curve fitted = AalenJohansen.fit(
                            Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(),
                            Arrays.stream(rows).map(i -> cause[i]).toArray(),
                            0.95)
                    .get()
                    .cause(Integer.parseInt(curve.substring(2)));
            for (int at : new int[] {60, 120, 240}) {
                Estimate share = fitted.at(at);
                mgus.assertClose(
                        curve + " at " + at, share.value(), shares.get(line).get("" + at), 1e-10);
                mgus.assertClose(
                        "variance of " + curve + " at " + at,
                        share.standardError() * share.standardError(),
                        variances.get(line).get("" + at),
                        1e-10);
            }
        }
    }

    @Test
    void grayTestMatchesCmprsk() {
        for (int tested = 1; tested <= 2; tested++) {
            GrayTest.Result test = GrayTest.test(time, cause, male, tested).get();
            JsonNode row = expected.get("gray_test").get(tested - 1);
            mgus.assertClose("Gray, cause " + tested, test.chiSquared(), row.get("stat"), 1e-8);
            mgus.assertClose("Gray p, cause " + tested, test.pValue(), row.get("pv"), 1e-8);
        }
    }

    @Test
    void fineGrayMatchesCmprsk() {
        FineGray.Result fit =
                FineGray.fit(input.design(NAMES), time, cause, 1, 10).get();
        mgus.assertClose("log-likelihood", fit.logLikelihood(), expected.get("fine_gray_loglik"), 1e-10);
        JsonNode rows = expected.get("fine_gray");
        for (int j = 0; j < NAMES.length; j++) {
            Estimate estimate = fit.estimate(j, 0.95);
            mgus.assertClose(
                    "Fine–Gray " + NAMES[j],
                    estimate.value(),
                    rows.get(NAMES[j]).get("est"),
                    1e-8);
        }
        for (int j = 0; j < NAMES.length; j++) {
            Estimate estimate = fit.estimate(j, 0.95);
            mgus.assertClose(
                    "Fine–Gray error of " + NAMES[j],
                    estimate.standardError(),
                    rows.get(NAMES[j]).get("se"),
                    1e-6);
        }
    }

    @Test
    void causeSpecificCoxMatchesR() {
        boolean[] progressed = new boolean[cause.length];
        for (int i = 0; i < cause.length; i++) {
            progressed[i] = cause[i] == 1;
        }
        Cox.Result fit = Cox.fit(input.design(NAMES), time, progressed, Cox.Options.defaults())
                .get();
        JsonNode rows = expected.get("cause_specific_cox_efron");
        for (int j = 0; j < NAMES.length; j++) {
            Estimate estimate = fit.estimate(j, 0.95);
            mgus.assertClose(
                    "cause-specific " + NAMES[j],
                    estimate.value(),
                    rows.get(NAMES[j]).get("est"),
                    1e-9);
            mgus.assertClose(
                    "cause-specific error of " + NAMES[j],
                    estimate.standardError(),
                    rows.get(NAMES[j]).get("se"),
                    1e-10);
        }
    }

    private int[] rowsOf(int group) {
        return IntStream.range(0, male.length).filter(i -> male[i] == group).toArray();
    }
}
