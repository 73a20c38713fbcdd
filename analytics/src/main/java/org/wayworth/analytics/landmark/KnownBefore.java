package org.wayworth.analytics.landmark;

import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.parallel.Blocks;

/** What was known of each row before its landmark, as covariates; and what the average customer did in the same days. */
record KnownBefore(LandmarkRows rows, Calendar calendar) {

    /** What is left out where nobody knows what each customer brought. */
    static final String MONEY = "recent revenue, earlier revenue, earlier orders";

    /** At the landmark, what matters most by design first. */
    Covariates covariates() {
        return withoutQuarter().factor("quarter", EachRow.quarters(rows.whole("quarter")));
    }

    /** The same without the quarter, for which finer times are to stand. */
    Covariates withoutQuarter() {
        Covariates none = Covariates.ofRows(rows.size());
        return with(rows.knowsMoney() ? none.amount("recent revenue", rows.recentRevenue()) : none, sameDays());
    }

    /** Before the last days that serve as placebo. */
    Covariates early() {
        return with(
                        Covariates.ofRows(rows.size()),
                        calendar.brought(rows.day(), -rows.plan().placeboDays(), 0))
                .factor("quarter", EachRow.quarters(rows.whole("quarter")));
    }

    /** Whether anything of what customers brought before the last days differs between them. */
    boolean hasPast() {
        return rows.knowsMoney()
                && (varies(rows.pick("revenue_before_minor", 1)) || varies(rows.pick("orders_before", 1)));
    }

    private static boolean varies(double[] values) {
        return Arrays.stream(values).anyMatch(value -> value != values[0]);
    }

    private double[] sameDays() {
        LandmarkPlan plan = rows.plan();
        double[] day = rows.day();
        return switch (plan.outcome()) {
            case ORDERS, RETURN, REFERRALS -> calendar.ordered(day, plan.skipDays(), plan.horizonDays());
            case RETENTION -> calendar.left(day, plan.skipDays(), plan.horizonDays());
            case REVENUE, MARGIN, GROWTH, LIFETIME_VALUE -> calendar.brought(day, plan.skipDays(), plan.seenDays());
        };
    }

    private Covariates with(Covariates covariates, double[] everybody) {
        boolean knowsMoney = rows.knowsMoney();
        covariates.number("what the average customer did in the same days", everybody);
        if (knowsMoney) {
            covariates.amount("earlier revenue", rows.pick("revenue_before_minor", rows.minorPerMajor()));
        }
        covariates.number(
                "time as a customer",
                Arrays.stream(rows.pick("tenure_days", 1)).map(Math::log1p).toArray());
        if (knowsMoney) {
            covariates.number("earlier orders", rows.pick("orders_before", 1));
        }
        covariates.factor("touchpoint", rows.texts("touchpoint"));
        List<String> factors = rows.factors();
        List<String[]> known = Blocks.map(factors.size(), j -> rows.attribute(factors.get(j)));
        for (int j = 0; j < known.size(); j++) {
            covariates.factor(factors.get(j).replace('_', ' '), known.get(j));
        }
        return covariates;
    }
}
