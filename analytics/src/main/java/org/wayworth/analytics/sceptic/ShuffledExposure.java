package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.AddedVariable;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;

/** When exposures change hands by chance, the method must find something about one time in twenty, not more. */
final class ShuffledExposure {

    private static final RobustnessCheck CHECK = RobustnessCheck.of(
            "shuffled ratings", "If ratings were reassigned at random, would the method find nothing?");

    /** Shuffles of the exposure; enough to see a test that rejects twice as often as it says. */
    private static final int SHUFFLES = 200;

    /** Most of the shuffles whose 95% interval may miss 0: 5% plus three standard errors of a share of 200. */
    private static final double MOST_FALSE_ALARMS = 0.096;

    private static final double LEVEL = 0.95;

    /** Two hundred shuffles of more rows would take long, and alarm as often. */
    static final int MOST_ROWS = 50_000;

    /** Rows customer by customer: those of the c-th stand from {@code starts[c]} to {@code starts[c + 1]}. */
    private record ByCustomer(int[] rows, int[] starts) {}

    private final double[] exposure;
    private final double[] outcome;
    private final Covariates covariates;
    private final long[] customer;

    ShuffledExposure(double[] exposure, double[] outcome, Covariates covariates, long[] customer) {
        this.exposure = exposure;
        this.outcome = outcome;
        this.covariates = covariates;
        this.customer = customer;
    }

    /**
     * Of very many rows those of some customers are shuffled: errors that were too short for the way rows hang together, or
     * for a tail of large amounts, would be too short among them as well.
     */
    Check check(long seed) {
        int[] rows = SomeCustomers.rows(customer, MOST_ROWS, seed);
        if (rows.length == exposure.length) {
            return alarms(seed, "");
        }
        String among = " of some " + Unit.whole(MOST_ROWS) + " responses, of customers drawn at random";
        return new ShuffledExposure(
                        Rows.pick(exposure, rows),
                        Rows.pick(outcome, rows),
                        covariates.ofRows(rows),
                        Arrays.stream(rows).mapToLong(i -> customer[i]).toArray())
                .alarms(seed, among);
    }

    private Check alarms(long seed, String among) {
        ByCustomer byCustomer = byCustomer();
        return AddedVariable.given(
                        covariates.columns(), outcome, Clusters.of(customer).orElse(null))
                .map(model -> Blocks.map(
                        SHUFFLES,
                        index -> model.coefficient(shuffled(byCustomer, seed, index), LEVEL)
                                .fold(estimate -> !estimate.interval().contains(0), no -> true)))
                .fold(
                        alarms -> counted(alarms, among),
                        no -> CHECK.cannotTell(KernelWords.found(no, covariates.names())));
    }

    private static Check counted(List<Boolean> alarms, String among) {
        long count = alarms.stream().filter(alarm -> alarm).count();
        double share = (double) count / SHUFFLES;
        return CHECK.passedIf(
                share <= MOST_FALSE_ALARMS,
                count + " false alarms in " + SHUFFLES + " shuffles" + among + "; about " + Math.round(0.05 * SHUFFLES)
                        + " are expected, at most " + (int) (MOST_FALSE_ALARMS * SHUFFLES) + " accepted");
    }

    /**
     * Customers in an order of chance hand their exposures on, one after the other, to the rows in the order that they
     * have: what hangs together within a customer mostly stays so, and nothing else does. (Swapping only among customers
     * with as many rows would leave alone what the number of rows itself tells, such as who left early.)
     */
    private double[] shuffled(ByCustomer byCustomer, long seed, int index) {
        UniformRandomProvider random = Streams.stream(seed, index);
        int[] order = PermutationSampler.natural(byCustomer.starts().length - 1);
        PermutationSampler.shuffle(random, order);
        double[] shuffled = new double[exposure.length];
        int next = 0;
        for (int giver : order) {
            for (int k = byCustomer.starts()[giver]; k < byCustomer.starts()[giver + 1]; k++) {
                shuffled[byCustomer.rows()[next++]] = exposure[byCustomer.rows()[k]];
            }
        }
        return shuffled;
    }

    private ByCustomer byCustomer() {
        int[] label = Clusters.labels(customer);
        int[] starts = new int[Arrays.stream(label).max().orElse(-1) + 2];
        for (int l : label) {
            starts[l + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] rows = new int[label.length];
        int[] next = starts.clone();
        for (int i = 0; i < label.length; i++) {
            rows[next[label[i]]++] = i;
        }
        return new ByCustomer(rows, starts);
    }
}
