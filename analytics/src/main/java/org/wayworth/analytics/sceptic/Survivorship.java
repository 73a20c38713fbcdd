package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.lifetime.InactiveCustomers;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * Whether customers who stopped buying are missing from the data: an export of those who still buy makes every rating
 * look as if it kept customers, or lost them (Brown, Goetzmann, Ibbotson and Ross 1992).
 *
 * <p>Three signs. Far fewer customers bought nothing of late than would have if nobody had ever stopped
 * ({@link InactiveCustomers}): fewer than half of at least {@value #FEWEST_EXPECTED} expected, 4 standard errors below.
 * An edge: many were last seen in the 60 days up to some silence, hardly any in the 60 days beyond it. Contracts of which
 * none has ever ended. Customers with a contract count by its end: they pay at fixed intervals, and are silent less often
 * than customers who buy at random.
 *
 * @param sales what gives purchases of customers without a contract away; empty where nothing does
 * @param contracts what gives contracts away
 * @param customers looked at who have no contract
 * @param contracted customers looked at who have one
 */
public record Survivorship(Optional<Alarm> sales, Optional<Alarm> contracts, long customers, long contracted) {

    private static final RobustnessCheck CHECK = RobustnessCheck.of(
            "survivorship", "Do the data hold customers who stopped buying, or only those who still buy?");

    /** More customers tell no more. */
    private static final int MOST = 100_000;

    private static final int[] SPANS = {60, 90, 120, 180, 270, 365, 540};
    private static final double FEWEST_EXPECTED = 10;
    private static final double FEW = 0.5;
    private static final double CLEAR = -4;

    private static final int STEP = 15;
    private static final int REACH = 60;
    private static final int FEWEST_BEFORE_EDGE = 20;
    /** One in so many customers. */
    private static final int HARDLY_ANYONE = 10;

    private static final int FEWEST_SEEN = 200;
    private static final double RARE = 1e-4;
    private static final int A_YEAR = 365;

    /** @param found in figures @param edgeDays after so long a silence customers vanish; empty where no edge shows */
    public record Alarm(String found, Optional<Integer> edgeDays) {}

    private record Query(String currency, int most) {}

    /** @param currency of the sales; blank where there are none */
    public static Survivorship of(Warehouse warehouse, String currency) {
        Columns columns = warehouse.read(Survivorship.class, "survivorship.sql", new Query(currency, MOST));
        long[] hasContract = columns.longs("has_contract");
        int[] bought = IntStream.range(0, columns.size())
                .filter(i -> hasContract[i] == 0)
                .toArray();
        int[] contracted = IntStream.range(0, columns.size())
                .filter(i -> hasContract[i] == 1)
                .toArray();
        return new Survivorship(
                edge(columns, bought).or(() -> tooFewSilent(columns, bought)),
                edge(columns, contracted).or(() -> noneEnded(columns, contracted)),
                bought.length,
                contracted.length);
    }

    private static Optional<Alarm> noneEnded(Columns columns, int[] rows) {
        double[] last = columns.doubles("last_day");
        double[] first = columns.doubles("first_day");
        long old = Arrays.stream(rows).filter(i -> first[i] >= A_YEAR).count();
        boolean isNone = Arrays.stream(rows).allMatch(i -> last[i] == 0);
        return old >= FEWEST_SEEN && isNone
                ? Optional.of(new Alarm(
                        "nobody ever stopped in these data: of " + Unit.whole(old)
                                + " customers with a contract for a year or more, none has left",
                        Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Alarm> tooFewSilent(Columns columns, int[] rows) {
        double[] first = columns.doubles("first_day");
        double[] last = columns.doubles("last_day");
        for (int span : SPANS) {
            double[] before = columns.doubles("before_" + span);
            int[] seen = Arrays.stream(rows).filter(i -> first[i] > span).toArray();
            if (seen.length < FEWEST_SEEN) {
                continue;
            }
            int[] again = Arrays.stream(seen).map(i -> (int) before[i] - 1).toArray();
            double[] age = Arrays.stream(seen).mapToDouble(i -> first[i] - span).toArray();
            boolean[] silent = new boolean[seen.length];
            for (int k = 0; k < seen.length; k++) {
                silent[k] = last[seen[k]] >= span;
            }
            Optional<Alarm> alarm = InactiveCustomers.fit(again, age, span, silent)
                    .fold(result -> tooFewSilent(result, span), no -> Optional.empty());
            if (alarm.isPresent()) {
                return alarm;
            }
        }
        return Optional.empty();
    }

    private static Optional<Alarm> tooFewSilent(InactiveCustomers.Result result, int span) {
        boolean isFar = result.expected() >= FEWEST_EXPECTED
                && result.observed() < FEW * result.expected()
                && result.z() < CLEAR;
        if (!isFar) {
            return Optional.empty();
        }
        return Optional.of(new Alarm(
                (result.observed() == 0 ? "nobody ever stopped in these data: " : "")
                        + Unit.whole(result.observed()) + " of " + Unit.whole(result.n())
                        + " customers bought nothing in the last " + span + " days; "
                        + Unit.whole(Math.rint(result.expected()))
                        + " would have by chance alone, had none ever stopped",
                Optional.empty()));
    }

    private static Optional<Alarm> edge(Columns columns, int[] rows) {
        double[] allFirst = columns.doubles("first_day");
        double[] allLast = columns.doubles("last_day");
        double[] first = Arrays.stream(rows).mapToDouble(i -> allFirst[i]).toArray();
        double[] last = Arrays.stream(rows).mapToDouble(i -> allLast[i]).toArray();
        double longest = Arrays.stream(first).max().orElse(0);
        for (int day = REACH + STEP; day + REACH < longest; day += STEP) {
            int edge = day;
            long seen = Arrays.stream(first).filter(f -> f >= edge + REACH).count();
            int before = between(last, edge - REACH, edge);
            int beyond = between(last, edge, edge + REACH);
            boolean isEdge = seen >= FEWEST_SEEN
                    && before >= FEWEST_BEFORE_EDGE
                    && beyond < before / 10.0
                    && PValue.binomialAtMost(beyond, before + beyond, 0.25) < RARE;
            if (isEdge) {
                return Optional.of(edge(last, edge, before, beyond));
            }
        }
        return Optional.empty();
    }

    private static Alarm edge(double[] last, int edge, int before, int beyond) {
        int after = (int)
                Arrays.stream(last).filter(silence -> silence < edge).max().orElse(edge);
        return new Alarm(
                Unit.whole(before) + " customers were last active " + Unit.whole(edge - REACH) + " to "
                        + Unit.whole(edge) + " days before the end of the records, " + Unit.whole(beyond) + " in the "
                        + REACH + " days before that: customers seem to have been removed after about "
                        + Unit.whole(after)
                        + " days without activity, unless all who stay are billed at least that often",
                Optional.of(after));
    }

    private static int between(double[] silence, int above, int upTo) {
        return (int) Arrays.stream(silence).filter(s -> s > above && s <= upTo).count();
    }

    /** Of purchases or of contracts. */
    public Optional<Alarm> alarm() {
        return sales.or(() -> contracts);
    }

    public boolean isAlarm() {
        return alarm().isPresent();
    }

    /** Of all that was looked at. */
    public Check check() {
        long all = customers + contracted;
        boolean isTested = isTested(customers, all) && isTested(contracted, all);
        return isAlarm() || isTested
                ? check(alarm(), all, "customers with purchases or contracts")
                : CHECK.cannotTell(Unit.whole(customers) + " customers with purchases and " + Unit.whole(contracted)
                        + " with contracts are too few to tell; at least " + FEWEST_SEEN + " of each are needed");
    }

    /** A group is looked at where it is large enough; one that hardly anyone belongs to need not be. */
    private static boolean isTested(long group, long all) {
        return group >= FEWEST_SEEN || HARDLY_ANYONE * group < all;
    }

    /** Of contracts alone. */
    public Check contractsCheck() {
        return check(contracts, contracted, "customers with a contract");
    }

    private static Check check(Optional<Alarm> alarm, long all, String whom) {
        return alarm.map(found -> CHECK.failed(found.found()))
                .orElseGet(() -> all < FEWEST_SEEN
                        ? CHECK.cannotTell(Unit.whole(all) + " " + whom + " are too few to tell; at least "
                                + FEWEST_SEEN + " are needed")
                        : CHECK.passed("of " + Unit.whole(all)
                                + " customers, no fewer have been inactive of late than can be expected"));
    }
}
