package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Relationships;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** Which rows of {@code landmark.sql} have an outcome that can be known, rule by rule. */
final class LandmarkSample {

    private final Columns columns;
    private final LandmarkPlan plan;
    private final boolean[] is;
    private final boolean[] others;
    private final List<Base.Drop> drops = new ArrayList<>();
    private final List<long[]> audience = new ArrayList<>();

    private LandmarkSample(Columns columns, LandmarkPlan plan) {
        this.columns = columns;
        this.plan = plan;
        this.is = new boolean[columns.size()];
        this.others = new boolean[columns.size()];
        Arrays.fill(is, true);
    }

    static LandmarkSample of(Columns columns, Attributes attributes, LandmarkPlan plan, Optional<LandmarkValue> value) {
        LandmarkSample sample = new LandmarkSample(columns, plan);
        sample.known();
        sample.observed();
        sample.askedAbout(attributes);
        sample.outcome(value);
        if (!plan.where().isEverybody()) {
            sample.audience.add(sample.people());
        }
        return sample;
    }

    /** Nobody counts as bringing nothing of whom it is not known. */
    private void known() {
        long[] isKnown = columns.longs("is_known_to_sales");
        drop("customers whom no record of sales, contracts or customers names", i -> isKnown[i] == 1);
        if (!plan.outcome().needsNoSales()) {
            long[] paysElsewhere = columns.longs("pays_elsewhere");
            drop("customers who pay in another currency", i -> paysElsewhere[i] == 0);
        }
    }

    private void observed() {
        long[] isObserved = columns.longs("is_observed");
        drop("not observed for " + Unit.whole(plan.seenDays()) + " days afterwards", i -> isObserved[i] == 1);
        if (plan.outcome() == FollowUp.RETENTION) {
            long[] isRenewalKnown = columns.longs("is_renewal_known");
            drop(
                    "not observed for " + Relationships.GAP_DAYS + " days more, in which a contract may be renewed",
                    i -> isRenewalKnown[i] == 1);
        }
    }

    private void askedAbout(Attributes attributes) {
        Where where = plan.where();
        if (where.isEverybody()) {
            return;
        }
        System.arraycopy(is, 0, others, 0, is.length);
        boolean[] holds = where.holds(attributes, columns.longs("customer_id"), columns.doubles("landmark_day"));
        drop("not " + where.text(), i -> holds[i]);
        for (int i = 0; i < others.length; i++) {
            others[i] &= !holds[i];
        }
        audience.add(people());
    }

    private void outcome(Optional<LandmarkValue> value) {
        if (plan.outcome() == FollowUp.RETENTION) {
            long[] hasContract = columns.longs("has_contract");
            dropAll("without a contract running at the time of the response", i -> hasContract[i] == 1);
            long[] hasGivenNotice = columns.longs("has_given_notice");
            dropAll("had given notice before the response", i -> hasGivenNotice[i] == 0);
        }
        value.ifPresent(known -> {
            boolean[] bought = known.hasBought();
            dropAll("had not bought by the response what the forecast counts", i -> bought[i]);
        });
        if (plan.outcome() == FollowUp.GROWTH) {
            double[] before = columns.doubles("revenue_span_before_minor");
            double[] after = columns.doubles("revenue_after_minor");
            dropAll("without revenue before and after", i -> Math.max(0, before[i]) + Math.max(0, after[i]) > 0);
        }
    }

    private void dropAll(String rule, IntPredicate keeps) {
        drop(rule, keeps);
        for (int i = 0; i < others.length; i++) {
            others[i] &= keeps.test(i);
        }
    }

    private void drop(String rule, IntPredicate keeps) {
        long dropped = 0;
        for (int i = 0; i < is.length; i++) {
            if (is[i] && !keeps.test(i)) {
                is[i] = false;
                dropped++;
            }
        }
        drops.add(new Base.Drop(rule, dropped));
    }

    /** People among the rows asked about, and among the others. */
    private long[] people() {
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

    /** The same, with one more rule. */
    LandmarkSample and(String rule, IntPredicate keeps) {
        LandmarkSample more = new LandmarkSample(columns, plan);
        System.arraycopy(is, 0, more.is, 0, is.length);
        System.arraycopy(others, 0, more.others, 0, others.length);
        more.drops.addAll(drops);
        more.audience.addAll(audience);
        more.drop(rule, keeps);
        return more;
    }

    /** Places of the rows that remain. */
    int[] kept() {
        return IntStream.range(0, is.length).filter(i -> is[i]).toArray();
    }

    /** In the order in which the rules were applied. */
    List<Base.Drop> drops() {
        return List.copyOf(drops);
    }

    /**
     * Whether the answer about a part of the customers, held against that about all, tells of no group too small to
     * show: neither the part nor the others may be a few people, before the outcome's own rules and after them.
     */
    boolean showsAudience(SmallGroups small) {
        return audience.stream().allMatch(people -> small.showsPart(people[0], people[0] + people[1]));
    }
}
