package org.wayworth.analytics.landmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.kernel.parallel.Blocks;

/** What was known of each row before its landmark, as covariates; and what the average customer did in the same days. */
record KnownBefore(LandmarkRows rows, Calendar calendar, Optional<ContractTerm> contractTerm) {

    /** What is left out where nobody knows what each customer brought. */
    static final String MONEY = "recent revenue, earlier revenue, earlier orders";

    /** Who leaves does so at the end of a term. */
    static final String TERM = "when the contract's term ends";

    /** At the landmark, what matters most by design first. */
    Covariates covariates() {
        return withoutQuarter().factor("quarter", EachRow.quarters(rows.whole("quarter")));
    }

    /** The same without the quarter, for which finer times are to stand. */
    Covariates withoutQuarter() {
        Covariates first = Covariates.ofRows(rows.size());
        contractTerm.filter(known -> rows.knowsContracts()).ifPresent(known -> termEnds(first, known));
        return with(rows.knowsMoney() ? first.amount("recent revenue", rows.recentRevenue()) : first, sameDays());
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

    /** Who leaves does so at the end of a term: whether one ends in the days that count, and how many of them come after it. */
    private void termEnds(Covariates covariates, ContractTerm known) {
        double[] has = rows.pick("has_contract", 1);
        double[] age = rows.pick("contract_age_days", 1);
        int skip = rows.plan().skipDays();
        int horizon = rows.plan().horizonDays();
        covariates.number(
                "ends of a term within the follow-up period", TERM, EachRow.times(has, known.ends(age, skip, horizon)));
        covariates.number("days after the end of the term", TERM, EachRow.times(has, known.beyond(age, skip, horizon)));
    }
}
