package org.wayworth.analytics.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Unit;

/**
 * Running contracts, what they are expected to bring, and how well that was foreseen before.
 *
 * @param refundedShare of all sales, 0 to 1
 * @param early fitted without the hold-out, with what was charged before it
 * @param now fitted to all
 */
record LifetimeContractStudy(
        LifetimeOptions options,
        LifetimeContractRead read,
        double refundedShare,
        LifetimeContractForecast early,
        LifetimeRetention retention,
        LifetimeContractForecast now) {

    static Fit<LifetimeContractStudy> fit(
            LifetimeOptions options, LifetimeContractRead read, double refundedShare, long seed) {
        int period = options.periodDays();
        BuyingPlan plan = options.plan();
        LifetimeContractRows rows = read.rows();
        LifetimeContractRead.Span span = read.span();
        var holdout = new LifetimeContractForecast.Ahead((double) span.holdoutDays() / period, 0);
        var ahead = new LifetimeContractForecast.Ahead(
                (double) options.horizonDays() / period, plan.discountADay() * period);
        double worth = plan.marginOrAll() * (1 - refundedShare);
        return LifetimeRetention.choose(rows.renewals(span.start(), span.calibrated(), period))
                .flatMap(before -> LifetimeRetention.choose(rows.renewals(span.start(), span.end(), period))
                        .map(all -> new LifetimeContractStudy(
                                options,
                                read,
                                refundedShare,
                                new LifetimeContractForecast(read.before(period), before, holdout, 1, seed),
                                all,
                                new LifetimeContractForecast(read.now(period), all, ahead, worth, seed))));
    }

    LifetimeContractRows rows() {
        return read.rows();
    }

    LifetimeContractRead.Span span() {
        return read.span();
    }

    /** How many of those that ran before the hold-out ran on to its end. */
    Forecast.Test contractsTest() {
        return test(early.stillRun((double) span().holdoutDays() / options.periodDays()), stillRan(span().end()));
    }

    /** Of those that ran before the hold-out, how many ran on at the end of a day. */
    long stillRan(long day) {
        LifetimeRunning running = early.running();
        long ran = 0;
        for (int k = 0; k < running.size(); k++) {
            ran += rows().endDay(running.contract(k)) > day ? 1 : 0;
        }
        return ran;
    }

    /** What those that ran before the hold-out brought in it. */
    Forecast.Test moneyTest() {
        LifetimeRunning running = early.running();
        double came = 0;
        for (int k = 0; k < running.size(); k++) {
            came += rows().sales(running.contract(k), LifetimeContractRows.Window.LATE);
        }
        return test(early.total(), came);
    }

    private static Forecast.Test test(LifetimeContractForecast.Expected expected, double actual) {
        Interval interval = expected.interval();
        return new Forecast.Test(expected.value(), interval.low(), interval.high(), actual);
    }

    /** The interval of the total, long enough for as large a miss as in the test. */
    Interval total() {
        LifetimeContractForecast.Expected total = now.total();
        return moneyTest().stretched(total.value(), total.interval());
    }

    LocalDate end() {
        return LocalDate.ofEpochDay(span().end());
    }

    LocalDate calibratedUntil() {
        return LocalDate.ofEpochDay(span().calibrated());
    }

    Unit unit(String per) {
        return Unit.money(read.currency(), per);
    }

    /** From all contracts to those that run. */
    Base base() {
        LifetimeRunning running = now.running();
        long undated = rows().undated();
        long ended = 0;
        long ofNobody = 0;
        for (int i = 0; i < rows().size(); i++) {
            boolean isRunning = rows().isRunning(i, span().end());
            ended += rows().isDated(i) && !isRunning ? 1 : 0;
            ofNobody += isRunning && !rows().isOfKnownCustomer(i) ? 1 : 0;
        }
        List<Base.Drop> drops = new ArrayList<>();
        drops.add(new Base.Drop("ended by " + end(), ended));
        drops.add(new Base.Drop("ended, and nobody knows when", undated));
        drops.add(new Base.Drop("whose customer is not known", ofNobody));
        drops.removeIf(drop -> drop.n() == 0);
        return new Base(running.size(), "contracts", drops);
    }
}
