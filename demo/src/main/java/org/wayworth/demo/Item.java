package org.wayworth.demo;

/** The items that the half-yearly survey asks to rate from 1 to 5. */
enum Item {
    DELIVERY("delivery"),
    PRODUCT_QUALITY("product quality"),
    SUPPORT("support"),
    WEBSITE("website"),
    PRICE("price"),
    PACKAGING("packaging"),
    BILLING("billing");

    /** Cut points of a standard normal that give 5, 8, 18, 36 and 33 % of the answers 1 to 5. */
    private static final double[] CUTS = {-1.6448536, -1.1263911, -0.4958503, 0.4399132};

    static final double MEAN = 3.84;
    /** The same mean when the last parcel was late: 5 less the normal shares below the cut points moved by 0.8. */
    private static final double MEAN_AFTER_LATE = 2.9168;

    final String label;

    Item(String label) {
        this.label = label;
    }

    static int rating(double felt) {
        int rating = 1;
        for (double cut : CUTS) {
            if (felt > cut) {
                rating++;
            }
        }
        return rating;
    }

    /** The mean over all customers, so that what an item adds to the 0–10 answer averages to nothing for every kind. */
    double centre(Effects effects) {
        if (this != DELIVERY || effects.lateItemShift() == 0) {
            return MEAN;
        }
        return MEAN + Effects.SHARE_LATE * (MEAN_AFTER_LATE - MEAN);
    }
}
