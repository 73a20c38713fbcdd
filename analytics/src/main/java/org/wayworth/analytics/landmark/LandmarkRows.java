package org.wayworth.analytics.landmark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.vocabulary.Base;
import org.wayworth.warehouse.Columns;

/** What {@code landmark.sql} returns, cut rule by rule to the rows whose outcome can be known. */
public final class LandmarkRows {

    /** Days after the landmark up to which {@code landmark.sql} counts apart. */
    private static final List<Integer> COUNTED_TO = List.of(1, 7, 30);

    /** The same for contracts, which are given notice of up to three months before they end. */
    private static final List<Integer> CONTRACTS_TO = List.of(1, 7, 30, 60, 90);

    private final Columns columns;
    private final Attributes attributes;
    private final LandmarkPlan plan;
    private final double minorPerMajor;
    private final LandmarkSample sample;
    private final int[] kept;
    private final Optional<LandmarkValue> value;

    /** Attributes by name, looked up once. */
    private final Map<String, String[]> lookedUp;

    private LandmarkRows(
            Columns columns,
            Attributes attributes,
            LandmarkPlan plan,
            double minorPerMajor,
            LandmarkSample sample,
            Optional<LandmarkValue> value,
            Map<String, String[]> lookedUp) {
        this.columns = columns;
        this.attributes = attributes;
        this.plan = plan;
        this.minorPerMajor = minorPerMajor;
        this.sample = sample;
        this.kept = sample.kept();
        this.value = value;
        this.lookedUp = lookedUp;
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
        return new LandmarkRows(
                columns,
                attributes,
                plan,
                minorPerMajor,
                LandmarkSample.of(columns, attributes, plan, value),
                value,
                new ConcurrentHashMap<>());
    }

    /**
     * The same rows, without what came in the first days after the landmark. Whether customers stay later is asked of those
     * who are still there: who left early cannot leave again.
     */
    LandmarkRows afterDay(int days) {
        LandmarkSample later = sample;
        if (plan.outcome() == FollowUp.RETENTION) {
            double[] toEnd = columns.doubles("contract_days_to_end");
            later = sample.and("left in the first " + TimingChecks.days(days), i -> toEnd[i] > days);
        }
        return new LandmarkRows(
                columns, attributes, plan.afterDay(days), minorPerMajor, later, value, new ConcurrentHashMap<>());
    }

    boolean showsAudience(SmallGroups small) {
        return sample.showsAudience(small);
    }

    /**
     * The rows in parts by their rating, for breakdowns.
     *
     * @param partOf the part of a rating, from 0; below 0 for none
     */
    public List<Cut> byRating(int parts, DoubleToIntFunction partOf) {
        double[] rating = columns.doubles("rating");
        return IntStream.range(0, parts)
                .mapToObj(part -> sample.cut().where(i -> partOf.applyAsInt(rating[i]) == part))
                .toList();
    }

    /** The rows in parts by the value of an attribute, in order of the names given. */
    public List<Cut> byAttribute(String attribute, List<String> names) {
        return sample.cut()
                .byAttribute(
                        attribute, names, attributes, columns.longs("customer_id"), columns.doubles("landmark_day"));
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
        return sample.drops();
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

    /** In the unit of {@link FollowUp#unit}; shares and growth as fractions. Without the first days where they are skipped. */
    public double[] outcome() {
        int skip = plan.skipDays();
        return switch (plan.outcome()) {
            case REVENUE, MARGIN, ORDERS, REFERRALS -> EachRow.less(countedTo(plan.horizonDays()), countedTo(skip));
            case GROWTH -> growth();
            case RETURN ->
                EachRow.yesOrNo(
                        EachRow.less(pick("orders_after", 1), skip == 0 ? nothing() : pick("orders_to_" + skip, 1)));
            case RETENTION -> EachRow.less(countedTo(plan.horizonDays()), countedTo(skip));
            case LIFETIME_VALUE ->
                EachRow.less(EachRow.sum(seen(), forecast()), skip == 0 ? nothing() : countedTo(skip));
        };
    }

    /** Days up to which {@link #countedTo} knows the outcome, the last of them half of the horizon at most. */
    List<Integer> daysCounted() {
        return plan.outcome() == FollowUp.RETENTION ? contractDays() : upToHalf(COUNTED_TO);
    }

    /** The same for ends of contracts. */
    List<Integer> contractDays() {
        return upToHalf(CONTRACTS_TO);
    }

    private List<Integer> upToHalf(List<Integer> days) {
        return days.stream().filter(day -> 2 * day <= plan.horizonDays()).toList();
    }

    /**
     * What was counted up to {@code day} after the landmark, in the unit of {@link FollowUp#onsetUnit}: one of
     * {@link #daysCounted}, the horizon, or 0. Staying is counted as 1 less for each who left.
     */
    double[] countedTo(int day) {
        if (day == 0) {
            return nothing();
        }
        String to = day == plan.horizonDays() ? "after" : "to_" + day;
        return switch (plan.outcome()) {
            case REVENUE, GROWTH -> pick("revenue_" + to + "_minor", minorPerMajor);
            case MARGIN -> pick("margin_" + to + "_minor", minorPerMajor);
            case ORDERS, RETURN -> pick("orders_" + to, 1);
            case REFERRALS -> pick("referrals_" + to, 1);
            case RETENTION -> stays(day);
            case LIFETIME_VALUE ->
                day == plan.horizonDays()
                        ? outcome()
                        : EachRow.scaled(
                                pick("revenue_" + to + "_minor", minorPerMajor),
                                requireValue().study().plan().marginOrAll());
        };
    }

    /** Less 1 for who left within so many days; of the horizon, whether they stay. */
    private double[] stays(int day) {
        double all = day == plan.horizonDays() ? 1 : 0;
        return Arrays.stream(pick("contract_days_to_end", 1))
                .map(days -> days > day ? all : all - 1)
                .toArray();
    }

    /** Whether any answer belongs to a customer whose contract ran then. */
    boolean knowsContracts() {
        return Arrays.stream(columns.longs("has_contract")).anyMatch(has -> has == 1);
    }

    /** Contracts that ran at the landmark and ended within so many days: less 1 for each. */
    double[] contractsEnded(int day) {
        double[] has = pick("has_contract", 1);
        double[] toEnd = pick("contract_days_to_end", 1);
        double[] ended = new double[has.length];
        Arrays.setAll(ended, i -> has[i] == 1 && toEnd[i] <= day ? -1 : 0);
        return ended;
    }

    private double[] nothing() {
        return new double[kept.length];
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
                .flatMap(known -> known.drawn().stream().map(drawn -> EachRow.sum(pick(known.seen()), pick(drawn))))
                .toList();
    }

    Optional<LandmarkValue> value() {
        return value;
    }

    private LandmarkValue requireValue() {
        return value.orElseThrow(() -> new IllegalStateException("no lifetime value was asked for"));
    }

    /**
     * Symmetric growth (Davis, Haltiwanger and Schuh 1996): defined where one of both spans has revenue. Where the first
     * days are skipped, what followed is scaled to as many days as before; none of whom nothing came in either.
     */
    private double[] growth() {
        double[] before = pick("revenue_span_before_minor", minorPerMajor);
        double[] after = EachRow.less(countedTo(plan.horizonDays()), countedTo(plan.skipDays()));
        double scale = (double) plan.horizonDays() / (plan.horizonDays() - plan.skipDays());
        double[] growth = new double[before.length];
        for (int i = 0; i < growth.length; i++) {
            double a = Math.max(0, before[i]);
            double b = Math.max(0, after[i]) * scale;
            growth[i] = a + b == 0 ? 0 : 2 * (b - a) / (b + a);
        }
        return growth;
    }

    /** Days until the contract ended; beyond the horizon where it ran on. For {@link FollowUp#RETENTION}. */
    public double[] daysKept() {
        return Arrays.stream(pick("contract_days_to_end", 1))
                .map(days -> Math.min(days, plan.horizonDays()))
                .toArray();
    }

    /** What came in the last days before the landmark, which no answer can have moved; of what stands for the outcome. */
    double[] placebo() {
        return switch (plan.outcome()) {
            case REVENUE, GROWTH, RETENTION -> recentRevenue();
            case LIFETIME_VALUE ->
                EachRow.scaled(recentRevenue(), requireValue().study().plan().marginOrAll());
            case MARGIN -> pick("margin_placebo_minor", minorPerMajor);
            case ORDERS, RETURN -> pick("orders_placebo", 1);
            case REFERRALS -> pick("referrals_placebo", 1);
        };
    }

    double[] recentRevenue() {
        return pick("revenue_placebo_minor", minorPerMajor);
    }

    /** For how many of the last days before the landmark each customer was really in the records. */
    double[] placeboDays() {
        return Arrays.stream(pick("seen_before_days", 1))
                .map(days -> Math.min(days, plan.placeboDays()))
                .toArray();
    }

    /** Money that came after the landmark and was decided before it: refunds of earlier sales, late invoices. */
    double[] decidedBefore() {
        return pick("decided_before_minor", minorPerMajor);
    }

    /** Refunds after the landmark whose sale was not found; 0 or less. */
    double[] unmatchedRefunds() {
        return pick("unmatched_refund_minor", minorPerMajor);
    }

    /** Sales on the day of the answer that are not known to have come before it. */
    double[] sameDay() {
        return pick("day_minor", minorPerMajor);
    }

    /** Refunds after the landmark of all rows. */
    long refunds() {
        return Arrays.stream(whole("refunds_after")).sum();
    }

    /** Of these, whose sale was not found. */
    long refundsUnmatched() {
        return Arrays.stream(whole("refunds_unmatched")).sum();
    }

    /** Share of the rows of which only the day of the answer is known. */
    double dayOnlyShare() {
        return Arrays.stream(pick("is_day_only", 1)).average().orElse(0);
    }

    /** Share of the rows whose answer takes its date from an order, a claim or a case. */
    double datedByEpisodeShare() {
        return Arrays.stream(pick("is_dated_by_episode", 1)).average().orElse(0);
    }

    /** Rows with what carries information: a purchase, a referral, or the rarer of staying and leaving. */
    public int events() {
        double[] counts = switch (plan.outcome()) {
            case RETENTION -> outcome();
            case REFERRALS -> EachRow.yesOrNo(pick("referrals_after", 1));
            default -> EachRow.yesOrNo(pick("orders_after", 1));
        };
        int ones = (int) Arrays.stream(counts).sum();
        return plan.outcome().isShare() ? Math.min(ones, counts.length - ones) : ones;
    }

    /** Whether what each customer brings is known: all pay in the currency in which money is counted, on known days. */
    boolean knowsMoney() {
        return Arrays.stream(whole("pays_elsewhere")).noneMatch(elsewhere -> elsewhere == 1);
    }

    /** Attributes that are adjusted for. */
    public List<String> factors() {
        return attributes.names().stream()
                .filter(name -> !plan.leaveOut().contains(name))
                .toList();
    }

    /** The latest value known at each row's landmark; the caller must not write. */
    public String[] attribute(String name) {
        return lookedUp.computeIfAbsent(name, asked -> attributes.at(asked, customers(), day()));
    }

    /** Minor units of the currency in one major unit. */
    double minorPerMajor() {
        return minorPerMajor;
    }

    LandmarkPlan plan() {
        return plan;
    }

    /** Attributes that carry no date. */
    List<String> undated() {
        return attributes.undated();
    }

    long[] whole(String column) {
        long[] all = columns.longs(column);
        return IntStream.of(kept).mapToLong(i -> all[i]).toArray();
    }

    String[] texts(String column) {
        String[] all = columns.textsOr(column, "");
        return IntStream.of(kept).mapToObj(i -> all[i]).toArray(String[]::new);
    }

    private double[] pick(double[] all) {
        return IntStream.of(kept).mapToDouble(i -> all[i]).toArray();
    }

    /** A column of the rows, each number divided. */
    double[] pick(String column, double divisor) {
        double[] all = columns.doubles(column);
        return IntStream.of(kept).mapToDouble(i -> all[i] / divisor).toArray();
    }
}
