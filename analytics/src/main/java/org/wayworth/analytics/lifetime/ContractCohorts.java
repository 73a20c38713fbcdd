package org.wayworth.analytics.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/**
 * Contracts by when they began: how many still ran a year later, and whether later ones last as long as earlier ones.
 * Only contracts that began within the records and could be watched for the whole year.
 */
final class ContractCohorts {

    private static final double LEVEL = 0.95;
    private static final int A_YEAR = 365;
    private static final double DAYS_A_YEAR = 365.25;

    /** More quarters than this are shown as years. */
    private static final int MOST_QUARTERS = 12;

    /** Over fewer cohorts there is no trend to speak of. */
    private static final int FEWEST = 4;

    private static final long FEWEST_CONTRACTS = 100;

    private final ContractRows rows;
    private final int[] watched;
    private final Map<String, List<Integer>> cohorts;
    private final boolean isByYear;
    private final Optional<Measured> change;

    private ContractCohorts(ContractRows rows, int[] watched) {
        this.rows = rows;
        this.watched = watched;
        Map<String, List<Integer>> quarters = by(watched, false);
        this.isByYear = quarters.size() > MOST_QUARTERS;
        this.cohorts = isByYear ? by(watched, true) : quarters;
        this.change = cohorts.size() < FEWEST ? Optional.empty() : change();
    }

    /** Empty where too few contracts were watched for a year. */
    static Optional<ContractCohorts> of(ContractRows rows, long start, long end) {
        int[] watched = IntStream.range(0, rows.size())
                .filter(i -> rows.isDated(i) && rows.startDay(i) >= start && rows.startDay(i) <= end - A_YEAR)
                .toArray();
        return watched.length < FEWEST_CONTRACTS ? Optional.empty() : Optional.of(new ContractCohorts(rows, watched));
    }

    private Map<String, List<Integer>> by(int[] contracts, boolean isByYear) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i : contracts) {
            LocalDate day = LocalDate.ofEpochDay(rows.startDay(i));
            String label = isByYear ? String.valueOf(day.getYear()) : PurchaseCohorts.quarter(day);
            groups.computeIfAbsent(label, key -> new ArrayList<>()).add(i);
        }
        return groups;
    }

    private boolean isKept(int contract) {
        return rows.endDay(contract) >= rows.startDay(contract) + A_YEAR;
    }

    /** By how much the share kept changes with each year of later beginning: least squares, robust errors (HC3). */
    private Optional<Measured> change() {
        double[] began = IntStream.of(watched)
                .mapToDouble(i -> rows.startDay(i) / DAYS_A_YEAR)
                .toArray();
        double[] kept =
                IntStream.of(watched).mapToDouble(i -> isKept(i) ? 1 : 0).toArray();
        return Ols.fit(new double[][] {began}, kept, Ols.Options.standard())
                .fold(
                        model -> Optional.of(Means.measured(model.estimate(1, LEVEL), Unit.sharePoints("a year"))),
                        no -> Optional.<Measured>empty());
    }

    /** By how much the share that lasts a year changes with each year of later beginning, where that is clear. */
    Optional<Measured> trend() {
        return change.filter(measured -> measured.isClearOf(0));
    }

    Check check() {
        RobustnessCheck check = RobustnessCheck.of(
                        "later contracts",
                        "Do contracts that began later last as long as those before, as the forecast assumes?")
                .leaving(Grade.DESCRIPTIVE);
        return change.map(measured -> check.passedIf(
                        !measured.isClearOf(0),
                        "with each year of later beginning, the share that lasts a year changes by "
                                + measured.valueText() + " (95%: " + measured.intervalText() + "), over "
                                + cohorts.size() + (isByYear ? " years" : " quarters")))
                .orElseGet(() -> check.cannotTell(
                        "contracts began in fewer than " + FEWEST + " quarters that could be observed for a year"));
    }

    /** The share kept a year by quarter, or year, of beginning; small ones hidden. */
    Exhibit exhibit() {
        boolean[] may = SmallGroups.standard()
                .shown(cohorts.values().stream().mapToLong(this::people).toArray());
        List<Ranking.Bar> bars = new ArrayList<>();
        int next = 0;
        for (Map.Entry<String, List<Integer>> cohort : cohorts.entrySet()) {
            List<Integer> contracts = cohort.getValue();
            if (may[next++]) {
                long kept = contracts.stream().filter(this::isKept).count();
                bars.add(new Ranking.Bar(
                        cohort.getKey(),
                        Means.measured(Share.fit(kept, contracts.size(), LEVEL), Unit.share("of contracts")),
                        contracts.size()));
            }
        }
        return new Ranking(
                "Share of contracts that lasted a year, by when they began"
                        + (bars.size() < cohorts.size()
                                ? "; " + (isByYear ? "years" : "quarters") + " of too few people are not shown"
                                : ""),
                new Axis("Lasted a year or longer", Unit.share("of contracts")),
                0,
                bars);
    }

    /** Contracts of nobody known count as one person each. */
    private long people(List<Integer> contracts) {
        long known = contracts.stream()
                .filter(rows::isOfKnownCustomer)
                .mapToLong(rows::customer)
                .distinct()
                .count();
        return known
                + contracts.stream().filter(i -> !rows.isOfKnownCustomer(i)).count();
    }
}
