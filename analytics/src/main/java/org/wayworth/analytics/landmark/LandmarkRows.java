package org.wayworth.analytics.landmark;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** What {@code landmark.sql} returns, cut rule by rule to the rows whose outcome can be known. */
public final class LandmarkRows {

    private final Columns columns;
    private final Attributes attributes;
    private final Set<String> leaveOut;
    private final FollowUp outcome;
    private final int horizonDays;
    private final double minorPerMajor;
    private final int[] kept;
    private final List<Base.Drop> drops;
    private final Optional<LandmarkValue> value;
    private final List<long[]> audience;

    /** Attributes by name, looked up once. */
    private final Map<String, String[]> lookedUp = new ConcurrentHashMap<>();

    private LandmarkRows(
            Columns columns,
            Attributes attributes,
            LandmarkPlan plan,
            double minorPerMajor,
            int[] kept,
            List<Base.Drop> drops,
            Optional<LandmarkValue> value,
            List<long[]> audience) {
        this.columns = columns;
        this.attributes = attributes;
        this.leaveOut = plan.leaveOut();
        this.outcome = plan.outcome();
        this.horizonDays = plan.horizonDays();
        this.minorPerMajor = minorPerMajor;
        this.kept = kept;
        this.drops = List.copyOf(drops);
        this.value = value;
        this.audience = List.copyOf(audience);
    }

    /**
     * @param minorPerMajor 100 for most currencies
     * @param value of each row of {@code columns}, where it is asked for
     */
    static LandmarkRows of(
            Columns columns,
            Attributes attributes,
            LandmarkPlan plan,
            double minorPerMajor,
            Optional<LandmarkValue> value) {
        List<Base.Drop> drops = new ArrayList<>();
        boolean[] is = new boolean[columns.size()];
        Arrays.fill(is, true);
        long[] isObserved = columns.longs("is_observed");
        drop(
                is,
                drops,
                "not observed for " + Unit.whole(plan.seenDays()) + " days afterwards",
                keeping(columns.size(), i -> isObserved[i] == 1));
        Where where = plan.where();
        boolean[] others = is.clone();
        List<long[]> audience = new ArrayList<>();
        if (!where.isEverybody()) {
            boolean[] holds = where.holds(attributes, columns.longs("customer_id"), columns.doubles("landmark_day"));
            drop(is, drops, "not " + where.text(), holds);
            for (int i = 0; i < others.length; i++) {
                others[i] &= !holds[i];
            }
            audience.add(people(columns, is, others));
        }
        if (plan.outcome() == FollowUp.RETENTION) {
            long[] hasContract = columns.longs("has_contract");
            boolean[] ran = keeping(columns.size(), i -> hasContract[i] == 1);
            drop(is, drops, "without a contract that ran at the landmark", ran);
            drop(others, new ArrayList<>(), "", ran);
        }
        value.ifPresent(known -> {
            boolean[] bought = known.hasBought();
            drop(is, drops, "had not bought by the answer what the forecast counts", bought);
            drop(others, new ArrayList<>(), "", bought);
        });
        if (plan.outcome() == FollowUp.GROWTH) {
            double[] before = columns.doubles("revenue_span_before_minor");
            double[] after = columns.doubles("revenue_after_minor");
            boolean[] bought = keeping(columns.size(), i -> Math.max(0, before[i]) + Math.max(0, after[i]) > 0);
            drop(is, drops, "without revenue before and after", bought);
            drop(others, new ArrayList<>(), "", bought);
        }
        if (!where.isEverybody()) {
            audience.add(people(columns, is, others));
        }
        int[] kept = IntStream.range(0, is.length).filter(i -> is[i]).toArray();
        return new LandmarkRows(columns, attributes, plan, minorPerMajor, kept, drops, value, audience);
    }

    /** People among the rows asked about, and among the others. */
    private static long[] people(Columns columns, boolean[] is, boolean[] others) {
        long[] customer = columns.longs("customer_id");
        return new long[] {distinct(customer, is), distinct(customer, others)};
    }

    private static long distinct(long[] customer, boolean[] of) {
        return IntStream.range(0, of.length)
                .filter(i -> of[i])
                .mapToLong(i -> customer[i])
                .distinct()
                .count();
    }

    /**
     * Whether the answer about a part of the customers, held against that about all, tells of no group too small to
     * show: neither the part nor the others may be a few people, before the outcome's own rules and after them.
     */
    boolean showsAudience(SmallGroups small) {
        return audience.stream().allMatch(people -> small.showsPart(people[0], people[0] + people[1]));
    }

    private static boolean[] keeping(int rows, IntPredicate rule) {
        boolean[] keeps = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            keeps[i] = rule.test(i);
        }
        return keeps;
    }

    private static void drop(boolean[] is, List<Base.Drop> drops, String rule, boolean[] keeps) {
        long dropped = 0;
        for (int i = 0; i < is.length; i++) {
            dropped += is[i] && !keeps[i] ? 1 : 0;
            is[i] &= keeps[i];
        }
        drops.add(new Base.Drop(rule, dropped));
    }

    public int size() {
        return kept.length;
    }

    /** Before any rule of the rows: answers of the survey that are rated, dated, linked and in the period. */
    int landmarked() {
        return columns.size();
    }

    /** In the order in which the rules were applied. */
    List<Base.Drop> drops() {
        return drops;
    }

    /** Whose row it is. */
    public long[] customers() {
        return whole("customer_id");
    }

    /** Which response. */
    public long[] responses() {
        return whole("feedback_id");
    }

    /** In points of the scale. */
    public double[] ratings() {
        return pick("rating", 1);
    }

    /** The landmark, in days since 2000-01-01. */
    public double[] day() {
        return pick("landmark_day", 1);
    }

    /** In the unit of {@link FollowUp#unit}; shares and growth as fractions. */
    public double[] outcome() {
        return switch (outcome) {
            case REVENUE -> pick("revenue_after_minor", minorPerMajor);
            case MARGIN -> pick("margin_after_minor", minorPerMajor);
            case GROWTH -> growth();
            case ORDERS -> pick("orders_after", 1);
            case RETURN -> yesOrNo(pick("orders_after", 1));
            case RETENTION ->
                Arrays.stream(pick("contract_days_to_end", 1))
                        .map(days -> days > horizonDays ? 1 : 0)
                        .toArray();
            case REFERRALS -> pick("referrals_after", 1);
            case LIFETIME_VALUE -> sum(seen(), forecast());
        };
    }

    /** Of a lifetime value, what came in up to the end of the records. */
    double[] seen() {
        return pick(requireValue().seen());
    }

    /** Of a lifetime value, what came in while every row was observed. */
    double[] early() {
        return pick(requireValue().early());
    }

    /** Of a lifetime value, what is expected from the end of the records on. */
    double[] forecast() {
        return pick(requireValue().forecast());
    }

    /** The outcome under each draw of the forecast's parameters; none where nothing is forecast. */
    public List<double[]> drawnOutcomes() {
        return value.stream()
                .flatMap(known -> known.drawn().stream().map(drawn -> sum(pick(known.seen()), pick(drawn))))
                .toList();
    }

    Optional<LandmarkValue> value() {
        return value;
    }

    private LandmarkValue requireValue() {
        return value.orElseThrow(() -> new IllegalStateException("no lifetime value was asked for"));
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    /** Symmetric growth (Davis, Haltiwanger and Schuh 1996): defined where one of both spans has revenue. */
    private double[] growth() {
        double[] before = pick("revenue_span_before_minor", 1);
        double[] after = pick("revenue_after_minor", 1);
        double[] growth = new double[before.length];
        for (int i = 0; i < growth.length; i++) {
            double a = Math.max(0, before[i]);
            double b = Math.max(0, after[i]);
            growth[i] = 2 * (b - a) / (b + a);
        }
        return growth;
    }

    private static double[] yesOrNo(double[] counts) {
        return Arrays.stream(counts).map(count -> count > 0 ? 1 : 0).toArray();
    }

    /** Days until the contract ended; beyond the horizon where it ran on. For {@link FollowUp#RETENTION}. */
    public double[] daysKept() {
        return Arrays.stream(pick("contract_days_to_end", 1))
                .map(days -> Math.min(days, horizonDays))
                .toArray();
    }

    /** Revenue in the last days before the landmark, which no answer can have moved. */
    public double[] placebo() {
        return pick("revenue_placebo_minor", minorPerMajor);
    }

    /** Rows with what carries information: a purchase, a referral, or the rarer of staying and leaving. */
    public int events() {
        double[] counts = switch (outcome) {
            case RETENTION -> outcome();
            case REFERRALS -> yesOrNo(pick("referrals_after", 1));
            default -> yesOrNo(pick("orders_after", 1));
        };
        int ones = (int) Arrays.stream(counts).sum();
        return outcome == FollowUp.RETENTION || outcome == FollowUp.RETURN
                ? Math.min(ones, counts.length - ones)
                : ones;
    }

    /** What was known at the landmark, what matters most by design first. */
    public Covariates covariates() {
        return covariates(Covariates.ofRows(kept.length).amount("recent revenue", placebo()));
    }

    /** What was known before the last days that serve as placebo. */
    public Covariates earlyCovariates() {
        return covariates(Covariates.ofRows(kept.length));
    }

    private Covariates covariates(Covariates covariates) {
        covariates
                .amount("revenue before", pick("revenue_before_minor", minorPerMajor))
                .number(
                        "log of tenure",
                        Arrays.stream(pick("tenure_days", 1)).map(Math::log1p).toArray())
                .number("orders before", pick("orders_before", 1));
        List<String> factors = factors();
        List<String[]> known = Blocks.map(factors.size(), j -> attribute(factors.get(j)));
        for (int j = 0; j < known.size(); j++) {
            covariates.factor(factors.get(j).replace('_', ' '), known.get(j));
        }
        return covariates.factor("quarter", quarters(whole("quarter")));
    }

    /** "2024-1", "2024-2", of 4 times a year plus 0 to 3; equal texts are one object. */
    static String[] quarters(long[] number) {
        Long2ObjectOpenHashMap<String> texts = new Long2ObjectOpenHashMap<>();
        return Arrays.stream(number)
                .mapToObj(one -> texts.computeIfAbsent(one, q -> q / 4 + "-" + (q % 4 + 1)))
                .toArray(String[]::new);
    }

    /** Attributes that are adjusted for. */
    public List<String> factors() {
        return attributes.names().stream()
                .filter(name -> !leaveOut.contains(name))
                .toList();
    }

    /** The latest value known at each row's landmark; the caller must not write. */
    public String[] attribute(String name) {
        return lookedUp.computeIfAbsent(name, asked -> attributes.at(asked, customers(), day()));
    }

    /** Attributes that carry no date. */
    List<String> undated() {
        return attributes.undated();
    }

    private long[] whole(String column) {
        long[] all = columns.longs(column);
        return IntStream.of(kept).mapToLong(i -> all[i]).toArray();
    }

    private double[] pick(double[] all) {
        return IntStream.of(kept).mapToDouble(i -> all[i]).toArray();
    }

    private double[] pick(String column, double divisor) {
        double[] all = columns.doubles(column);
        return IntStream.of(kept).mapToDouble(i -> all[i] / divisor).toArray();
    }
}
