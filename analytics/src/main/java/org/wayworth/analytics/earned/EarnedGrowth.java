package org.wayworth.analytics.earned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.kernel.resample.Sampling;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/**
 * Revenue of two periods, customer by customer, and what became of the first in the second: retained, brought by new
 * customers who were referred, by new customers who were not, by those who did not say, and by those who had been away;
 * and what of it is prices, what volume. All as shares of the earlier period's revenue, with intervals by resampling
 * customers.
 */
final class EarnedGrowth {

    private static final double LEVEL = 0.95;
    private static final String OF_BEFORE = "of the revenue before";
    private static final String EARNED = "earned growth";

    /** Resamples; fewer where there are so many customers that chance hardly moves the shares. */
    private static final int RESAMPLES = 1_000;

    private static final int FEWER_RESAMPLES = 200;
    private static final int MANY = 100_000;

    /** Where a customer's later revenue belongs. */
    enum Part {
        KEPT(0, "Retained customers"),
        EARNED(1, "New customers, referred"),
        BOUGHT(2, "New customers, not referred"),
        UNSAID(3, "New customers, source not reported"),
        RETURNED(4, "Customers who returned after a whole period");

        private final int place;
        private final String label;

        /** @param place among the figures of a resample, and among the groups of customers */
        Part(int place, String label) {
            this.place = place;
            this.label = label;
        }

        int place() {
            return place;
        }

        String label() {
            return label;
        }
    }

    /** Figures of one resample, after the five parts. */
    private enum Figure {
        /** Those who did not say take part as those who did. */
        ALIKE(5),
        /** None of them was sent. */
        LEAST(6),
        /** All of them were. */
        MOST(7),
        TOTAL_GROWTH(8),
        /** From here on only where prices can be told from volume. */
        PRICE_INDEX(9),
        PRICE(10),
        VOLUME(11),
        MIX(12),
        REFUNDS(13),
        /** At the prices of the period before. */
        REAL_KEPT(14),
        REAL_ALIKE(15),
        REAL_LEAST(16),
        REAL_MOST(17);

        private final int place;

        Figure(int place) {
            this.place = place;
        }
    }

    private final double[] before;
    private final double[] after;
    private final Part[] part;
    private final String[] cameBy;
    private final long[] isJoinedKnown;
    private final Optional<PriceVolume> prices;
    private final Replicates replicates;

    private EarnedGrowth(
            double[] before,
            double[] after,
            Part[] part,
            String[] cameBy,
            long[] isJoinedKnown,
            Optional<PriceVolume> prices,
            Replicates replicates) {
        this.before = before;
        this.after = after;
        this.part = part;
        this.cameBy = cameBy;
        this.isJoinedKnown = isJoinedKnown;
        this.prices = prices;
        this.replicates = replicates;
    }

    static Fit<EarnedGrowth> of(Columns columns, double minorPerMajor, EarnedOptions options, long seed) {
        double[] before = major(columns.doubles("revenue_before_minor"), minorPerMajor);
        double[] after = major(columns.doubles("revenue_after_minor"), minorPerMajor);
        long[] isBefore = columns.longs("is_before");
        long[] isFirst = columns.longs("is_first");
        String[] cameBy = columns.texts("came_by");
        long[] isJoinedKnown = columns.longs("is_joined_known");
        Part[] part = new Part[before.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = isBefore[i] == 1
                    ? Part.KEPT
                    : isFirst[i] == 0
                            ? Part.RETURNED
                            : cameBy[i].isEmpty()
                                    ? Part.UNSAID
                                    : options.isEarned(cameBy[i]) ? Part.EARNED : Part.BOUGHT;
        }
        int n = before.length;
        int resamples = n > MANY ? FEWER_RESAMPLES : RESAMPLES;
        Optional<PriceVolume> prices = PriceVolume.of(
                columns, IntStream.range(0, n).filter(i -> part[i] == Part.KEPT).toArray(), minorPerMajor);
        return Bootstrap.runCounts(
                        Sampling.rows(n),
                        counts -> figures(before, after, part, prices, counts),
                        new Bootstrap.Options(resamples, seed))
                .map(replicates -> new EarnedGrowth(before, after, part, cameBy, isJoinedKnown, prices, replicates));
    }

    private static double[] major(double[] minor, double minorPerMajor) {
        return Arrays.stream(minor).map(amount -> amount / minorPerMajor).toArray();
    }

    private static double[] figures(
            double[] before, double[] after, Part[] part, Optional<PriceVolume> prices, double[] counts) {
        double earlier = 0;
        double[] later = new double[Part.values().length];
        for (int i = 0; i < before.length; i++) {
            earlier += counts[i] * before[i];
            later[part[i].place] += counts[i] * after[i];
        }
        if (!(earlier > 0)) {
            return new double[0];
        }
        double[] figures = new double[prices.isPresent() ? Figure.REAL_MOST.place + 1 : Figure.TOTAL_GROWTH.place + 1];
        double sum = 0;
        for (int p = 0; p < later.length; p++) {
            figures[p] = later[p] / earlier;
            sum += figures[p];
        }
        double kept = figures[Part.KEPT.place];
        double earned = figures[Part.EARNED.place];
        double said = earned + figures[Part.BOUGHT.place];
        double unsaid = figures[Part.UNSAID.place];
        double share = said > 0 ? earned / said : 0;
        figures[Figure.ALIKE.place] = kept + earned + share * unsaid - 1;
        figures[Figure.LEAST.place] = kept + earned - 1;
        figures[Figure.MOST.place] = kept + earned + unsaid - 1;
        figures[Figure.TOTAL_GROWTH.place] = sum - 1;
        if (prices.isEmpty()) {
            return figures;
        }
        return prices.get()
                .split(counts, earlier, later[Part.KEPT.place])
                .map(split -> with(split, figures))
                .orElseGet(() -> new double[0]);
    }

    /** New customers are taken to pay prices that changed as much as those of the others. */
    private static double[] with(PriceVolume.Split split, double[] figures) {
        figures[Figure.PRICE_INDEX.place] = split.index();
        figures[Figure.PRICE.place] = split.price();
        figures[Figure.VOLUME.place] = split.volume();
        figures[Figure.MIX.place] = split.mix();
        figures[Figure.REFUNDS.place] = split.refunds();
        figures[Figure.REAL_KEPT.place] = figures[Part.KEPT.place] / split.index();
        figures[Figure.REAL_ALIKE.place] = (1 + figures[Figure.ALIKE.place]) / split.index() - 1;
        figures[Figure.REAL_LEAST.place] = (1 + figures[Figure.LEAST.place]) / split.index() - 1;
        figures[Figure.REAL_MOST.place] = (1 + figures[Figure.MOST.place]) / split.index() - 1;
        return figures;
    }

    private Measured figure(Figure figure, Unit unit) {
        return measured(figure.place, unit);
    }

    private Measured measured(int k, Unit unit) {
        double value = replicates.estimate().at(k);
        Interval interval = replicates.percentile(k, LEVEL);
        return new Measured(value, Math.min(value, interval.low()), Math.max(value, interval.high()), LEVEL, unit);
    }

    /** A part of the later revenue, as a share of the earlier. */
    Measured share(Part of) {
        return measured(of.place, Unit.share(OF_BEFORE));
    }

    Measured totalGrowth() {
        return figure(Figure.TOTAL_GROWTH, Unit.share("growth"));
    }

    /** If those who did not say came as those who did. */
    Measured alike() {
        return figure(Figure.ALIKE, Unit.share(EARNED));
    }

    /** If none of those who did not say was sent by others. */
    Measured least() {
        return figure(Figure.LEAST, Unit.share(EARNED));
    }

    /** If all of them were. */
    Measured most() {
        return figure(Figure.MOST, Unit.share(EARNED));
    }

    /** From the least that chance leaves if nobody was sent of those who did not say, to the most if all were. */
    Measured bounds() {
        return bounds(alike(), least(), most());
    }

    private static Measured bounds(Measured alike, Measured least, Measured most) {
        return new Measured(
                alike.value(),
                Math.min(alike.low(), least.low()),
                Math.max(alike.high(), most.high()),
                LEVEL,
                alike.unit());
    }

    /** How prices and volumes were told apart; empty where too few customers bought in both periods. */
    Optional<PriceVolume> prices() {
        return prices;
    }

    /** 1 where prices are the same; only where {@link #prices} are known, as all that follows. */
    Measured priceIndex() {
        return figure(Figure.PRICE_INDEX, Unit.ratio("times the prices before"));
    }

    Measured priceEffect() {
        return figure(Figure.PRICE, Unit.share(OF_BEFORE));
    }

    Measured volumeEffect() {
        return figure(Figure.VOLUME, Unit.share(OF_BEFORE));
    }

    Measured mixEffect() {
        return figure(Figure.MIX, Unit.share(OF_BEFORE));
    }

    Measured refundEffect() {
        return figure(Figure.REFUNDS, Unit.share(OF_BEFORE));
    }

    /** What the customers of the period before bring at its prices, as a share of what they brought. */
    Measured keptAtEarlierPrices() {
        return figure(Figure.REAL_KEPT, Unit.share(OF_BEFORE));
    }

    Measured alikeAtEarlierPrices() {
        return figure(Figure.REAL_ALIKE, Unit.share(EARNED));
    }

    Measured boundsAtEarlierPrices() {
        return bounds(
                alikeAtEarlierPrices(),
                figure(Figure.REAL_LEAST, Unit.share(EARNED)),
                figure(Figure.REAL_MOST, Unit.share(EARNED)));
    }

    /** Of the revenue of new customers, the share of those who said how they came. */
    double saidShare() {
        double said = replicates.estimate().at(Part.EARNED.place)
                + replicates.estimate().at(Part.BOUGHT.place);
        double all = said + replicates.estimate().at(Part.UNSAID.place);
        return all > 0 ? said / all : 1;
    }

    /** Of the revenue of those who look new, the share of customers who are recorded with the day on which they joined. */
    double joinedKnownShare() {
        double known = 0;
        double all = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] != Part.KEPT && part[i] != Part.RETURNED) {
                all += after[i];
                known += isJoinedKnown[i] == 1 ? after[i] : 0;
            }
        }
        return all > 0 ? known / all : 1;
    }

    /** Whether a part has nobody, or enough people of whom none brings most of its money. */
    boolean isShowable(Part of) {
        double[] own = IntStream.range(0, part.length)
                .filter(i -> part[i] == of)
                .mapToDouble(i -> after[i])
                .toArray();
        SmallGroups small = SmallGroups.standard();
        return own.length == 0 || (small.shows(own.length) && small.shownMoney(List.of(SmallGroups.Money.of(own)))[0]);
    }

    /** Whether all growth may be told: less the bounds it is what these two parts brought. */
    boolean isWholeShowable() {
        return isShowable(Part.BOUGHT) && isShowable(Part.RETURNED);
    }

    long customers(Part of) {
        return Arrays.stream(part).filter(p -> p == of).count();
    }

    int size() {
        return part.length;
    }

    double revenueBefore() {
        return Arrays.stream(before).sum();
    }

    double revenueAfter() {
        return Arrays.stream(after).sum();
    }

    /** The largest customer's share of the earlier revenue. */
    double largestShare() {
        return Arrays.stream(before).max().orElse(0) / revenueBefore();
    }

    /** New customers and their revenue by what they said. */
    record Said(String value, double[] revenue) {}

    List<Said> said() {
        Map<String, List<Integer>> rows = new TreeMap<>();
        IntStream.range(0, part.length)
                .filter(i -> part[i] == Part.EARNED || part[i] == Part.BOUGHT)
                .forEach(i -> rows.computeIfAbsent(cameBy[i], value -> new ArrayList<>())
                        .add(i));
        return rows.entrySet().stream()
                .map(entry -> new Said(
                        entry.getKey(),
                        entry.getValue().stream().mapToDouble(i -> after[i]).toArray()))
                .toList();
    }
}
