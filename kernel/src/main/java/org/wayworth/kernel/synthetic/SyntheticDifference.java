package org.wayworth.kernel.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * The effect on treated units by comparing their change with that of controls that moved like them, over periods that
 * resemble those after: a difference in differences with weights on units and on periods.
 *
 * <p>Less exact a fit before is needed than for {@link SyntheticControl}, because levels may differ. The standard error
 * is the spread of placebo effects among controls; it needs more controls than treated units and supposes that the
 * treated err as controls do.
 *
 * <p>Source: Arkhangelsky, Athey, Hirshberg, Imbens and Wager (2021), Synthetic difference-in-differences, American
 * Economic Review 111(12), 4088–4118: algorithms 1 and 4.
 */
public final class SyntheticDifference {

    private static final double PERIOD_RIDGE = 1e-6;

    /** @param placebos random choices of controls taken for treated, for the standard error */
    public record Options(Search search, int placebos, long seed, double level) {

        public Options {
            if (placebos < 2) {
                throw new IllegalArgumentException("placebos must be 2 or more, not " + placebos);
            }
            Interval.requireLevel(level);
        }

        /** Exact weights, 200 placebos, 95%. */
        public static Options standard(long seed) {
            return new Options(Search.EXACT, 200, seed, 0.95);
        }
    }

    /**
     * @param effect on the treated, mean over the periods after
     * @param unitWeights of the units, in the order given; 0 for the treated
     * @param periodWeights of the periods before
     * @param plain the same without weights: a plain difference in differences
     */
    public record Result(Estimate effect, Vector unitWeights, Vector periodWeights, double plain) {}

    /** An effect with its weights. */
    private record Weighted(double effect, double[] units, double[] periods) {}

    private SyntheticDifference() {}

    public static Fit<Result> fit(Comparison data, Options options) {
        Optional<Fit<Result>> out = data.outOfMagnitude();
        if (out.isPresent()) {
            return out.get();
        }
        if (!(data.noise() > 0)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "no control changes before treatment",
                    "use a finer outcome or more periods");
        }
        if (data.controls() < data.treated() + 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    data.controls() + " controls for " + data.treated() + " treated units",
                    "placebos need at least two controls more than there are treated units");
        }
        Weighted own = weighted(data, options.search(), data.noise());
        double standardError = spread(data, options);
        double half = Quantile.normalReach(options.level()) * standardError;
        Interval interval = new Interval(own.effect() - half, own.effect() + half, options.level());
        double[] weights = new double[data.controls() + data.treated()];
        for (int i = 0; i < data.controls(); i++) {
            weights[data.row(i)] = own.units()[i];
        }
        return Fit.done(new Result(
                new Estimate(own.effect(), standardError, interval, data.controls() + data.treated()),
                Vector.of(weights),
                Vector.of(own.periods()),
                effect(data, even(data.controls()), even(data.before()))));
    }

    /** @param whole noise, where the controls at hand have none of their own */
    private static Weighted weighted(Comparison data, Search search, double whole) {
        double noise = data.noise() > 0 ? data.noise() : whole;
        double[][] controls = new double[data.controls()][data.before()];
        double[] treated = new double[data.before()];
        double[][] periods = new double[data.before()][data.controls()];
        double[] after = new double[data.controls()];
        for (int t = 0; t < treated.length; t++) {
            treated[t] = data.treatedMean(t);
            for (int i = 0; i < controls.length; i++) {
                controls[i][t] = data.control(i, t);
                periods[t][i] = controls[i][t];
            }
        }
        Arrays.setAll(after, data::controlMeanAfter);
        double unitRidge = Math.pow(data.treated() * (double) data.after(), 0.25) * noise;
        double periodRidge = PERIOD_RIDGE * noise;
        double[] units = search.weights(new Simplex(controls, treated, true, unitRidge * unitRidge), noise);
        double[] times = search.weights(new Simplex(periods, after, true, periodRidge * periodRidge), noise);
        return new Weighted(effect(data, units, times), units, times);
    }

    /** Change of the treated minus weighted change of the controls, from weighted periods before to the mean after. */
    private static double effect(Comparison data, double[] units, double[] periods) {
        double effect = 0;
        for (int t = 0; t < data.after(); t++) {
            effect += data.treatedMean(data.before() + t) / data.after();
        }
        for (int t = 0; t < periods.length; t++) {
            effect -= periods[t] * data.treatedMean(t);
        }
        for (int i = 0; i < units.length; i++) {
            double change = data.controlMeanAfter(i);
            for (int t = 0; t < periods.length; t++) {
                change -= periods[t] * data.control(i, t);
            }
            effect -= units[i] * change;
        }
        return effect;
    }

    private static double[] even(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }

    /** Standard deviation of the effect over placebos. */
    private static double spread(Comparison data, Options options) {
        double noise = data.noise();
        List<Double> effects = Blocks.map(options.placebos(), p -> {
            int[] chosen = choose(data.controls(), data.treated(), Streams.stream(options.seed(), p));
            return weighted(data.placebos(chosen), options.search(), noise).effect();
        });
        double mean = effects.stream().mapToDouble(e -> e).average().orElse(0);
        double squares =
                effects.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
        return StandardError.of(squares / effects.size());
    }

    private static int[] choose(int from, int count, UniformRandomProvider random) {
        int[] all = new int[from];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(from - i);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        return Arrays.copyOf(all, count);
    }
}
