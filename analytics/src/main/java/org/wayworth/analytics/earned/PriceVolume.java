package org.wayworth.analytics.earned;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.warehouse.Columns;

/**
 * How far the same customers paid other prices, bought more or less often, and bought dearer or cheaper things.
 *
 * <p>Price: Fisher's index over what the same customer bought in both periods, the geometric mean of the earlier
 * quantities at later prices (Laspeyres) and the later quantities at earlier ones (Paasche). Where products are known, a
 * quantity is a sale of a product and its price the mean amount of these sales; where they are not, a quantity is an order
 * of one kind and its price the mean order value, so that higher prices and larger orders cannot be told apart.
 *
 * <p>Volume is the change in the number of sales (or orders) at the earlier mean value, mix what of the change at earlier
 * prices is not volume. All sums are sums over customers, so that resampling customers gives intervals.
 *
 * <p>Source: Fisher (1922), The Making of Index Numbers; Balk (2008), Price and Quantity Index Numbers.
 */
final class PriceVolume {

    /** What a quantity is. */
    enum Basis {
        PRODUCTS,
        ORDERS
    }

    /** Where less of the sales carries a product, orders are counted instead. */
    static final double ENOUGH_KNOWN = 0.9;

    /** Products bought in both periods must stand for this share of later sales, or orders are counted instead. */
    private static final double LEAST_MATCHED = 0.2;

    /** Customers who bought in both periods. */
    static final int FEWEST = 100;

    private static final double THOUSANDTHS = 1000;

    private final Basis basis;
    private final double knownShare;
    private final double[] salesBefore;
    private final double[] salesAfter;
    private final double[] soldBefore;
    private final double[] soldAfter;
    private final double[] matchedBefore;
    private final double[] matchedAfter;
    private final double[] laspeyres;
    private final double[] paasche;

    private PriceVolume(Basis basis, Columns columns, int[] kept, double minorPerMajor) {
        this.basis = basis;
        this.salesBefore = only(columns, "sales_before_minor", kept, minorPerMajor);
        this.salesAfter = only(columns, "sales_after_minor", kept, minorPerMajor);
        this.knownShare = Math.min(
                share(only(columns, "known_before_minor", kept, minorPerMajor), salesBefore),
                share(only(columns, "known_after_minor", kept, minorPerMajor), salesAfter));
        String of = basis == Basis.PRODUCTS ? "product_" : "order_";
        this.soldBefore = only(columns, of + "n_before", kept, 1);
        this.soldAfter = only(columns, of + "n_after", kept, 1);
        this.matchedBefore = only(columns, of + "before_minor", kept, minorPerMajor);
        this.matchedAfter = only(columns, of + "after_minor", kept, minorPerMajor);
        this.laspeyres = only(columns, of + "laspeyres", kept, THOUSANDTHS * minorPerMajor);
        this.paasche = only(columns, of + "paasche", kept, THOUSANDTHS * minorPerMajor);
    }

    /**
     * By products where nearly all sales carry one, else by orders; empty where too few customers bought in both periods.
     *
     * @param columns of {@code earned.sql}
     * @param kept rows of customers of the earlier period
     */
    static Optional<PriceVolume> of(Columns columns, int[] kept, double minorPerMajor) {
        PriceVolume products = new PriceVolume(Basis.PRODUCTS, columns, kept, minorPerMajor);
        if (products.isEnough() && products.knownShare >= ENOUGH_KNOWN && products.matchedShare() >= LEAST_MATCHED) {
            return Optional.of(products);
        }
        return Optional.of(new PriceVolume(Basis.ORDERS, columns, kept, minorPerMajor))
                .filter(PriceVolume::isEnough);
    }

    private static double[] only(Columns columns, String name, int[] rows, double divisor) {
        double[] all = columns.doubles(name);
        double[] some = new double[all.length];
        for (int i : rows) {
            some[i] = all[i] / divisor;
        }
        return some;
    }

    private static double share(double[] part, double[] whole) {
        double sum = Arrays.stream(whole).sum();
        return sum > 0 ? Arrays.stream(part).sum() / sum : 0;
    }

    private boolean isEnough() {
        return customers() >= FEWEST;
    }

    Basis basis() {
        return basis;
    }

    /** Customers who bought the same in both periods. */
    long customers() {
        return Arrays.stream(matchedBefore).filter(sales -> sales > 0).count();
    }

    /** Of the later sales, what was bought in both periods by the same customer. */
    double matchedShare() {
        return share(matchedAfter, salesAfter);
    }

    /** Of the sales of the period in which it is less, the share that carries a product. */
    double knownShare() {
        return knownShare;
    }

    /** The earlier quantities at later prices. */
    double laspeyresIndex() {
        return share(laspeyres, matchedBefore);
    }

    /** The later quantities at later prices, against earlier ones. */
    double paascheIndex() {
        return share(matchedAfter, paasche);
    }

    double soldBefore() {
        return Arrays.stream(soldBefore).sum();
    }

    double soldAfter() {
        return Arrays.stream(soldAfter).sum();
    }

    /**
     * Why revenue changed, as shares of the earlier revenue: they add up to the change.
     *
     * @param index of prices: 1 where they are the same
     */
    record Split(double index, double price, double volume, double mix, double refunds) {}

    /**
     * The split of one resample.
     *
     * @param counts how often each customer counts
     * @param before revenue of the earlier period, sales less refunds
     * @param after revenue that the same customers brought in the later one
     */
    Optional<Split> split(double[] counts, double before, double after) {
        double index = Math.sqrt(dot(counts, laspeyres)
                / dot(counts, matchedBefore)
                * (dot(counts, matchedAfter) / dot(counts, paasche)));
        double earlier = dot(counts, salesBefore);
        double later = dot(counts, salesAfter) / index;
        double atEarlierMean = earlier * dot(counts, soldAfter) / dot(counts, soldBefore);
        double refundedBefore = earlier - before;
        double refundedAfter = later - after / index;
        Split split = new Split(
                index,
                (after - after / index) / before,
                (atEarlierMean - earlier) / before,
                (later - atEarlierMean) / before,
                (refundedBefore - refundedAfter) / before);
        return Double.isFinite(split.price() + split.volume() + split.mix() + split.refunds())
                ? Optional.of(split)
                : Optional.empty();
    }

    private static double dot(double[] counts, double[] values) {
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> counts[i] * values[i])
                .sum();
    }
}
