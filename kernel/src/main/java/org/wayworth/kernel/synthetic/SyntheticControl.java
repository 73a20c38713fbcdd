package org.wayworth.kernel.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.parallel.Blocks;

/**
 * What a treated unit would have done without treatment: a weighted mean of units that followed it before.
 *
 * <p>Right when the mean followed it closely over many periods before, and nothing else happened to it or to its
 * controls. How sure one can be is told by placebos: each control is taken for the treated one in turn, and the treated
 * one's gap is ranked among theirs, relative to how well each was followed before. With 19 controls the least possible
 * p-value is 1 / 20.
 *
 * <p>Source: Abadie, Diamond and Hainmueller (2010), Synthetic control methods for comparative case studies, Journal of
 * the American Statistical Association 105(490), 493–505, with the outcomes of all periods before as predictors.
 */
public final class SyntheticControl {

    /** Weights are told apart by this share of the noise where controls repeat each other. */
    private static final double RIDGE = 1e-6;

    /**
     * @param effect mean gap after: treated minus its synthetic control
     * @param gaps treated minus synthetic, each period
     * @param weights of the units, in the order given; 0 for the treated
     * @param effectiveControls how many evenly weighted controls that is worth
     * @param errorBefore root mean squared gap before
     * @param pValue rank of the treated among the placebos by the error after over that before
     * @param placebos effect for each control taken for treated, in the order given
     * @param usable controls in the ranking
     */
    public record Result(
            double effect,
            Vector gaps,
            Vector weights,
            double effectiveControls,
            double errorBefore,
            double pValue,
            Vector placebos,
            int usable) {}

    /** Gaps of one unit, with what they come to. */
    private record Gaps(double[] each, double[] weights, int before) {

        double error(int from, int to) {
            double sum = 0;
            for (int t = from; t < to; t++) {
                sum += each[t] * each[t];
            }
            return StandardError.of(sum / (to - from));
        }

        double effect() {
            return Arrays.stream(each, before, each.length).average().orElse(0);
        }

        /** How much worse the fit is after than before. */
        double ratio() {
            double after = error(before, each.length);
            double until = error(0, before);
            return until > 0 ? Math.min(Double.MAX_VALUE, after / until) : after > 0 ? Double.MAX_VALUE : 0;
        }
    }

    private SyntheticControl() {}

    public static Fit<Result> fit(Comparison data, Search search) {
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
        double noise = data.noise();
        Gaps own = gaps(data, search, noise);
        List<Gaps> placebos = data.controls() < 3
                ? List.of()
                : Blocks.map(data.controls(), unit -> gaps(data.placebo(unit), search, noise));
        int worse = 1;
        for (Gaps placebo : placebos) {
            worse += placebo.ratio() >= own.ratio() ? 1 : 0;
        }
        double[] weights = new double[data.controls() + data.treated()];
        for (int i = 0; i < data.controls(); i++) {
            weights[data.row(i)] = own.weights()[i];
        }
        return Fit.done(new Result(
                own.effect(),
                Vector.of(own.each()),
                Vector.of(weights),
                1 / Arrays.stream(own.weights()).map(w -> w * w).sum(),
                own.error(0, data.before()),
                worse / (placebos.size() + 1.0),
                Vector.of(placebos.stream().mapToDouble(Gaps::effect).toArray()),
                placebos.size()));
    }

    /** @param noise where the controls at hand have none of their own */
    private static Gaps gaps(Comparison data, Search search, double noise) {
        double[][] controls = new double[data.controls()][data.before()];
        double[] target = new double[data.before()];
        for (int t = 0; t < target.length; t++) {
            target[t] = data.treatedMean(t);
            for (int i = 0; i < controls.length; i++) {
                controls[i][t] = data.control(i, t);
            }
        }
        double own = data.noise() > 0 ? data.noise() : noise;
        double ridge = RIDGE * own;
        double[] weights = search.weights(new Simplex(controls, target, false, ridge * ridge), own);
        double[] gaps = new double[data.before() + data.after()];
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = data.treatedMean(t);
            for (int i = 0; i < weights.length; i++) {
                gaps[t] -= weights[i] * data.control(i, t);
            }
        }
        return new Gaps(gaps, weights, data.before());
    }
}
