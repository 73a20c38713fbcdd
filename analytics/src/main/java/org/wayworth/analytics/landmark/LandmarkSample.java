package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
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
    private Cut cut;
    private final List<Base.Drop> drops = new ArrayList<>();

    /** The rows after each rule from which figures are told: counts, and at last the outcome. */
    private final List<Cut> told = new ArrayList<>();

    private LandmarkSample(Columns columns, LandmarkPlan plan, Cut cut) {
        this.columns = columns;
        this.plan = plan;
        this.cut = cut;
    }

    static LandmarkSample of(Columns columns, Attributes attributes, LandmarkPlan plan, Optional<LandmarkValue> value) {
        LandmarkSample sample = new LandmarkSample(columns, plan, Cut.all(columns.longs("customer_id")));
        sample.known();
        sample.observed();
        sample.askedAbout(attributes);
        sample.outcome(value);
        if (!plan.where().isEverybody()) {
            sample.told.add(sample.cut);
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
        long before = cut.size();
        cut = cut.asked(where, attributes, columns.longs("customer_id"), columns.doubles("landmark_day"));
        drops.add(new Base.Drop(where.outside(), before - cut.size()));
        told.add(cut);
    }

    private void outcome(Optional<LandmarkValue> value) {
        if (plan.outcome() == FollowUp.RETENTION) {
            long[] hasContract = columns.longs("has_contract");
            drop("without a contract running at the time of the response", i -> hasContract[i] == 1);
            long[] hasGivenNotice = columns.longs("has_given_notice");
            drop("had given notice before the response", i -> hasGivenNotice[i] == 0);
        }
        value.ifPresent(known -> {
            boolean[] bought = known.hasBought();
            drop("had not bought by the response what the forecast counts", i -> bought[i]);
        });
        if (plan.outcome() == FollowUp.GROWTH) {
            double[] before = columns.doubles("revenue_span_before_minor");
            double[] after = columns.doubles("revenue_after_minor");
            drop("without revenue before and after", i -> Math.max(0, before[i]) + Math.max(0, after[i]) > 0);
        }
    }

    private void drop(String rule, IntPredicate keeps) {
        long before = cut.size();
        cut = cut.where(keeps);
        drops.add(new Base.Drop(rule, before - cut.size()));
    }

    /** The same, with one more rule. */
    LandmarkSample and(String rule, IntPredicate keeps) {
        LandmarkSample more = new LandmarkSample(columns, plan, cut);
        more.drops.addAll(drops);
        more.told.addAll(told);
        more.drop(rule, keeps);
        return more;
    }

    /** Places of the rows that remain. */
    int[] kept() {
        return cut.kept();
    }

    /** The rows that remain, and those that would without the conditions. */
    Cut cut() {
        return cut;
    }

    /** In the order in which the rules were applied. */
    List<Base.Drop> drops() {
        return List.copyOf(drops);
    }

    /**
     * Whether the answer about a part of the customers, held against that about a wider part, tells of no group too small
     * to show, before the outcome's own rules and after them.
     */
    boolean showsAudience(SmallGroups small) {
        return told.stream().allMatch(rows -> rows.shows(small));
    }
}
