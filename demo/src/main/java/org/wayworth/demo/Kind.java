package org.wayworth.demo;

import java.util.List;

/**
 * The four kinds of customer. No export names them: they show only in what is bought, how often, by which channel and
 * in what counts for the answer.
 */
@SuppressWarnings("ImmutableEnumChecker") // no one writes to its arrays
enum Kind {
    /** Drinks the same good coffee every day; wants it to arrive. */
    DAILY_DRINKER(
            120,
            new double[] {0.05, 0.05, 0.20, 0.70},
            0.75,
            0.40,
            0.15,
            0.55,
            1.0,
            0.02,
            List.of(Product.HOUSE_BLEND, Product.DARK_ROAST, Product.BREAKFAST_BLEND, Product.FILTER_PAPERS)),
    /** Tries every new origin, writes reviews, uses the app. */
    EXPLORER(
            190,
            new double[] {0.25, 0.20, 0.45, 0.10},
            0.40,
            0.75,
            0.15,
            0.85,
            0.9,
            0.10,
            List.of(Product.YIRGACHEFFE, Product.HUEHUETENANGO, Product.GEISHA, Product.HAND_GRINDER)),
    /** Buys presents, rarely a subscription. */
    GIFT_GIVER(
            210,
            new double[] {0.85, 0.10, 0.05, 0},
            0.40,
            0.75,
            0.15,
            0.35,
            0.8,
            0.03,
            List.of(Product.GIFT_BOX, Product.TASTING_SET, Product.CAFETIERE, Product.HOUSE_BLEND)),
    /** Small plan, offers, and a ticket when something is wrong. */
    SAVER(
            118,
            new double[] {0.30, 0.55, 0.15, 0},
            0.15,
            0.40,
            0.75,
            0.60,
            1.9,
            0.03,
            List.of(Product.VALUE_BLEND, Product.DECAF, Product.FILTER_PAPERS, Product.BREAKFAST_BLEND));

    private static final double SUPPORT = 0.25;

    /** A shop order holds one line, and up to two more, each with this probability. */
    static final double MORE_LINES = 0.25;

    final double shopPoundsPerYear;
    final double[] planShares;
    private final double delivery;
    private final double quality;
    private final double price;
    final double appShare;
    final double ticketFactor;
    final double reviewShare;
    final List<Product> basket;

    Kind(
            double shopPoundsPerYear,
            double[] planShares,
            double delivery,
            double quality,
            double price,
            double appShare,
            double ticketFactor,
            double reviewShare,
            List<Product> basket) {
        this.shopPoundsPerYear = shopPoundsPerYear;
        this.planShares = planShares;
        this.delivery = delivery;
        this.quality = quality;
        this.price = price;
        this.appShare = appShare;
        this.ticketFactor = ticketFactor;
        this.reviewShare = reviewShare;
        this.basket = basket;
    }

    /** Points of the 0–10 answer per point of the 1–5 item. All kinds have the same three numbers for delivery, quality and
     * price, in another order: were the spread of answers to differ between kinds, who answers would differ with it,
     * and the adjusted line would no longer find the planted revenue. */
    double weight(Item item) {
        return switch (item) {
            case DELIVERY -> delivery;
            case PRODUCT_QUALITY -> quality;
            case PRICE -> price;
            case SUPPORT -> SUPPORT;
            case WEBSITE, PACKAGING, BILLING -> 0;
        };
    }

    /** What an order of this kind brings on average, in pounds, after the expected refund. */
    double poundsPerOrder() {
        double sum = 0;
        for (Product product : basket) {
            sum += product.pence;
        }
        return (1 + 2 * MORE_LINES) * sum / basket.size() / 100 - Parcel.EXPECTED_REFUND;
    }
}
