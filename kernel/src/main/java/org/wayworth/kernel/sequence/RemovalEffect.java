package org.wayworth.kernel.sequence;

import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * What share of modelled paths to the goal runs through each touchpoint: the fall in the probability of reaching the
 * goal when everyone who comes to the touchpoint is lost there. Exact algebra of an absorbing Markov chain of first
 * order, not simulation. It describes paths; it does not say what would happen without the touchpoint.
 *
 * <p>Beside it the Shapley value of the same chain: each touchpoint's gain in that probability, averaged over all
 * orders in which the touchpoints could be added; the values add up to the whole. Sources: Anderl and others (2016),
 * International Journal of Research in Marketing 33, 457–474; Dalessandro and others (2012), ADKDD; Shapley (1953).
 */
public final class RemovalEffect {

    private static final int MOST_FOR_SHAPLEY = 15;

    /**
     * @param conversion probability of reaching the goal, from the start
     * @param effect share of it lost without each touchpoint
     * @param attributed all conversions, split in proportion to the effects
     * @param shapley each touchpoint's part of {@code conversion}; empty above 15 touchpoints
     */
    public record Result(double conversion, Vector effect, Vector attributed, Vector shapley) {}

    /**
     * A path and what became of those who took it.
     *
     * @param steps touchpoints in order, at least one
     * @param conversions who reached the goal right after the last
     * @param lost who did not
     */
    public record Path(List<Integer> steps, double conversions, double lost) {

        public Path {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || !(conversions >= 0 && lost >= 0)) {
                throw new IllegalArgumentException("a path must have steps, and conversions and lost of 0 or more, not "
                        + steps + ", " + conversions + " and " + lost);
            }
        }
    }

    private RemovalEffect() {}

    /** @param touchpoints numbered from 0 to this, excluded */
    public static Fit<Result> of(List<Path> paths, int touchpoints) {
        PathChain chain = PathChain.of(paths, touchpoints);
        long all = (1L << touchpoints) - 1;
        double conversion = touchpoints <= MOST_FOR_SHAPLEY ? chain.conversion(all) : chain.conversionWithout(-1);
        if (!(conversion > 0)) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "no path reaches the goal", "Widen the period or the goal.");
        }
        double[] effect = new double[touchpoints];
        double sum = 0;
        double conversions = paths.stream().mapToDouble(Path::conversions).sum();
        for (int t = 0; t < touchpoints; t++) {
            effect[t] = Math.max(0, 1 - chain.conversionWithout(t) / conversion);
            sum += effect[t];
        }
        double[] attributed = new double[touchpoints];
        for (int t = 0; t < touchpoints; t++) {
            attributed[t] = sum > 0 ? conversions * effect[t] / sum : 0;
        }
        double[] shapley = touchpoints <= MOST_FOR_SHAPLEY ? shapley(chain, touchpoints) : new double[0];
        return Fit.done(new Result(conversion, Vector.of(effect), Vector.of(attributed), Vector.of(shapley)));
    }

    private static double[] shapley(PathChain chain, int touchpoints) {
        double[] worth = new double[1 << touchpoints];
        for (int set = 0; set < worth.length; set++) {
            worth[set] = chain.conversion(set);
        }
        double[] weight = new double[touchpoints];
        weight[0] = 1.0 / touchpoints;
        for (int size = 1; size < touchpoints; size++) {
            weight[size] = weight[size - 1] * size / (touchpoints - size);
        }
        double[] values = new double[touchpoints];
        for (int set = 0; set < worth.length; set++) {
            for (int t = 0; t < touchpoints; t++) {
                if ((set & (1 << t)) == 0) {
                    values[t] += weight[Integer.bitCount(set)] * (worth[set | (1 << t)] - worth[set]);
                }
            }
        }
        return values;
    }
}
