package org.wayworth.demo;

/**
 * What to make up.
 *
 * @param seed equal seeds give equal files, byte for byte
 * @param customers how many customers; the first thousand are the same however many follow
 * @param world with planted effects, or without
 * @param answers share of the usual answers that come back, above 0 and at most 1; 1 is the usual company, 0.02 is one
 *     that has too few answers to say much
 */
public record DemoOptions(long seed, int customers, World world, double answers) {

    /** The company that the tutorial and the demo command use. */
    public static final DemoOptions USUAL = new DemoOptions(1, 20_000, World.PLANTED, 1);

    private static final int FEWEST = 1;
    private static final int MOST = 900_000;

    public DemoOptions {
        if (customers < FEWEST || customers > MOST) {
            throw new IllegalArgumentException(
                    "customers must be from " + FEWEST + " to " + MOST + ", not " + customers);
        }
        if (!(answers > 0 && answers <= 1)) {
            throw new IllegalArgumentException("answers must be above 0 and at most 1, not " + answers);
        }
    }

    public DemoOptions withSeed(long other) {
        return new DemoOptions(other, customers, world, answers);
    }

    public DemoOptions withCustomers(int other) {
        return new DemoOptions(seed, other, world, answers);
    }

    public DemoOptions in(World other) {
        return new DemoOptions(seed, customers, other, answers);
    }

    /** The same company with fewer answers: data that a careful analysis should refuse. */
    public DemoOptions answering(double share) {
        return new DemoOptions(seed, customers, world, share);
    }
}
