package org.wayworth.analytics.lifetime;

import java.time.LocalDate;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * Running contracts, what they are expected to bring, and how well that was forecast before.
 *
 * @param refundedShare of all sales, 0 to 1
 * @param early fitted without the hold-out, with what was charged before it
 * @param now fitted to all
 */
record RunningContractsStudy(
        LifetimeOptions options,
        ContractRecords records,
        double refundedShare,
        ContractForecast early,
        RetentionChoice retention,
        ContractForecast now) {

    static Fit<RunningContractsStudy> fit(
            LifetimeOptions options, ContractRecords records, double refundedShare, long seed) {
        int period = options.periodDays();
        BuyingPlan plan = options.plan();
        ContractRows rows = records.rows();
        ContractRecords.Span span = records.span();
        var holdout = new ContractForecast.Ahead((double) span.holdoutDays() / period, 0);
        var ahead = new ContractForecast.Ahead((double) options.horizonDays() / period, plan.discountADay() * period);
        double worth = plan.marginOrAll() * (1 - refundedShare);
        return RetentionChoice.choose(rows.renewals(span.start(), span.calibrated(), period))
                .flatMap(before -> RetentionChoice.choose(rows.renewals(span.start(), span.end(), period))
                        .map(all -> new RunningContractsStudy(
                                options,
                                records,
                                refundedShare,
                                new ContractForecast(records.before(period), before, holdout, 1, seed),
                                all,
                                new ContractForecast(records.now(period), all, ahead, worth, seed))));
    }

    ContractRows rows() {
        return records.rows();
    }

    ContractRecords.Span span() {
        return records.span();
    }

    /** How many of those that ran before the hold-out ran on to its end. */
    Forecast.Test contractsTest() {
        return test(early.stillRun((double) span().holdoutDays() / options.periodDays()), stillRan(span().end()));
    }

    /** Of those that ran before the hold-out, how many ran on at the end of a day. */
    long stillRan(long day) {
        RunningContracts running = early.running();
        long ran = 0;
        for (int k = 0; k < running.size(); k++) {
            ran += rows().endDay(running.contract(k)) > day ? 1 : 0;
        }
        return ran;
    }

    /** What those that ran before the hold-out brought in it. */
    Forecast.Test moneyTest() {
        RunningContracts running = early.running();
        double came = 0;
        for (int k = 0; k < running.size(); k++) {
            came += rows().sales(running.contract(k), ContractRows.Window.LATE);
        }
        return test(early.total(), came);
    }

    private static Forecast.Test test(ContractForecast.Expected expected, double actual) {
        Interval interval = expected.interval();
        return new Forecast.Test(expected.value(), interval.low(), interval.high(), actual);
    }

    /** The interval of the total, long enough for as large a miss as in the test. */
    Interval total() {
        ContractForecast.Expected total = now.total();
        return moneyTest().stretched(total.value(), total.interval());
    }

    LocalDate end() {
        return LocalDate.ofEpochDay(span().end());
    }

    LocalDate calibratedUntil() {
        return LocalDate.ofEpochDay(span().calibrated());
    }

    Unit unit(String per) {
        return Unit.money(records.currency(), per);
    }

    /** From all contracts to those that run. */
    Base base() {
        RunningContracts running = now.running();
        long ended = 0;
        long ofNobody = 0;
        long elsewhere = 0;
        for (int i = 0; i < rows().size(); i++) {
            boolean isRunning = rows().isRunning(i, span().end());
            boolean isKnown = rows().isOfKnownCustomer(i);
            ended += rows().isDated(i) && !isRunning ? 1 : 0;
            ofNobody += isRunning && !isKnown ? 1 : 0;
            elsewhere += isRunning && isKnown && rows().isPaidElsewhere(i) ? 1 : 0;
        }
        return new SampleAccount()
                .observed(records.observed())
                .leftOut("ended by " + Sentence.date(end()), ended)
                .leftOut("ended on a day that is not known", rows().undated())
                .leftOut("whose customer is not known", ofNobody)
                .leftOut("whose customer pays in another currency than " + records.currency(), elsewhere)
                .remaining(running.size(), "contracts");
    }
}
