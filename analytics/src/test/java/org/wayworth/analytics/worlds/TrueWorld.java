package org.wayworth.analytics.worlds;

import static org.wayworth.analytics.worlds.Company.END;

/** Companies in which more does follow a higher rating: what the sceptic must not talk away. */
enum TrueWorld {

    /** From the answer on, for good. */
    LASTING(0),

    /** From the third month after the answer on. */
    DELAYED(60);

    /** What a point brings in a year, in pounds. */
    static final double POUNDS_A_POINT = 6;

    private static final int CUSTOMERS = 2_500;

    /** Mean of an order, as {@link Chance#amount} makes them. */
    private static final double AN_ORDER = Math.exp(3.3 + 0.55 * 0.55 / 2);

    private final double after;

    TrueWorld(double after) {
        this.after = after;
    }

    /** A year after the answer brings as much in both worlds. */
    Company made(long seed) {
        Chance chance = new Chance(seed);
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double rate = chance.gamma(6, 0.6);
            double asked = chance.between(400, END - 370);
            int score = chance.rating(7, 1.8);
            company.habit(chance, i, rate, 0, asked + after);
            double orders = POUNDS_A_POINT * (score - 7) / AN_ORDER * 365 / (365 - after);
            company.habit(chance, i, Math.max(0, rate + orders), asked + after, END - 1);
            company.answer(i, asked, score);
        }
        return company;
    }
}
