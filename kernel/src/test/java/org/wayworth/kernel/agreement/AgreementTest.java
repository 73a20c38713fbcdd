package org.wayworth.kernel.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.agreement.KrippendorffAlpha.Scale;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.resample.Bootstrap;

/** Reference values (Krippendorff's published example; R's psych); coverage; messages. */
class AgreementTest {

    private static final Bootstrap.Options DRAWS = new Bootstrap.Options(200, 1);

    @Tag("larger")
    @Test
    void alphaMatchesThePublishedExample() {
        ReferenceCase agreement = ReferenceCase.open("agreement");
        double[][] coders = agreement.input("krippendorff_units_by_coder.csv").design("a", "b", "c_", "d");
        agreement.assertClose(
                "alpha, nominal",
                alpha(coders, Scale.NOMINAL),
                agreement.expected().get("alpha_nominal"),
                1e-12);
        agreement.assertClose(
                "alpha, ordinal",
                alpha(coders, Scale.ORDINAL),
                agreement.expected().get("alpha_ordinal"),
                1e-12);
        agreement.assertClose(
                "alpha, interval",
                alpha(coders, Scale.INTERVAL),
                agreement.expected().get("alpha_interval"),
                1e-12);
    }

    private static double alpha(double[][] coders, Scale scale) {
        return KrippendorffAlpha.fit(coders, scale, 0.95, DRAWS).get().alpha();
    }

    @Tag("larger")
    @Test
    void kappaMatchesR() {
        ReferenceCase agreement = ReferenceCase.open("agreement");
        int[] first = zeroBased(agreement.input("kappa_pairs.csv").integers("k1"));
        int[] second = zeroBased(agreement.input("kappa_pairs.csv").integers("k2"));
        agreement.assertClose(
                "kappa",
                CohenKappa.fit(first, second, 3, CohenKappa.Weights.EQUAL, 0.95)
                        .get()
                        .value(),
                agreement.expected().get("kappa"),
                1e-12);
        agreement.assertClose(
                "kappa, quadratic",
                CohenKappa.fit(first, second, 3, CohenKappa.Weights.QUADRATIC, 0.95)
                        .get()
                        .value(),
                agreement.expected().get("weighted_kappa_quadratic"),
                1e-12);
    }

    private static int[] zeroBased(int[] codes) {
        return Arrays.stream(codes).map(code -> code - 1).toArray();
    }

    /** Two coders who agree on purpose in half of the units and by chance else, three equal classes: kappa is 0.5. */
    @Test
    void kappaIntervalHoldsThePlantedAgreement() {
        Worlds.assertCovers95(
                "Cohen's kappa", 2, random -> planted(random).interval().contains(0.5));
    }

    private static Estimate planted(UniformRandomProvider random) {
        int[] first = new int[300];
        int[] second = new int[300];
        for (int u = 0; u < 300; u++) {
            first[u] = random.nextInt(3);
            second[u] = random.nextBoolean() ? first[u] : random.nextInt(3);
        }
        return CohenKappa.fit(first, second, 3, CohenKappa.Weights.EQUAL, 0.95).get();
    }

    /** The same world for alpha, which nears kappa as units grow; its interval is a bootstrap's over units. */
    @Test
    void alphaIntervalHoldsThePlantedAgreement() {
        Worlds.assertCovers95("Krippendorff's alpha", 4, random -> {
            double[][] coders = new double[2][200];
            for (int u = 0; u < 200; u++) {
                coders[0][u] = random.nextInt(3);
                coders[1][u] = random.nextBoolean() ? coders[0][u] : random.nextInt(3);
            }
            return KrippendorffAlpha.fit(coders, Scale.NOMINAL, 0.95, new Bootstrap.Options(300, random.nextLong()))
                    .get()
                    .interval()
                    .contains(0.5);
        });
    }

    /** Law: for two coders without gaps nominal alpha nears kappa as units grow, and alpha ignores coders' order. */
    @Test
    void orderOfCodersDoesNotMatter() {
        UniformRandomProvider random = Streams.stream(3, 0);
        double[][] coders = new double[3][50];
        for (double[] coder : coders) {
            Arrays.setAll(coder, u -> random.nextInt(4) == 0 ? Double.NaN : 1 + (u + random.nextInt(2)) % 3);
        }
        double[][] turned = {coders[2], coders[0], coders[1]};
        for (Scale scale : Scale.values()) {
            assertThat(alpha(turned, scale)).isEqualTo(alpha(coders, scale));
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> KrippendorffAlpha.fit(new double[1][3], Scale.NOMINAL, 0.95, DRAWS))
                .hasMessage("coders must be 2 or more, not 1");
        assertThat(KrippendorffAlpha.fit(new double[2][5], Scale.NOMINAL, 0.95, DRAWS)
                        .isDone())
                .isFalse();
        assertThatThrownBy(() -> CohenKappa.fit(new int[] {3}, new int[] {0}, 3, CohenKappa.Weights.EQUAL, 0.95))
                .hasMessage("categories must lie from 0 to 2; unit 0 has 3 and 0");
    }
}
