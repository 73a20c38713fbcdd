package org.wayworth.kernel.survival;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: times to an event are those of R's survival and cmprsk")
class SurvivalCaseTest {

    private static final double[] AT = {10, 30, 60};
    private static final double LEVEL = 0.95;

    private final ReferenceCase reference = ReferenceCase.open("survival");
    private final Columns input = reference.input();
    private final JsonNode expected = reference.expected();
    private final double[] time = input.numbers("time");
    private final boolean[] event = flags(input.integers("event"));
    private final int[] group = input.integers("group");
    private final int[] cause = input.integers("cause");
    private final double[][] columns = input.design("x", "group");

    private static boolean[] flags(int[] numbers) {
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    private SurvivalCurve curve(KaplanMeier.Options options) {
        return KaplanMeier.fit(time, event, options).get();
    }

    private void compare(String name, SurvivalCurve curve) {
        JsonNode node = expected.get(name);
        double[][] found = new double[4][AT.length];
        for (int k = 0; k < AT.length; k++) {
            Estimate at = curve.at(AT[k]);
            found[0][k] = at.value();
            found[1][k] = at.standardError();
            found[2][k] = at.interval().low();
            found[3][k] = at.interval().high();
        }
        reference.assertAll(name + " survival", found[0], node.get("survival"), 1e-12);
        reference.assertAll(name + " error", found[1], node.get("error"), 1e-11);
        reference.assertAll(name + " low", found[2], node.get("low"), 1e-11);
        reference.assertAll(name + " high", found[3], node.get("high"), 1e-11);
    }

    @ParameterizedTest
    @EnumSource(IntervalKind.class)
    @DisplayName("survival by time, with three kinds of interval: survfit")
    void curves(IntervalKind kind) {
        KaplanMeier.Options options = KaplanMeier.Options.defaults().withKind(kind);
        compare(kind.name(), curve(kind == IntervalKind.PLAIN ? options.withLevel(0.9) : options));
    }

    @Test
    @DisplayName("rows that count several times, quartiles, follow-up, cumulative hazard: survfit")
    void moreOfCurves() {
        SurvivalCurve curve = curve(KaplanMeier.Options.defaults());
        double[] repeated = input.numbers("w");
        double[] once = new double[repeated.length];
        Arrays.fill(once, 1);
        compare("repeated", curve(KaplanMeier.Options.defaults().repeated(repeated)));
        double[][] quartiles = new double[3][2];
        for (int k = 0; k < 2; k++) {
            SurvivalCurve.Quantile quantile = curve.quantile(0.25 * (k + 1));
            quartiles[0][k] = quantile.time().orElseThrow();
            quartiles[1][k] = quantile.low().orElseThrow();
            quartiles[2][k] = quantile.high().orElseThrow();
        }
        reference.assertAll("quartiles", quartiles, expected.get("quartiles"), 0);
        double followUp = KaplanMeier.reverse(
                        time, event, KaplanMeier.Options.defaults().repeated(once))
                .get()
                .median()
                .time()
                .orElseThrow();
        reference.assertClose("follow-up", followUp, expected.get("follow_up"), 0);
        Estimate hazard = curve.cumulativeHazard(30);
        reference.assertAll(
                "cumulative hazard",
                new double[] {hazard.value(), hazard.standardError()},
                expected.get("cumulative"),
                1e-12);
    }

    private SurvivalCurve ofGroup(int one) {
        int[] rows =
                IntStream.range(0, time.length).filter(i -> group[i] == one).toArray();
        boolean[] own = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            own[k] = event[rows[k]];
        }
        double[] times = Arrays.stream(rows).mapToDouble(i -> time[i]).toArray();
        return KaplanMeier.fit(times, own, KaplanMeier.Options.defaults()).get();
    }

    @Test
    @DisplayName("means within a horizon, and their difference: survfit's restricted mean")
    void restrictedMeans() {
        RestrictedMean.Difference gap =
                RestrictedMean.difference(ofGroup(1), ofGroup(0), 50, LEVEL).get();
        JsonNode node = expected.get("restricted");
        Estimate alone = RestrictedMean.of(ofGroup(1), 50, LEVEL).get();
        reference.assertAll("one group", pair(alone), node.get("first"), 1e-11);
        reference.assertAll("the other", pair(gap.second()), node.get("second"), 1e-11);
        reference.assertAll("difference", pair(gap.difference()), node.get("gap"), 1e-11);
        reference.assertClose("p", gap.pValue(), node.get("p"), 1e-10);
    }

    private static double[] pair(Estimate estimate) {
        return new double[] {estimate.value(), estimate.standardError()};
    }

    @Test
    @DisplayName("log-rank tests, plain, in strata, and with early events weighing more: survdiff")
    void logRank() {
        int[] shop = input.integers("shop");
        LogRank.Options plain = LogRank.Options.defaults();
        compare("log_rank", LogRank.test(time, event, group, plain).get());
        compare(
                "log_rank_strata",
                LogRank.test(time, event, group, plain.within(shop)).get());
        compare(
                "log_rank_peto",
                LogRank.test(time, event, shop, plain.withRho(1)).get());
    }

    private void compare(String name, LogRank.Result test) {
        JsonNode node = expected.get(name);
        reference.assertClose(name, test.chiSquared(), node.get("chisq"), 1e-10);
        reference.assertClose(name + " p", test.pValue(), node.get("p"), 1e-10);
        reference.assertAll(name + " observed", test.observed(), node.get("observed"), 1e-12);
        reference.assertAll(name + " expected", test.expected(), node.get("expected"), 1e-12);
    }

    private Cox.Result cox(String name, double[][] design, Cox.Options options) {
        Cox.Result fit = Cox.fit(design, time, event, options).get();
        JsonNode node = expected.get(name);
        double[] errors = new double[2];
        Arrays.setAll(errors, j -> fit.estimate(j, LEVEL).standardError());
        reference.assertAll(name, fit.coefficients(), node.get("estimate"), 1e-10);
        reference.assertAll(name + " error", errors, node.get("error"), 1e-9);
        reference.assertAll(
                name + " log-likelihood",
                new double[] {fit.nullLogLikelihood(), fit.logLikelihood()},
                node.get("loglik"),
                1e-12);
        return fit;
    }

    @Test
    @DisplayName("Cox's model: ties, strata, weights, clusters, late entry, and survival of a row: coxph")
    void coxModels() {
        Cox.Options plain = Cox.Options.defaults();
        Cox.Result efron = cox("efron", columns, plain);
        double[] survival = new double[AT.length];
        Arrays.setAll(survival, k -> efron.baseline().survival(new double[] {0.5, 1}, AT[k], 0));
        reference.assertAll("survival of a row", survival, expected.get("efron").get("survival"), 1e-10);
        cox("breslow", columns, plain.withTies(Cox.Ties.BRESLOW));
        Cox.Result rich = cox(
                "rich",
                columns,
                plain.stratified(input.integers("shop"))
                        .weighted(input.numbers("w"))
                        .clustered(input.integers("customer")));
        double[] model = new double[2];
        Arrays.setAll(model, j -> Math.sqrt(rich.modelCovariance().at(j, j)));
        reference.assertAll("errors of the model", model, expected.get("rich").get("model"), 1e-9);
        cox("late", columns, plain.entering(input.numbers("start")));
    }

    @ParameterizedTest
    @EnumSource(ProportionalHazards.Clock.class)
    @DisplayName("whether hazards stay in proportion: cox.zph")
    void proportionalHazards(ProportionalHazards.Clock clock) {
        ProportionalHazards.Result test = ProportionalHazards.test(columns, time, event, Cox.Options.defaults(), clock)
                .get();
        double[] chi = {
            test.columns().get(0).chiSquared(),
            test.columns().get(1).chiSquared(),
            test.all().chiSquared()
        };
        double[] p = {
            test.columns().get(0).pValue(),
            test.columns().get(1).pValue(),
            test.all().pValue()
        };
        JsonNode node = expected.get("zph").get(clock.name());
        reference.assertAll(clock + " chi-squared", chi, node.get("chisq"), 1e-9);
        reference.assertAll(clock + " p", p, node.get("p"), 1e-9);
    }

    @Test
    @DisplayName("concordance of risks and times: concordance")
    void concordance() {
        Cox.Result fit = Cox.fit(columns, time, event, Cox.Options.defaults()).get();
        double[] risk = new double[time.length];
        Arrays.setAll(
                risk,
                i -> fit.coefficients().at(0) * columns[0][i]
                        + fit.coefficients().at(1) * columns[1][i]);
        Concordance.Result found =
                Concordance.of(time, event, risk, null, LEVEL).get();
        double[] all = {
            found.concordance().value(),
            found.concordance().standardError(),
            found.concordant(),
            found.discordant(),
            found.equalRisk()
        };
        for (int k = 0; k < all.length; k++) {
            reference.assertClose(
                    "concordance " + k, all[k], expected.get("concordance").get(k), 1e-10);
        }
    }

    @Test
    @DisplayName("several ways to leave: cuminc and crr")
    void competingRisks() {
        AalenJohansen.Result curves = AalenJohansen.fit(time, cause, LEVEL).get();
        for (int c = 1; c <= 2; c++) {
            double[] incidence = new double[AT.length];
            double[] error = new double[AT.length];
            for (int k = 0; k < AT.length; k++) {
                Estimate at = curves.cause(c).at(AT[k]);
                incidence[k] = at.value();
                error[k] = at.standardError();
            }
            reference.assertAll(
                    "incidence " + c, incidence, expected.get("incidence").get(c - 1), 1e-12);
            reference.assertAll(
                    "its error " + c, error, expected.get("incidence_error").get(c - 1), 1e-10);
            GrayTest.Result gray = GrayTest.test(time, cause, group, c).get();
            JsonNode node = expected.get("gray").get(c - 1);
            reference.assertClose("Gray " + c, gray.chiSquared(), node.get(0), 1e-9);
            reference.assertClose("Gray p " + c, gray.pValue(), node.get(1), 1e-9);
        }
        FineGray.Result fit = FineGray.fit(columns, time, cause, 1, 10).get();
        JsonNode node = expected.get("fine_gray");
        double[] errors = new double[2];
        Arrays.setAll(errors, j -> fit.estimate(j, LEVEL).standardError());
        reference.assertAll("Fine–Gray", fit.coefficients(), node.get("estimate"), 1e-8);
        reference.assertAll("Fine–Gray error", errors, node.get("error"), 1e-8);
        reference.assertAll(
                "Fine–Gray log-likelihood",
                new double[] {fit.nullLogLikelihood(), fit.logLikelihood()},
                node.get("loglik"),
                1e-10);
    }
}
