package org.wayworth.analytics.earned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.analytics.earned.EarnedGrowth.Part;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, laws, and refusals. */
@Tag("long")
@DisplayName("planted truth: earned")
class EarnedAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);

    /** £200 before; later £150 from them, £30 sent by others, £20 bought, £10 unsaid, £40 from one who had been away. */
    @Test
    void countsWhatWasPlantedToThePenny() {
        EarnedGrowth growth = EarnedGrowth.of(
                        rows(
                                new double[] {100, 100, 0, 0, 0, 0},
                                new double[] {150, 0, 30, 20, 10, 40},
                                new long[] {1, 1, 0, 0, 0, 0},
                                new long[] {0, 0, 1, 1, 1, 0},
                                new String[] {"advert", "", "recommended by someone", "advert", "", ""}),
                        1,
                        EarnedOptions.standard(),
                        1)
                .get();
        assertThat(growth.share(Part.KEPT).value()).isCloseTo(0.75, within(1e-12));
        assertThat(growth.share(Part.EARNED).value()).isCloseTo(0.15, within(1e-12));
        assertThat(growth.least().value()).isCloseTo(0.75 + 0.15 - 1, within(1e-12));
        assertThat(growth.most().value()).isCloseTo(0.75 + 0.15 + 0.05 - 1, within(1e-12));
        assertThat(growth.alike().value()).isCloseTo(0.75 + 0.15 + 0.6 * 0.05 - 1, within(1e-12));
        assertThat(growth.totalGrowth().value()).isCloseTo(0.25, within(1e-12));
        assertThat(growth.saidShare()).isCloseTo(50.0 / 60, within(1e-12));
    }

    /** In 200 worlds of customers who keep 0.9 of what they brought, the interval of retention holds 0.9. */
    @Test
    void theIntervalOfWhatIsKeptCovers() {
        int held = 0;
        int worlds = 120;
        for (int seed = 0; seed < worlds; seed++) {
            Random random = new Random(seed);
            int n = 300;
            double[] before = new double[n];
            double[] after = new double[n];
            long[] is = new long[n];
            String[] cameBy = new String[n];
            for (int i = 0; i < n; i++) {
                before[i] = 10 - 20 * Math.log1p(-random.nextDouble());
                after[i] = before[i] * 0.9 * 2 * random.nextDouble();
                is[i] = 1;
                cameBy[i] = "";
            }
            Measured kept = EarnedGrowth.of(
                            rows(before, after, is, new long[n], cameBy), 1, EarnedOptions.standard(), seed)
                    .get()
                    .share(Part.KEPT);
            held += kept.low() <= 0.9 && 0.9 <= kept.high() ? 1 : 0;
        }
        // 95% of 120 is 114; three standard errors are 7.
        assertThat(held).isBetween(107, 120);
    }

    /** In 120 worlds of customers who order at rates and sizes of their own, the interval of the index holds the 10%. */
    @Test
    void theIntervalOfThePriceIndexCovers() {
        int held = 0;
        int worlds = 120;
        for (int seed = 0; seed < worlds; seed++) {
            Measured index = EarnedGrowth.of(
                            ordered(new Random(1_000 + seed), 250, 1.1), 1, EarnedOptions.standard(), seed)
                    .get()
                    .priceIndex();
            held += index.low() <= 1.1 && 1.1 <= index.high() ? 1 : 0;
        }
        // 95% of 120 is 114; three standard errors are 7.
        assertThat(held).isBetween(107, 120);
    }

    /** Customers who order about four times in each period, as often as before, at prices that rose by a factor. */
    private static Columns ordered(Random random, int n, double prices) {
        Map<String, Object> columns = new LinkedHashMap<>();
        double[][] number = new double[2][n];
        double[][] sales = new double[2][n];
        double[][] index = new double[2][n];
        double[][] matched = new double[2][n];
        for (int i = 0; i < n; i++) {
            double rate = -4 * Math.log1p(-random.nextDouble());
            double size = 10 + 40 * random.nextDouble();
            for (int period = 0; period < 2; period++) {
                for (double time = -Math.log1p(-random.nextDouble()) / rate;
                        time < 1;
                        time -= Math.log1p(-random.nextDouble()) / rate) {
                    number[period][i]++;
                    sales[period][i] += size * (0.5 + random.nextDouble()) * (period == 1 ? prices : 1);
                }
            }
            if (number[0][i] > 0 && number[1][i] > 0) {
                matched[0][i] = sales[0][i];
                matched[1][i] = sales[1][i];
                index[0][i] = 1_000 * number[0][i] * sales[1][i] / number[1][i];
                index[1][i] = 1_000 * number[1][i] * sales[0][i] / number[0][i];
            }
        }
        columns.putAll(columns(sales[0], sales[1], ones(n), new long[n], none(n)));
        columns.put("order_n_before", number[0]);
        columns.put("order_n_after", number[1]);
        columns.put("order_before_minor", matched[0]);
        columns.put("order_after_minor", matched[1]);
        columns.put("order_laspeyres", index[0]);
        columns.put("order_paasche", index[1]);
        return new Columns(n, columns, Map.of());
    }

    private static long[] ones(int n) {
        long[] ones = new long[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static String[] none(int n) {
        String[] none = new String[n];
        Arrays.fill(none, "");
        return none;
    }

    /** Law: the parts add up to the whole, in the planted and in the null world. */
    @Test
    void thePartsAddUpToAllGrowth() {
        for (World world : World.values()) {
            Finding finding =
                    answer(Worlds.company(COMPANY.in(world)), Map.of()).headline();
            var parts = (org.wayworth.vocabulary.exhibit.Exhibit.Ranking)
                    finding.exhibits().get(0);
            var bounds = (org.wayworth.vocabulary.exhibit.Exhibit.Ranking)
                    finding.exhibits().get(1);
            double sum = parts.bars().stream()
                    .mapToDouble(bar -> bar.measured().value())
                    .sum();
            assertThat(sum - 1).isCloseTo(bounds.bars().get(3).measured().value(), within(1e-9));
            assertThat(bounds.bars().get(0).measured().value())
                    .isLessThanOrEqualTo(bounds.bars().get(2).measured().value());
        }
    }

    /** Nobody in the made-up company raises a price, so nothing is said of prices in the headline. */
    @Test
    void saysNothingOfPricesWhereNobodyRaisedThem() {
        for (Finding finding :
                answer(Worlds.company(COMPANY), Map.of()).findings().subList(0, 2)) {
            assertThat(finding.statement().text()).doesNotContain("last year's");
        }
    }

    @Test
    void saysWhatCountsAsEarned() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of()).headline();
        assertThat(finding.assumptions()).anyMatch(text -> text.contains("\"recommended by someone\""));
        assertThat(finding.assumptions()).noneMatch(text -> text.contains("\"advert\""));
    }

    /** Where only one value counts that few said, less is earned than where all count. */
    @Test
    void theUserDecidesWhatCounts() {
        DataFolder data = Worlds.company(COMPANY);
        double all = answer(
                        data,
                        Map.of("earned-values", "recommended by someone, advert, search engine, saw you at a market"))
                .headline()
                .estimate()
                .orElseThrow()
                .value();
        double some = answer(data, Map.of()).headline().estimate().orElseThrow().value();
        assertThat(all).isGreaterThan(some);
    }

    @Tag("larger")
    @Test
    void refusesWhereNobodyWasAskedHowTheyCame() {
        Outcome.Refusal refusal = refusal(Worlds.real("cdnow", "cdnow.yaml", "master.txt"), Map.of());
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_DATA);
        assertThat(refusal.need()).contains("came_by");
    }

    @Test
    void namesTheAttributesWhenTheOneAskedForIsNotThere() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("came-by", "no such attribute"));
        assertThat(refusal.have()).contains("came_by").contains("region");
    }

    @Test
    void refusesPeriodsThatTheRecordsDoNotHold() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("period-days", "800"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NOT_OBSERVED_LONG_ENOUGH);
        assertThat(refusal.need()).contains("1,600");
    }

    @Test
    void comesOutTheSameToTheLastDigit() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(Worlds.askAfresh(new EarnedAnalysis(), Map.of(), data, 1))
                .isEqualTo(Worlds.ask(new EarnedAnalysis(), Map.of(), data, 1));
    }

    @Test
    void standardOptionsLeaveEveryChoiceOpen() {
        assertThat(EarnedOptions.standard().attribute(List.of("region", "came_by")))
                .isEqualTo(Optional.of("came_by"));
        assertThat(EarnedOptions.standard().attribute(List.of("region"))).isEmpty();
        assertThat(EarnedOptions.standard().isEarned("A friend told me")).isTrue();
        assertThat(EarnedOptions.standard().isEarned("advert")).isFalse();
    }

    /** Sales of each period are its revenue; nothing was bought in both, so nothing is said of prices. */
    private static Columns rows(double[] before, double[] after, long[] isBefore, long[] isFirst, String[] cameBy) {
        return new Columns(before.length, columns(before, after, isBefore, isFirst, cameBy), Map.of());
    }

    private static Map<String, Object> columns(
            double[] before, double[] after, long[] isBefore, long[] isFirst, String[] cameBy) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("revenue_before_minor", before);
        columns.put("revenue_after_minor", after);
        columns.put("is_before", isBefore);
        columns.put("is_first", isFirst);
        columns.put("came_by", cameBy);
        columns.put("is_joined_known", new long[before.length]);
        columns.put("sales_before_minor", before);
        columns.put("sales_after_minor", after);
        columns.put("order_n_before", bought(before));
        columns.put("order_n_after", bought(after));
        for (String none : List.of(
                "known_before_minor",
                "known_after_minor",
                "order_before_minor",
                "order_after_minor",
                "order_laspeyres",
                "order_paasche",
                "product_n_before",
                "product_n_after",
                "product_before_minor",
                "product_after_minor",
                "product_laspeyres",
                "product_paasche")) {
            columns.put(none, new double[before.length]);
        }
        return columns;
    }

    private static double[] bought(double[] sales) {
        return Arrays.stream(sales).map(amount -> amount > 0 ? 1 : 0).toArray();
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new EarnedAnalysis(), options, data, 1);
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        return Worlds.refusal(new EarnedAnalysis(), options, data, 1);
    }
}
