package org.wayworth.kernel.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;

/**
 * A staged roll-out: the effect on each group of units that started together, in each period, and their averages.
 *
 * <p>Right when, but for treatment, a group and its controls would have changed alike (given the covariates), and when
 * nobody reacted before the start (or only {@code anticipation} periods before). The periods before treatment show
 * whether they did change alike: those effects should be near 0, and the page must say how large a difference they
 * could have missed. A regression with unit and period effects compares late starters with early ones, and so can get
 * even the sign wrong when effects grow; this does not.
 *
 * <p>Source: Callaway and Sant'Anna (2021), Difference-in-differences with multiple time periods, Journal of
 * Econometrics 225(2), 200–230; Sant'Anna and Zhao (2020) for each comparison; Goodman-Bacon (2021) on what goes wrong
 * otherwise.
 */
public final class GroupTime {

    /** With whom a group is compared. */
    public enum Controls {
        /** Units never treated in the time seen. */
        NEVER_TREATED,
        /** Units not treated by the later of the two periods compared, the never treated among them. */
        NOT_YET_TREATED
    }

    /**
     * @param anticipation periods before the start in which units may already react; 0 or more
     * @param draws of the bootstrap behind simultaneous bands
     */
    public record Options(Controls controls, int anticipation, double level, int draws, long seed) {

        public Options {
            Interval.requireLevel(level);
            if (anticipation < 0 || draws < 1) {
                throw new IllegalArgumentException(
                        "anticipation must be 0 or more and draws 1 or more, not " + anticipation + " and " + draws);
            }
        }

        /** Never treated controls, no anticipation, 95%, 1,999 draws. */
        public static Options standard(long seed) {
            return new Options(Controls.NEVER_TREATED, 0, 0.95, 1_999, seed);
        }

        public Options against(Controls other) {
            return new Options(other, anticipation, level, draws, seed);
        }
    }

    /**
     * The effect on one group in one period.
     *
     * @param group the period in which these units started
     * @param estimate against the last period before the start; before it, the change since the period before
     * @param before whether the period lies before the start, so that the effect should be 0
     */
    public record Cell(int group, int period, Estimate estimate, boolean before) {}

    /** A comparison that could not be made. */
    public record LeftOut(int group, int period, String why) {}

    /**
     * @param cells by group, then period
     * @param overall mean over all groups and periods since their start, by units
     * @param byAge mean by periods since the start (below 0: before it): the event study
     * @param byGroup mean over its periods for each group
     * @param byPeriod mean over the groups started by then
     * @param pretrend the joint test that all effects before the start are 0
     * @param leftOut comparisons that could not be made, and groups without a period before their start
     */
    public record Result(
            List<Cell> cells,
            Estimate overall,
            Averages byAge,
            Averages byGroup,
            Averages byPeriod,
            Fit<Pretrend> pretrend,
            List<LeftOut> leftOut) {

        public Result {
            cells = List.copyOf(cells);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * @param statistic chi-squared with {@code dof} degrees of freedom
     * @param pValue that the groups changed alike before treatment; a large one is no proof that they did
     */
    public record Pretrend(double statistic, int dof, double pValue) {}

    private GroupTime() {}

    public static Fit<Result> fit(Panel panel, Options options) {
        Optional<Fit<Result>> no = panel.<Result>outOfMagnitude().or(() -> Influences.tooFew(panel.cluster()));
        if (no.isPresent()) {
            return no.get();
        }
        List<CellEffect> cells = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (int group : panel.groups()) {
            int last = lastBefore(panel, group - options.anticipation());
            if (last < 0) {
                leftOut.add(new LeftOut(group, group, "no period before its start"));
                continue;
            }
            for (int t = 1; t < panel.periods(); t++) {
                int base = panel.period(t) < group - options.anticipation() ? t - 1 : last;
                if (t != base) {
                    add(panel, group, t, base, options, cells, leftOut);
                }
            }
        }
        if (cells.stream().noneMatch(cell -> cell.period() >= cell.group())) {
            return Fit.impossible(
                    leftOut.isEmpty() ? Fit.Reason.NO_VARIATION : Fit.Reason.TOO_FEW_ROWS,
                    "no group can be compared in any period since its start"
                            + (leftOut.isEmpty() ? "" : " (" + leftOut.get(0).why() + ")"),
                    "there must be treated units with a period before their start, and controls: never treated, or "
                            + "treated later");
        }
        return Fit.done(new Aggregation(panel, options, cells).result(leftOut));
    }

    /** The effect on one group in one period, with its influences over all units. */
    record CellEffect(int group, int period, double effect, double[] influence) {}

    /** The last period that begins before {@code start}, or −1 for none. */
    private static int lastBefore(Panel panel, int start) {
        int last = -1;
        for (int t = 0; t < panel.periods() && panel.period(t) < start; t++) {
            last = t;
        }
        return last;
    }

    private static void add(
            Panel panel, int group, int t, int base, Options options, List<CellEffect> cells, List<LeftOut> leftOut) {
        int[] taking = taking(panel, group, panel.period(Math.max(t, base)) + options.anticipation(), options);
        double[] change = new double[taking.length];
        double[] treated = new double[taking.length];
        for (int i = 0; i < taking.length; i++) {
            change[i] = panel.outcomes(t)[taking[i]] - panel.outcomes(base)[taking[i]];
            treated[i] = panel.firstTreated(taking[i]) == group ? 1 : 0;
        }
        int period = panel.period(t);
        DoublyRobust.fit(change, treated, pick(panel.covariates(), taking))
                .fold(
                        fit -> cells.add(new CellEffect(
                                group, period, fit.effect(), spread(fit.influence(), taking, panel.units()))),
                        no -> leftOut.add(new LeftOut(group, period, no.found())));
    }

    /** The group's units and their controls. */
    private static int[] taking(Panel panel, int group, int until, Options options) {
        int[] units = new int[panel.units()];
        int count = 0;
        for (int i = 0; i < units.length; i++) {
            int first = panel.firstTreated(i);
            boolean notYet = options.controls() == Controls.NOT_YET_TREATED && first > until;
            if (first == group || first == Panel.NEVER || notYet) {
                units[count++] = i;
            }
        }
        return Arrays.copyOf(units, count);
    }

    private static double[][] pick(double[][] columns, int[] rows) {
        double[][] picked = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                picked[j][i] = columns[j][rows[i]];
            }
        }
        return picked;
    }

    /** Influences in terms of all units, of which only some took part. */
    private static double[] spread(double[] influence, int[] units, int n) {
        double[] all = new double[n];
        for (int i = 0; i < units.length; i++) {
            all[units[i]] = influence[i] * n / units.length;
        }
        return all;
    }
}
