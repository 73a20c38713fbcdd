package org.wayworth.kernel.structural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Models with other variances than the likeliest, and how much each is believed.
 *
 * <p>A grid over the logs of the ratios of standard deviations; coefficients and the irregular variance are integrated
 * out in closed form. Prior: half-Cauchy on each ratio. Source: Gelman (2006), Prior distributions for variance
 * parameters in hierarchical models, Bayesian Analysis 1(3), 515–534.
 *
 * @param weight all weights have a sum of 1
 */
record Believed(Profile profile, double weight) {

    private static final double LOWEST = -6;
    private static final double HIGHEST = 4;
    /** Points along each ratio, by how many ratios there are. */
    private static final int[] POINTS = {41, 13, 7};

    private static final double NEGLIGIBLE = 1e-4;

    /** The likeliest model alone. */
    static List<Believed> only(Profile profile) {
        return List.of(new Believed(profile, 1));
    }

    static List<Believed> over(StructuralSeries.Options options, double[][] columns) {
        int count = StateSpace.ratios(options);
        int points = POINTS[count - 1];
        int cells = (int) Math.round(Math.pow(points, count));
        List<Profile> profiles = new ArrayList<>();
        double[] belief = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            double[] logs = logs(cell, points, count);
            double[] ratios = Arrays.stream(logs).map(x -> Math.exp(2 * x)).toArray();
            Profile profile = Profile.of(options, ratios, columns);
            profiles.add(profile);
            belief[cell] = profile.belief(logs);
        }
        double most = Arrays.stream(belief).max().orElse(0);
        double[] weight = Arrays.stream(belief).map(b -> Math.exp(b - most)).toArray();
        double kept = Arrays.stream(weight).filter(w -> w > NEGLIGIBLE).sum();
        List<Believed> believed = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            if (weight[cell] > NEGLIGIBLE) {
                believed.add(new Believed(profiles.get(cell), weight[cell] / kept));
            }
        }
        return believed;
    }

    private static double[] logs(int cell, int points, int count) {
        double[] logs = new double[count];
        int rest = cell;
        for (int k = 0; k < count; k++) {
            logs[k] = LOWEST + (HIGHEST - LOWEST) * (rest % points) / (points - 1);
            rest /= points;
        }
        return logs;
    }
}
