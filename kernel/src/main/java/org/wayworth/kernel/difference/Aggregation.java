package org.wayworth.kernel.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.difference.GroupTime.Cell;
import org.wayworth.kernel.difference.GroupTime.CellEffect;
import org.wayworth.kernel.difference.GroupTime.LeftOut;
import org.wayworth.kernel.difference.GroupTime.Options;
import org.wayworth.kernel.difference.GroupTime.Pretrend;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.random.Streams;

/** Averages group-time effects by the size of groups; that sizes are estimated too is counted in the errors. */
final class Aggregation {

    /** An average with its influences. */
    private record Mean(int at, double value, double[] influence) {}

    private static final double DEPENDENT = 1e-9;

    private final Panel panel;
    private final Options options;
    private final List<CellEffect> cells;
    private final Influences influences;
    private final int n;

    Aggregation(Panel panel, Options options, List<CellEffect> cells) {
        this.panel = panel;
        this.options = options;
        this.cells = cells;
        this.n = panel.units();
        this.influences = new Influences(n, panel.cluster());
    }

    GroupTime.Result result(List<LeftOut> leftOut) {
        Mean overall = bySize(0, since());
        List<Mean> ages = means(cells, cell -> cell.period() - cell.group(), this::bySize);
        List<Mean> groups = means(since(), CellEffect::group, Aggregation::evenly);
        List<Mean> periods = means(since(), CellEffect::period, this::bySize);
        Mean ageMean = evenlyOf(ages.stream().filter(mean -> mean.at() >= 0).toList());
        Mean groupMean = ofGroups(groups);
        return new GroupTime.Result(
                cells.stream().map(this::cell).toList(),
                influences.estimate(overall.value(), overall.influence(), options.level()),
                averages(ageMean, ages, 1),
                averages(groupMean, groups, 2),
                averages(evenlyOf(periods), periods, 3),
                pretrend(),
                leftOut);
    }

    private List<CellEffect> since() {
        return cells.stream().filter(cell -> cell.period() >= cell.group()).toList();
    }

    private Cell cell(CellEffect cell) {
        return new Cell(
                cell.group(),
                cell.period(),
                influences.estimate(cell.effect(), cell.influence(), options.level()),
                cell.period() < cell.group());
    }

    @FunctionalInterface
    private interface Averaging {
        Mean of(int at, List<CellEffect> cells);
    }

    private static List<Mean> means(List<CellEffect> cells, ToIntFunction<CellEffect> axis, Averaging averaging) {
        List<Mean> means = new ArrayList<>();
        for (int at : cells.stream().mapToInt(axis).distinct().sorted().toArray()) {
            Predicate<CellEffect> here = cell -> axis.applyAsInt(cell) == at;
            means.add(averaging.of(at, cells.stream().filter(here).toList()));
        }
        return means;
    }

    private static Mean evenly(int at, List<CellEffect> cells) {
        return evenlyOf(
                cells.stream()
                        .map(cell -> new Mean(at, cell.effect(), cell.influence()))
                        .toList(),
                at);
    }

    private static Mean evenlyOf(List<Mean> means) {
        return evenlyOf(means, 0);
    }

    private static Mean evenlyOf(List<Mean> means, int at) {
        double[] influence = new double[means.get(0).influence().length];
        double value = 0;
        for (Mean mean : means) {
            value += mean.value() / means.size();
            for (int i = 0; i < influence.length; i++) {
                influence[i] += mean.influence()[i] / means.size();
            }
        }
        return new Mean(at, value, influence);
    }

    private Mean bySize(int at, List<CellEffect> chosen) {
        List<Mean> means = chosen.stream()
                .map(cell -> new Mean(at, cell.effect(), cell.influence()))
                .toList();
        return weighted(at, means, k -> chosen.get(k).group());
    }

    private Mean ofGroups(List<Mean> groups) {
        return weighted(0, groups, k -> groups.get(k).at());
    }

    /** Weights are the groups' shares of all units; each unit also moves the shares. */
    private Mean weighted(int at, List<Mean> means, IntUnaryOperator group) {
        double[] share = new double[means.size()];
        Arrays.setAll(share, k -> share(group.applyAsInt(k)));
        double whole = Arrays.stream(share).sum();
        double value = 0;
        for (int k = 0; k < share.length; k++) {
            value += share[k] / whole * means.get(k).value();
        }
        double[] influence = new double[n];
        for (int k = 0; k < share.length; k++) {
            double weight = share[k] / whole;
            double[] own = means.get(k).influence();
            double away = (means.get(k).value() - value) / whole;
            int g = group.applyAsInt(k);
            for (int i = 0; i < n; i++) {
                double member = panel.firstTreated(i) == g ? 1 : 0;
                influence[i] += weight * own[i] + (member - share[k]) * away;
            }
        }
        return new Mean(at, value, influence);
    }

    private double share(int group) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += panel.firstTreated(i) == group ? 1 : 0;
        }
        return count / (double) n;
    }

    private Averages averages(Mean overall, List<Mean> means, int axis) {
        double reach = influences.simultaneousReach(
                means.stream().map(Mean::influence).toList(),
                options.level(),
                options.draws(),
                Streams.childSeed(options.seed(), axis));
        List<Averages.Point> points = new ArrayList<>();
        for (Mean mean : means) {
            double half = reach * influences.standardError(mean.influence());
            points.add(new Averages.Point(
                    mean.at(),
                    influences.estimate(mean.value(), mean.influence(), options.level()),
                    new Interval(mean.value() - half, mean.value() + half, options.level())));
        }
        return new Averages(influences.estimate(overall.value(), overall.influence(), options.level()), points, reach);
    }

    /** Wald's test on all effects before the start. */
    private Fit<Pretrend> pretrend() {
        List<CellEffect> before = cells.stream()
                .filter(cell -> cell.period() < cell.group() - options.anticipation())
                .toList();
        int k = before.size();
        if (k == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, "no two periods before a start", "look at more periods before it");
        }
        double[] covariance = new double[k * k];
        double[] effect = new double[k];
        for (int a = 0; a < k; a++) {
            effect[a] = before.get(a).effect();
            for (int b = 0; b < k; b++) {
                covariance[a * k + b] = influences.covariance(
                        before.get(a).influence(), before.get(b).influence());
            }
        }
        Cholesky factor = Cholesky.of(covariance, k, DEPENDENT);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "the effects before the start cannot be told apart with so few units or clusters",
                    "look at them one by one");
        }
        double statistic = 0;
        for (double z : factor.solveLower(effect)) {
            statistic += z * z;
        }
        return Fit.done(new Pretrend(statistic, k, PValue.chiSquared(statistic, k)));
    }
}
