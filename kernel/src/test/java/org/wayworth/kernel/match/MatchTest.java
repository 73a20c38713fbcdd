package org.wayworth.kernel.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference values (recordlinkage, jellyfish, Winkler's printed pairs); laws; planted truth; messages. */
class MatchTest {

    private static final String[] FIELDS = {"given_name", "surname", "dob", "soc_sec_id", "address_1", "street_number"};

    @Tag("larger")
    @Test
    void emMatchesRecordlinkage() {
        ReferenceCase febrl = ReferenceCase.open("fellegi_sunter_postcode");
        Columns input = febrl.input("patterns.csv");
        int[][] patterns = patterns(input);
        FellegiSunter.Result fit = FellegiSunter.fit(patterns, input.numbers("count"), FellegiSunter.Options.defaults())
                .get();
        JsonNode em = febrl.expected().get("em");
        febrl.assertClose("p", fit.share(), em.get("p"), 1e-10);
        febrl.assertClose("log-likelihood", fit.logLikelihood(), em.get("loglik"), 1e-12);
        for (int f = 0; f < FIELDS.length; f++) {
            febrl.assertClose(
                    "m of " + FIELDS[f], fit.matches().get(f).at(1), em.get("m").get(f), 1e-10);
            febrl.assertClose(
                    "u of " + FIELDS[f], fit.others().get(f).at(1), em.get("u").get(f), 1e-10);
            febrl.assertClose(
                    "agreement weight of " + FIELDS[f],
                    fit.weight(f, 1),
                    em.get("log2_agree").get(f),
                    1e-10);
            febrl.assertClose(
                    "disagreement weight of " + FIELDS[f],
                    fit.weight(f, 0),
                    em.get("log2_disagree").get(f),
                    1e-10);
        }
        double links = 0;
        for (int i = 0; i < patterns.length; i++) {
            double posterior = fit.posterior(patterns[i]);
            febrl.assertClose(
                    "posterior " + i,
                    posterior,
                    em.get("posterior_by_pattern_row").get(i),
                    1e-8);
            links += posterior >= 0.5 ? input.numbers("count")[i] : 0;
        }
        febrl.assertClose("links at 0.5", links, febrl.expected().get("links_at_0.5"), 0);
    }

    private static int[][] patterns(Columns input) {
        int[][] patterns = new int[input.rows()][FIELDS.length];
        for (int f = 0; f < FIELDS.length; f++) {
            int[] column = input.integers(FIELDS[f]);
            for (int i = 0; i < column.length; i++) {
                patterns[i][f] = column[i];
            }
        }
        return patterns;
    }

    @Tag("larger")
    @Test
    void namesAreAsAlikeAsJellyfishSays() {
        ReferenceCase strings = ReferenceCase.open("strings_sequences");
        Columns pairs = strings.input("pairs.csv");
        for (int i = 0; i < pairs.rows(); i++) {
            String a = pairs.texts("a").get(i);
            String b = pairs.texts("b").get(i);
            strings.assertClose(
                    "Jaro of " + a + ", " + b,
                    JaroWinkler.jaro(a, b),
                    strings.expected().get("jaro").get(i),
                    1e-14);
            strings.assertClose(
                    "Jaro-Winkler of " + a + ", " + b,
                    JaroWinkler.likeness(a, b),
                    strings.expected().get("jaro_winkler_p0.1").get(i),
                    1e-14);
        }
    }

    /** Winkler (1990), table of examples, as printed to four digits. */
    @Test
    void winklersPrintedPairs() {
        assertThat(JaroWinkler.likeness("MARTHA", "MARHTA")).isCloseTo(0.9611, within(5e-5));
        assertThat(JaroWinkler.likeness("DWAYNE", "DUANE")).isCloseTo(0.84, within(5e-5));
        assertThat(JaroWinkler.likeness("DIXON", "DICKSONX")).isCloseTo(0.8133, within(5e-5));
    }

    @Test
    void likenessIsSymmetricAndBounded() {
        UniformRandomProvider random = Streams.stream(1, 0);
        for (int trial = 0; trial < 2_000; trial++) {
            String a = word(random);
            String b = word(random);
            double likeness = JaroWinkler.likeness(a, b);
            assertThat(likeness).isBetween(0.0, 1.0).isCloseTo(JaroWinkler.likeness(b, a), within(1e-12));
            assertThat(JaroWinkler.likeness(a, a)).isCloseTo(1, within(1e-12));
        }
    }

    private static String word(UniformRandomProvider random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        return word.toString();
    }

    /** Planted: 10 % matches, three levels in the first field, a tenth of values missing, u known. */
    @Test
    void findsThePlantedChances() {
        UniformRandomProvider random = Streams.stream(2, 0);
        int[][] patterns = new int[40_000][4];
        double[] counts = new double[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            counts[i] = 1;
            boolean match = random.nextDouble() < 0.1;
            double draw = random.nextDouble();
            patterns[i][0] = match ? (draw < 0.7 ? 2 : draw < 0.9 ? 1 : 0) : (draw < 0.02 ? 2 : draw < 0.1 ? 1 : 0);
            for (int f = 1; f < 4; f++) {
                patterns[i][f] = random.nextDouble() < (match ? 0.85 : 0.05) ? 1 : 0;
                patterns[i][f] = random.nextInt(10) == 0 ? FellegiSunter.MISSING : patterns[i][f];
            }
        }
        List<Vector> others = List.of(
                Vector.of(0.9, 0.08, 0.02), Vector.of(0.95, 0.05), Vector.of(0.95, 0.05), Vector.of(0.95, 0.05));
        for (FellegiSunter.Options options : List.of(
                FellegiSunter.Options.defaults(),
                FellegiSunter.Options.defaults().withOthers(others))) {
            FellegiSunter.Result fit =
                    FellegiSunter.fit(patterns, counts, options).get();
            assertThat(fit.share()).isCloseTo(0.1, within(0.01));
            assertThat(fit.matches().get(0).at(2)).isCloseTo(0.7, within(0.03));
            assertThat(fit.matches().get(2).at(1)).isCloseTo(0.85, within(0.03));
            assertThat(fit.others().get(1).at(1)).isCloseTo(0.05, within(0.01));
            assertThat(fit.termFrequencyAdjustment(1, 0.0005)).isGreaterThan(6);
        }
    }

    /** Law: a pattern counted twice is two equal patterns. */
    @Test
    void countsAreRepetitions() {
        int[][] patterns = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 1}};
        double[] counts = {900, 30, 40, 60, 60};
        int[][] joined = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        double[] sums = {900, 30, 40, 120};
        FellegiSunter.Options options = new FellegiSunter.Options(0.1, 0.9, 0.1, null, 100_000, 1e-10);
        assertThat(FellegiSunter.fit(patterns, counts, options).get().share())
                .isCloseTo(FellegiSunter.fit(joined, sums, options).get().share(), within(1e-9));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(FellegiSunter.fit(
                                new int[][] {{0, 1}, {0, 0}}, new double[] {1, 1}, FellegiSunter.Options.defaults())
                        .isDone())
                .isFalse();
        assertThatThrownBy(
                        () -> FellegiSunter.fit(new int[][] {{-2}}, new double[] {1}, FellegiSunter.Options.defaults()))
                .hasMessage("levels must be 0 or more; pattern 0, field 0 has -2");
    }
}
