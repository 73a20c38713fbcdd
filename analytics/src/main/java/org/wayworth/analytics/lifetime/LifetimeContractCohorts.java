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
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/**
 * Contracts by when they began: how many still ran a year later, and whether later ones stay as long as earlier ones.
 * Only contracts that began within the records and could be watched for the whole year.
 */
final class LifetimeContractCohorts {

    private static final double LEVEL = 0.95;
    private static final int A_YEAR = 365;
    private static final double DAYS_A_YEAR = 365.25;

    /** More quarters than this are shown as years. */
    private static final int MOST_QUARTERS = 12;

    /** Over fewer cohorts there is no trend to speak of. */
    private static final int FEWEST = 4;

    private static final long FEWEST_CONTRACTS = 100;

    private final LifetimeContractRows rows;
    private final int[] watched;
    private final Map<String, List<Integer>> cohorts;
    private final boolean isByYear;
    private final Optional<Measured> change;

    private LifetimeContractCohorts(LifetimeContractRows rows, int[] watched) {
        this.rows = rows;
        this.watched = watched;
        Map<String, List<Integer>> quarters = by(watched, false);
        this.isByYear = quarters.size() > MOST_QUARTERS;
        this.cohorts = isByYear ? by(watched, true) : quarters;
        this.change = cohorts.size() < FEWEST ? Optional.empty() : change();
    }

    /** Empty where too few contracts were watched for a year. */
    static Optional<LifetimeContractCohorts> of(LifetimeContractRows rows, long start, long end) {
        int[] watched = IntStream.range(0, rows.size())
                .filter(i -> rows.isDated(i) && rows.startDay(i) >= start && rows.startDay(i) <= end - A_YEAR)
                .toArray();
        return watched.length < FEWEST_CONTRACTS
                ? Optional.empty()
                : Optional.of(new LifetimeContractCohorts(rows, watched));
    }

    private Map<String, List<Integer>> by(int[] contracts, boolean isByYear) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i : contracts) {
            LocalDate day = LocalDate.ofEpochDay(rows.startDay(i));
            String label = isByYear ? String.valueOf(day.getYear()) : LifetimeCohorts.quarter(day);
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

    /** Where later contracts clearly leave sooner, or stay longer: "; with each year of later start 4.2 pp fewer …". */
    String trend() {
        return change.filter(measured -> measured.isClearOf(0))
                .map(measured -> "; with each year of later start " + measured.sizeText()
                        + (measured.value() < 0 ? " fewer" : " more") + " stay a year")
                .orElse("");
    }

    Check check() {
        String question =
                "Do contracts that began later stay as long as those before, as the forecast takes for granted?";
        return new Check(
                "later contracts",
                question,
                change.map(measured -> measured.isClearOf(0) ? Verdict.FAILED : Verdict.PASSED)
                        .orElse(Verdict.CANNOT_TELL),
                change.map(measured -> "with each year of later beginning, the share that stays a year changes by "
                                + measured.valueText() + " (95%: " + measured.intervalText() + "), over "
                                + cohorts.size() + (isByYear ? " years" : " quarters"))
                        .orElse("contracts began in fewer than " + FEWEST
                                + " quarters that could be watched for a year"),
                Grade.DESCRIPTIVE);
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
                "Contracts that still ran a year after they began, by when that was"
                        + (bars.size() < cohorts.size()
                                ? "; " + (isByYear ? "years" : "quarters") + " of too few people are not shown"
                                : ""),
                new Axis("Ran a year or longer", Unit.share("of contracts")),
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
