package org.wayworth.kernel.experiment;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.wayworth.kernel.Vector;

/**
 * How far from 0 a z statistic must be at each planned look, so that all looks together err at most as often as one.
 *
 * <p>Two-sided and symmetric. The looks must be planned; to look at will, take {@link AlwaysValid}. Information is the
 * share of the final sample (more exactly: of the final 1 / variance).
 *
 * <p>Method: the density of the score among trials that went on is carried from look to look by Gauss–Legendre
 * integration. Sources: Armitage, McPherson and Rowe (1969), Journal of the Royal Statistical Society A 132; Pocock
 * (1977), Biometrika 64; O'Brien and Fleming (1979), Biometrics 35; Lan and DeMets (1983), Biometrika 70.
 */
public final class GroupSequential {

    /** How the allowed error is spread over the looks. */
    public enum Spending {
        /** Little at first, nearly all at the end: the last look stays close to that of a fixed test. */
        OBRIEN_FLEMING {
            @Override
            double spent(double error, double information) {
                double z = NORMAL.inverseSurvivalProbability(error / 4);
                return 4 * NORMAL.survivalProbability(z / Math.sqrt(information));
            }
        },
        /** About evenly: stops earlier, and pays for it at the end. */
        POCOCK {
            @Override
            double spent(double error, double information) {
                return error * Math.log1p((Math.E - 1) * information);
            }
        };

        /** The part of {@code error} (two-sided) that may be used up by this information. */
        abstract double spent(double error, double information);
    }

    /**
     * @param critical a look each: reject when |z| is above it
     * @param errorSpent two-sided, up to and with each look
     */
    public record Result(Vector information, Vector critical, Vector errorSpent) {}

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int MAXIMUM_LOOKS = 50;
    /** Beyond this many standard deviations nothing is left to integrate. */
    private static final double FAR = 9;

    private static final int NODES = 256;
    private static final double PRECISION = 1e-13;

    private GroupSequential() {}

    /** The same critical value at each of {@code looks} evenly spaced looks (Pocock 1977). */
    public static Result pocock(int looks, double error) {
        return ofShape(looks, error, information -> 1);
    }

    /** Critical values that fall with the square root of information (O'Brien and Fleming 1979). */
    public static Result obrienFleming(int looks, double error) {
        return ofShape(looks, error, information -> 1 / Math.sqrt(information));
    }

    /**
     * Critical values by a spending function (Lan and DeMets 1983); the looks need not be evenly spaced.
     *
     * @param information at each look, rising, above 0; the last is 1 when the plan ends there
     * @param error two-sided, e.g. 0.05
     */
    public static Result spend(Spending spending, double[] information, double error) {
        requireError(error);
        requireInformation(information);
        double[] critical = new double[information.length];
        double[] spent = new double[information.length];
        GoingOn goingOn = GoingOn.START;
        double before = 0;
        for (int k = 0; k < critical.length; k++) {
            spent[k] = Math.min(error, spending.spent(error, information[k]));
            double at = information[k];
            double use = spent[k] - before;
            GoingOn state = goingOn;
            critical[k] = crossing(use, z -> state.crosses(at, z));
            goingOn = goingOn.upTo(at, critical[k]);
            before = spent[k];
        }
        return new Result(Vector.of(information), Vector.of(critical), Vector.of(spent));
    }

    /** The two-sided error of looking at the given critical values when there is no effect, up to and with each look. */
    public static Vector errorOf(double[] information, double[] critical) {
        requireInformation(information);
        if (critical.length != information.length) {
            throw new IllegalArgumentException(
                    "critical must have " + information.length + " looks like information, not " + critical.length);
        }
        double[] spent = new double[critical.length];
        GoingOn goingOn = GoingOn.START;
        double sum = 0;
        for (int k = 0; k < critical.length; k++) {
            sum += goingOn.crosses(information[k], critical[k]);
            spent[k] = sum;
            goingOn = goingOn.upTo(information[k], critical[k]);
        }
        return Vector.of(spent);
    }

    private static Result ofShape(int looks, double error, DoubleUnaryOperator shape) {
        requireError(error);
        double[] information = evenly(looks);
        double constant = crossing(error, c -> last(errorOf(information, scaled(information, shape, c))));
        double[] critical = scaled(information, shape, constant);
        return new Result(Vector.of(information), Vector.of(critical), errorOf(information, critical));
    }

    private static double[] scaled(double[] information, DoubleUnaryOperator shape, double constant) {
        double[] critical = new double[information.length];
        for (int k = 0; k < critical.length; k++) {
            critical[k] = constant * shape.applyAsDouble(information[k]);
        }
        return critical;
    }

    /** The critical value at which {@code error}, which falls as it rises, is {@code allowed}. */
    private static double crossing(double allowed, DoubleUnaryOperator error) {
        if (error.applyAsDouble(FAR) >= allowed) {
            return FAR;
        }
        return new BrentSolver(PRECISION, PRECISION).solve(500, z -> error.applyAsDouble(z) - allowed, 0.001, FAR);
    }

    private static double last(Vector values) {
        return values.at(values.size() - 1);
    }

    private static double[] evenly(int looks) {
        if (looks < 1 || looks > MAXIMUM_LOOKS) {
            throw new IllegalArgumentException("looks must be 1 to " + MAXIMUM_LOOKS + ", not " + looks);
        }
        double[] information = new double[looks];
        for (int k = 0; k < looks; k++) {
            information[k] = (k + 1.0) / looks;
        }
        return information;
    }

    private static void requireError(double error) {
        if (!(error > 0 && error < 1)) {
            throw new IllegalArgumentException("error must lie strictly between 0 and 1, not " + error);
        }
    }

    private static void requireInformation(double[] information) {
        if (information.length < 1 || information.length > MAXIMUM_LOOKS) {
            throw new IllegalArgumentException(
                    "information must have 1 to " + MAXIMUM_LOOKS + " looks, not " + information.length);
        }
        double before = 0;
        for (double at : information) {
            if (!(at > before && at <= 1)) {
                throw new IllegalArgumentException(
                        "information must rise and lie in 0 to 1, not go from " + before + " to " + at);
            }
            before = at;
        }
    }

    /** The score among the trials that have not stopped: its density at nodes, with the weights to integrate it. */
    private record GoingOn(double information, Vector score, Vector mass) {

        /** Before the first look the score is 0 for sure. */
        static final GoingOn START = new GoingOn(0, Vector.of(0), Vector.of(1));

        private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(NODES);

        /** The chance to be further than {@code critical} standard deviations out at information {@code at}. */
        double crosses(double at, double critical) {
            double step = Math.sqrt(at - information);
            double bound = critical * Math.sqrt(at);
            double sum = 0;
            for (int i = 0; i < score.size(); i++) {
                sum += mass.at(i)
                        * (NORMAL.survivalProbability((bound - score.at(i)) / step)
                                + NORMAL.survivalProbability((bound + score.at(i)) / step));
            }
            return sum;
        }

        /** What is left after the look at information {@code at}. */
        GoingOn upTo(double at, double critical) {
            double step = Math.sqrt(at - information);
            double bound = Math.min(critical, FAR) * Math.sqrt(at);
            double[] next = new double[NODES];
            double[] nextMass = new double[NODES];
            for (int j = 0; j < NODES; j++) {
                next[j] = bound * LEGENDRE.getPoint(j);
                double density = 0;
                for (int i = 0; i < score.size(); i++) {
                    double z = (next[j] - score.at(i)) / step;
                    density += mass.at(i) * Math.exp(-0.5 * z * z);
                }
                nextMass[j] = bound * LEGENDRE.getWeight(j) * density / (step * Math.sqrt(2 * Math.PI));
            }
            return new GoingOn(at, Vector.of(next), Vector.of(nextMass));
        }
    }
}
