package org.wayworth.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.drift.Matching;
import org.wayworth.kernel.drift.Partitions;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference values: R's kmeans, cluster and clue, and Python's kmodes. */
class ClusterReferenceTest {

    private static final String[] IRIS = {"Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width"};

    @Tag("larger")
    @Test
    void lloydFromGivenCentresMatchesR() {
        ReferenceCase iris = ReferenceCase.open("kmeans_iris");
        double[][] columns = iris.input().design(IRIS);
        JsonNode expected = iris.expected().get("lloyd_raw");
        KMeans.Result fit =
                KMeans.fitFrom(columns, rows(columns, 0, 50, 100), 100).get();
        for (int c = 0; c < 3; c++) {
            for (int j = 0; j < 4; j++) {
                iris.assertClose(
                        "centre " + c + j,
                        fit.centres().at(c, j),
                        expected.get("centers").get(c).get(j),
                        1e-13);
            }
            iris.assertClose(
                    "size " + c,
                    fit.partition().sizeOf(c),
                    expected.get("sizes").get(c),
                    0);
            iris.assertClose(
                    "within " + c, fit.within().at(c), expected.get("withinss").get(c), 1e-13);
        }
        iris.assertClose("total within", fit.total(), expected.get("tot_withinss"), 1e-13);
        assertThat(fit.partition().toArray()).isEqualTo(fromOne(expected.get("cluster")));
        assertThat(fit.settled()).isTrue();
    }

    @Tag("larger")
    @Test
    void silhouettesMatchR() {
        ReferenceCase iris = ReferenceCase.open("kmeans_iris");
        double[][] columns = iris.input().design(IRIS);
        JsonNode expected = iris.expected().get("silhouette_raw");
        Partition partition =
                Partition.of(3, fromOne(iris.expected().get("lloyd_raw").get("cluster")));
        Silhouette.Result fast = Silhouette.euclidean(columns, partition).get();
        Silhouette.Result plain =
                Silhouette.of(Euclidean.of(columns), partition).get();
        iris.assertClose("silhouette", fast.mean(), expected.get("avg"), 1e-12);
        iris.assertClose("silhouette, any distance", plain.mean(), expected.get("avg"), 1e-12);
        for (int c = 0; c < 3; c++) {
            iris.assertClose(
                    "silhouette of group " + c,
                    fast.byGroup().at(c),
                    expected.get("by_cluster").get(c),
                    1e-12);
        }
        for (int i = 0; i < 10; i++) {
            iris.assertClose(
                    "silhouette of row " + i,
                    fast.widths().at(i),
                    expected.get("first10").get(i),
                    1e-11);
        }
    }

    @Tag("larger")
    @Test
    void medoidsMatchR() {
        ReferenceCase iris = ReferenceCase.open("kmeans_iris");
        JsonNode expected = iris.expected().get("pam3");
        Medoids.Result fit =
                Medoids.fit(Euclidean.of(iris.input().design(IRIS)), 3).get();
        assertThat(fit.medoids().stream().mapToInt(m -> m).sorted().toArray())
                .isEqualTo(fromOne(expected.get("medoids")));
        iris.assertClose(
                "PAM after build", fit.meanAtStart(), expected.get("objective").get(0), 1e-12);
        iris.assertClose("PAM after swap", fit.mean(), expected.get("objective").get(1), 1e-12);
    }

    @Tag("larger")
    @Test
    void bestOfManyStartsMatchesR() {
        ReferenceCase iris = ReferenceCase.open("kmeans_iris");
        JsonNode expected = iris.expected().get("best_log_tot_withinss_k1_5");
        for (int k = 1; k <= 5; k++) {
            double total = KMeans.fit(iris.input().design(IRIS), KMeans.Options.of(k, 1))
                    .get()
                    .total();
            iris.assertClose("log within, k = " + k, Math.log(total), expected.get(k - 1), 1e-10);
        }
    }

    @Tag("larger")
    @Test
    void comparisonOfPartitionsMatchesR() {
        ReferenceCase iris = ReferenceCase.open("kmeans_iris");
        int[] raw = fromOne(iris.expected().get("lloyd_raw").get("cluster"));
        int[] scaled = fromOne(iris.expected().get("lloyd_scaled").get("cluster"));
        List<String> names = iris.input().texts("Species");
        List<String> kinds = names.stream().distinct().toList();
        int[] species = names.stream().mapToInt(kinds::indexOf).toArray();
        Partitions.Result against = Partitions.compare(raw, species);
        iris.assertClose(
                "adjusted Rand", against.adjustedRand(), iris.expected().get("ari_vs_species"), 1e-12);
        JsonNode information = iris.expected().get("info_vs_species");
        iris.assertClose("mutual information", against.mutualInformation(), information.get("mi"), 1e-12);
        iris.assertClose("normalised", against.normalisedInformation(), information.get("nmi_arith"), 1e-12);
        Partitions.Result versions = Partitions.compare(raw, scaled);
        List<Matching.Pair> pairs = Matching.best(versions.jaccard());
        for (int c = 0; c < 3; c++) {
            JsonNode jaccard = iris.expected().get("jaccard_raw_vs_scaled").get(c);
            iris.assertClose("Jaccard " + c, pairs.get(c).worth(), jaccard, 1e-12);
            iris.assertClose(
                    "match " + c,
                    pairs.get(c).column() + 1,
                    iris.expected().get("hungarian_match").get(c),
                    0);
        }
    }

    @Tag("larger")
    @Test
    void gowerAndMedoidsMatchR() {
        ReferenceCase chicks = ReferenceCase.open("gower_pam_chickwts");
        List<String> feeds = chicks.input().texts("feed");
        List<String> kinds = feeds.stream().distinct().toList();
        int[] feed = feeds.stream().mapToInt(kinds::indexOf).toArray();
        Gower gower = Gower.of(chicks.input().design("weight", "n"), new int[][] {feed});
        JsonNode first = chicks.expected().get("first_row_dist");
        for (int i = 0; i < first.size(); i++) {
            chicks.assertClose("Gower 0-" + (i + 1), gower.between(0, i + 1), first.get(i), 1e-13);
        }
        Medoids.Result fit = Medoids.fit(gower, 4).get();
        chicks.assertClose(
                "PAM after build",
                fit.meanAtStart(),
                chicks.expected().get("objective").get(0),
                1e-13);
        chicks.assertClose(
                "PAM after swap", fit.mean(), chicks.expected().get("objective").get(1), 1e-13);
        assertThat(fit.medoids().stream().mapToInt(m -> m + 1).sorted().toArray())
                .isEqualTo(sorted(chicks.expected().get("medoids")));
        int[] expected = fromOne(chicks.expected().get("cluster"));
        assertThat(Partitions.compare(fit.partition().toArray(), expected).adjustedRand())
                .isEqualTo(1);
        double silhouette = Silhouette.of(gower, fit.partition()).get().mean();
        chicks.assertClose("silhouette", silhouette, chicks.expected().get("avg_sil"), 1e-12);
    }

    /** Batch updates may end elsewhere than kmodes' row-by-row ones: the cost must be as low to a thousandth. */
    @Tag("larger")
    @Test
    void prototypesCostNoMoreThanKmodes() {
        ReferenceCase telco = ReferenceCase.open("kprototypes_telco");
        double[][] numbers = telco.input().design("tenure", "monthly_charges");
        int[][] categories = categories(telco.input(), "contract", "internet_service", "payment_method");
        JsonNode expected = telco.expected();
        double cost = expected.get("cost").asDouble();
        KPrototypes.Result same = KPrototypes.fitFrom(numbers, categories, new int[] {0, 200, 900}, 0.5, 100)
                .get();
        telco.assertCloseOnScale("cost from the same rows, above", Math.max(0, same.cost() - cost), 0, cost, 0.001);
        KPrototypes.Result best = KPrototypes.fit(numbers, categories, KPrototypes.Options.of(3, 0.5, 1))
                .get();
        telco.assertCloseOnScale(
                "cost of the best of 20 starts, above", Math.max(0, best.cost() - cost), 0, cost, 0.001);
        assertThat(best.cost()).isLessThanOrEqualTo(same.cost() * (1 + 1e-12));
    }

    private static int[][] categories(Columns input, String... names) {
        int[][] codes = new int[names.length][];
        for (int j = 0; j < names.length; j++) {
            List<String> column = input.texts(names[j]);
            List<String> kinds = column.stream().distinct().toList();
            codes[j] = column.stream().mapToInt(kinds::indexOf).toArray();
        }
        return codes;
    }

    private static double[][] rows(double[][] columns, int... rows) {
        double[][] taken = new double[rows.length][columns.length];
        for (int c = 0; c < rows.length; c++) {
            int row = rows[c];
            Arrays.setAll(taken[c], j -> columns[j][row]);
        }
        return taken;
    }

    private static int[] fromOne(JsonNode numbers) {
        int[] zeroBased = new int[numbers.size()];
        Arrays.setAll(zeroBased, i -> numbers.get(i).asInt() - 1);
        return zeroBased;
    }

    private static int[] sorted(JsonNode numbers) {
        int[] values = fromOne(numbers);
        Arrays.sort(values);
        return Arrays.stream(values).map(v -> v + 1).toArray();
    }
}
