package org.wayworth.demo;

/**
 * One made-up customer as it stands on joining. Age band, joining channel and joining day move both spending and the
 * 0–10 answer: they are the confounder, and all three are in the customers file. Kind is in no file and moves spending
 * but not the mean of the answer.
 *
 * @param joined day
 * @param shopPoundsPerYear what shop orders bring a year while satisfaction is neutral
 * @param tracked whether web analytics may follow the customer
 */
record Customer(
        int number,
        Kind kind,
        AgeBand age,
        Channel channel,
        String region,
        int joined,
        Plan plan,
        double shopPoundsPerYear,
        boolean tracked) {

    /** Age bands with their share, spending, answer and yearly rate of ending a contract. */
    @SuppressWarnings("ImmutableEnumChecker") // no one writes to its arrays
    enum AgeBand {
        UNDER_30("18-29", 0.22, -0.14, -0.70, 0.45, new double[] {0.15, 0.20, 0.10, 0.55}),
        UNDER_45("30-44", 0.30, -0.04, -0.25, 0.35, new double[] {0.28, 0.30, 0.12, 0.30}),
        UNDER_60("45-59", 0.27, 0.05, 0.20, 0.27, new double[] {0.40, 0.25, 0.20, 0.15}),
        OVER_60("60+", 0.21, 0.14, 0.70, 0.22, new double[] {0.48, 0.14, 0.30, 0.08});

        final String label;
        final double share;
        final double spending;
        final double score;
        final double contractEndsPerYear;
        final double[] kindShares;

        AgeBand(
                String label,
                double share,
                double spending,
                double score,
                double contractEndsPerYear,
                double[] kindShares) {
            this.label = label;
            this.share = share;
            this.spending = spending;
            this.score = score;
            this.contractEndsPerYear = contractEndsPerYear;
            this.kindShares = kindShares;
        }
    }

    /** How the customer joined. */
    @SuppressWarnings("ImmutableEnumChecker") // no one writes to its arrays
    enum Channel {
        WEBSITE("website", 0.45, 0, -0.05, new double[] {0.25, 0.35, 0.30, 0.10}),
        APP("app", 0.25, -0.06, -0.20, new double[] {0.20, 0.50, 0.25, 0.05}),
        MARKET_STALL("market stall", 0.18, 0.10, 0.20, new double[] {0.45, 0.05, 0.05, 0.45}),
        GIFT_CARD("gift card", 0.12, 0.06, 0.10, new double[] {0.75, 0.05, 0.05, 0.15});

        final String label;
        final double share;
        final double spending;
        final double score;
        /** Shares of the answers to "how did you come to us?", in the order of {@code Words.CAME_BY}. */
        final double[] cameBy;

        Channel(String label, double share, double spending, double score, double[] cameBy) {
            this.label = label;
            this.share = share;
            this.spending = spending;
            this.score = score;
            this.cameBy = cameBy;
        }
    }

    private static final String[] REGIONS = {
        "Scotland",
        "North of England",
        "Midlands",
        "Wales",
        "East of England",
        "London",
        "South West",
        "Northern Ireland"
    };
    private static final double[] REGION_SHARES = {0.14, 0.20, 0.15, 0.07, 0.11, 0.16, 0.13, 0.04};

    private static final double MEAN_SCORE = 6.9;
    private static final double SCORE_PER_YEAR = 0.06;
    private static final double SPENDING_PER_YEAR = 0.04;
    private static final double YEARS_CENTRE = 2;
    /** Below this a very low answer would take away more orders than there are. */
    private static final double LEAST_SHOP_POUNDS = 96;

    private static final double TRACKED = 0.20;

    static Customer make(int number, Chance chance) {
        AgeBand age = chance.pick(AgeBand.values(), band -> band.share);
        Channel channel = chance.pick(Channel.values(), way -> way.share);
        Kind kind = chance.pick(Kind.values(), age.kindShares);
        int joined = Days.START + (chance.happens(0.62) ? -chance.between(1, 900) : chance.between(0, 1_000));
        double multiplier = 1
                + age.spending
                + channel.spending
                + SPENDING_PER_YEAR * (Days.START - joined) / Days.YEAR
                + 0.25 * (chance.uniform() - 0.5);
        return new Customer(
                number,
                kind,
                age,
                channel,
                chance.pick(REGIONS, REGION_SHARES),
                joined,
                chance.pick(Plan.values(), kind.planShares),
                Math.max(LEAST_SHOP_POUNDS, kind.shopPoundsPerYear * multiplier),
                chance.happens(TRACKED));
    }

    /** The mean of the 0–10 answer at a day, over the items. */
    double meanScore(int day) {
        double years = (double) (day - joined) / Days.YEAR;
        return MEAN_SCORE + age.score + channel.score + SCORE_PER_YEAR * (years - YEARS_CENTRE);
    }

    boolean inInitiative(int day) {
        return region.equals(Effects.INITIATIVE_REGION) && day >= Effects.INITIATIVE_STARTS;
    }
}
