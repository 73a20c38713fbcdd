package org.wayworth.analytics.sceptic;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.lifetime.GammaPoisson;
import org.wayworth.kernel.lifetime.InactiveCustomers;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * Whether customers who stopped buying are missing from the data: an export of those who still buy makes every rating
 * look as if it kept customers, or lost them (Brown, Goetzmann, Ibbotson and Ross 1992).
 *
 * <p>Three signs. Far fewer customers bought nothing of late than would have if nobody had ever stopped
 * ({@link InactiveCustomers}): fewer than a third of at least {@value #FEWEST_EXPECTED} expected, 4 standard errors below.
 * An edge: many were last seen in the 60 days up to some silence, hardly any in the 60 days beyond it, though 200 were
 * there long enough to have been silent for so long; set against how much went on in these days. Contracts of which
 * none has ever ended. Customers with a contract count by its end: they pay at fixed intervals, and are silent less often
 * than customers who buy at random.
 *
 * @param sales what gives purchases of customers without a contract away; empty where nothing does
 * @param contracts what gives contracts away
 * @param changedKeys what gives away that buyers without a contract got new keys; they did not stop, and seem to
 * @param changedContracts the same of contracts
 * @param customers looked at who have no contract
 * @param contracted customers looked at who have one
 */
public record Survivorship(
        Optional<Alarm> sales,
        Optional<Alarm> contracts,
        Optional<Alarm> changedKeys,
        Optional<Alarm> changedContracts,
        long customers,
        long contracted) {

    private static final RobustnessCheck CHECK = RobustnessCheck.of(
            "survivorship", "Do the data hold customers who stopped buying, or only those who still buy?");

    private static final RobustnessCheck KEYS =
            RobustnessCheck.of("changed keys", "Did customers keep their keys, or did many get new ones on one day?");

    /** More customers tell no more. */
    private static final int MOST = 100_000;

    private static final int[] SPANS = {60, 90, 120, 180, 270, 365, 540};
    private static final double FEWEST_EXPECTED = 10;
    private static final double FEW = 1.0 / 3;
    private static final double CLEAR = -4;

    private static final int STEP = 15;
    private static final int REACH = 60;
    private static final int FEWEST_BEFORE_EDGE = 20;
    /** One in so many customers. */
    private static final int HARDLY_ANYONE = 10;

    private static final int FEWEST_SEEN = 200;
    private static final double RARE = 1e-4;
    private static final int A_YEAR = 365;

    /**
     * What makes doubt.
     *
     * @param check failed, with what was found in figures
     * @param need what an answer would need, as a sentence
     * @param next what to do, as a sentence
     * @param edgeDays after so long a silence customers vanish; empty where no edge shows
     */
    public record Alarm(Check check, String need, String next, Optional<Integer> edgeDays) {

        private static Alarm customersRemoved(String found, Optional<Integer> edgeDays) {
            return new Alarm(
                    CHECK.failed(found),
                    "Records of customers who stopped as well: what they did until then, and when they stopped.",
                    "Export all customers, those who stopped included. Where their personal data must be erased, keep"
                            + " their records under a key that names nobody.",
                    edgeDays);
        }

        private static Alarm contractsRemoved(String found, Optional<Integer> edgeDays) {
            return new Alarm(
                    CHECK.failed(found),
                    "Contracts that have ended, with the day on which they did, beside those that run.",
                    "Export all contracts, those that have ended included.",
                    edgeDays);
        }

        private static Alarm keysChanged(String found) {
            return new Alarm(
                    KEYS.failed(found),
                    "One customer under one key over all of the time.",
                    "Import a file with the old and the new key of each customer in one row, both mapped as keys: they are"
                            + " then joined.",
                    Optional.empty());
        }

        public String found() {
            return check.found();
        }
    }

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
        Activity buying = activity(columns, bought, 0, new BuyersByDay(warehouse, currency)::upTo);
        Activity contracts = activity(columns, contracted, shortest(columns, contracted), () -> new double[0]);
        LocalDate end = LocalDate.ofEpochDay(columns.size() == 0 ? 0 : columns.longs("end_day")[0]);
        return new Survivorship(
                edge(buying, Alarm::customersRemoved).or(() -> tooFewSilent(columns, bought)),
                edge(contracts, Alarm::contractsRemoved).or(() -> noneEnded(columns, contracted)),
                ChangedKeys.in(buying, ChangedKeys.Kind.PURCHASES, end).map(Alarm::keysChanged),
                ChangedKeys.in(contracts, ChangedKeys.Kind.CONTRACTS, end).map(Alarm::keysChanged),
                bought.length,
                contracted.length);
    }

    private static Activity activity(Columns columns, int[] rows, double shortest, Supplier<double[]> busy) {
        double[] first = columns.doubles("first_day");
        double[] last = columns.doubles("last_day");
        return new Activity(
                Arrays.stream(rows).mapToDouble(i -> first[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> last[i]).toArray(),
                shortest,
                busy);
    }

    /** How long contracts that ended ran at least, but for one in twenty: a term that must be served out. */
    private static double shortest(Columns columns, int[] rows) {
        double[] first = columns.doubles("first_day");
        double[] last = columns.doubles("last_day");
        double[] lengths = Arrays.stream(rows)
                .filter(i -> last[i] > 0)
                .mapToDouble(i -> first[i] - last[i])
                .sorted()
                .toArray();
        return lengths.length == 0 ? 0 : lengths[lengths.length / 20];
    }

    private static Optional<Alarm> noneEnded(Columns columns, int[] rows) {
        double[] last = columns.doubles("last_day");
        double[] first = columns.doubles("first_day");
        long old = Arrays.stream(rows).filter(i -> first[i] >= A_YEAR).count();
        boolean isNone = Arrays.stream(rows).allMatch(i -> last[i] == 0);
        return old >= FEWEST_SEEN && isNone
                ? Optional.of(Alarm.contractsRemoved(
                        "nobody ever stopped in these data: of " + Unit.whole(old)
                                + " customers with a contract for a year or more, none has left",
                        Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Alarm> tooFewSilent(Columns columns, int[] rows) {
        double[] first = columns.doubles("first_day");
        double[] last = columns.doubles("last_day");
        double[] days = columns.doubles("days");
        for (int span : SPANS) {
            double[] before = columns.doubles("before_" + span);
            int[] seen = Arrays.stream(rows).filter(i -> first[i] > span).toArray();
            if (seen.length < FEWEST_SEEN) {
                continue;
            }
            int[] again = Arrays.stream(seen).map(i -> (int) before[i] - 1).toArray();
            double[] age = Arrays.stream(seen).mapToDouble(i -> first[i] - span).toArray();
            boolean[] silent = new boolean[seen.length];
            double[] within = new double[seen.length];
            for (int k = 0; k < seen.length; k++) {
                silent[k] = last[seen[k]] >= span;
                within[k] = days[seen[k]] - before[seen[k]];
            }
            Optional<Alarm> alarm = GammaPoisson.fit(again, age)
                    .flatMap(law ->
                            InactiveCustomers.fit(again, age, span * rise(law, again, age, span, within), silent))
                    .fold(result -> tooFewSilent(result, span), no -> Optional.empty());
            if (alarm.isPresent()) {
                return alarm;
            }
        }
        return Optional.empty();
    }

    /**
     * How much more customers bought in the span than their purchases before foretell, at least 1: who comes to buy more is
     * silent less often, without having been removed. Each counts as much as the chance that they would have been silent.
     */
    private static double rise(GammaPoisson law, int[] again, double[] age, int span, double[] within) {
        double bought = 0;
        double foretold = 0;
        for (int i = 0; i < again.length; i++) {
            double silent = law.probabilityOfNone(again[i], age[i], span);
            double rate = (law.rate() * law.rate() + again[i] * law.spread()) / (law.rate() + age[i] * law.spread());
            bought += silent * within[i];
            foretold += silent * rate * span;
        }
        return foretold > 0 ? Math.max(1, bought / foretold) : 1;
    }

    private static Optional<Alarm> tooFewSilent(InactiveCustomers.Result result, int span) {
        boolean isFar = result.expected() >= FEWEST_EXPECTED
                && result.observed() < FEW * result.expected()
                && result.z() < CLEAR;
        if (!isFar) {
            return Optional.empty();
        }
        return Optional.of(Alarm.customersRemoved(
                (result.observed() == 0 ? "nobody ever stopped in these data: " : "")
                        + Unit.whole(result.observed()) + " of " + Unit.whole(result.n())
                        + " customers bought nothing in the last " + span + " days; "
                        + Unit.whole(Math.rint(result.expected()))
                        + " would have by chance alone, had none ever stopped",
                Optional.empty()));
    }

    private static Optional<Alarm> edge(Activity all, BiFunction<String, Optional<Integer>, Alarm> removed) {
        double longest = all.longest();
        for (int day = REACH + STEP; day + REACH < longest; day += STEP) {
            int edge = day;
            int before = all.lastBetween(day - REACH, day);
            int beyond = all.lastBetween(day, day + REACH);
            boolean isEdge = all.seen(day + REACH) >= FEWEST_SEEN
                    && before >= FEWEST_BEFORE_EDGE
                    && beyond < before / 10.0
                    && isEdge(before, beyond, all.went(day, day + REACH), all.went(day - REACH, day));
            if (isEdge) {
                int after = (int) Arrays.stream(all.last())
                        .filter(silence -> silence < edge)
                        .max()
                        .orElse(edge);
                return Optional.of(removed.apply(edgeText(edge, before, beyond, after), Optional.of(after)));
            }
        }
        return Optional.empty();
    }

    /** Set against what went on beyond the edge and before it: a season makes more last days too. */
    private static boolean isEdge(int before, int beyond, double wentBeyond, double wentBefore) {
        double odds = wentBeyond / wentBefore;
        double rare = odds / 3 / (1 + odds / 3);
        return wentBefore > 0
                && beyond < before * odds / 10
                && PValue.binomialAtMost(beyond, before + beyond, rare) < RARE;
    }

    private static String edgeText(int edge, int before, int beyond, int after) {
        return Unit.whole(before) + " customers were last active " + Unit.whole(edge - REACH) + " to "
                + Unit.whole(edge)
                + " days before the end of the records, " + Unit.whole(beyond) + " in the " + REACH
                + " days before that: customers seem to have been removed after about " + Unit.whole(after)
                + " days without activity, unless all who stay are billed at least that often";
    }

    /** Of purchases or of contracts. */
    public Optional<Alarm> alarm() {
        return sales.or(() -> contracts);
    }

    public boolean isAlarm() {
        return alarm().isPresent();
    }

    /** What makes it unsure how long those who buy without a contract stay; new keys first, which look like removal as well. */
    public Optional<Alarm> salesDoubt() {
        return changedKeys.or(() -> sales);
    }

    /** The same of how long contracts run. */
    public Optional<Alarm> contractDoubt() {
        return changedContracts.or(() -> contracts);
    }

    /** Of both. */
    public Optional<Alarm> doubt() {
        return salesDoubt().or(this::contractDoubt);
    }

    /** Of all that was looked at. */
    public Check keysCheck() {
        long all = customers + contracted;
        return changedKeys
                .or(() -> changedContracts)
                .map(Alarm::check)
                .orElseGet(() -> all < FEWEST_SEEN
                        ? KEYS.leaving(Grade.ADJUSTED)
                                .cannotTell(Unit.whole(all) + " customers are too few to tell; at least " + FEWEST_SEEN
                                        + " are needed")
                        : KEYS.passed("on no day did many of " + Unit.whole(all)
                                + " customers stop and as many others begin"));
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
        return alarm.map(Alarm::check)
                .orElseGet(() -> all < FEWEST_SEEN
                        ? CHECK.cannotTell(Unit.whole(all) + " " + whom + " are too few to tell; at least "
                                + FEWEST_SEEN + " are needed")
                        : CHECK.passed("of " + Unit.whole(all)
                                + " customers, no fewer have been inactive of late than can be expected"));
    }
}
