package org.wayworth.analytics.lifetime;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** When there is no forecast for running contracts, and what is said instead. */
final class RunningContractsRefusals {

    private static final int FEWEST = 100;

    /** As many periods as the models of retention are fitted to at least. */
    private static final int FEWEST_PERIODS = 4;

    /** Where fewer of the contracts show a regular sale, the sales are not theirs. */
    private static final double FEWEST_PAY = 0.5;

    private final LifetimeOptions options;
    private final ContractRecords records;
    private final ContractRecords.Span span;
    private final Run run;

    RunningContractsRefusals(LifetimeOptions options, ContractRecords records, Run run) {
        this.options = options;
        this.records = records;
        this.span = records.span();
        this.run = run;
    }

    Optional<Outcome.Refusal> beforeFitting(Survivorship survivorship) {
        Optional<Survivorship.Alarm> doubt = survivorship.contractDoubt();
        if (doubt.isPresent()) {
            return doubt.map(alarm -> refusal(Reason.SURVIVORS_ONLY)
                    .have(Sentence.begin(alarm.found()) + ".")
                    .need(alarm.need())
                    .next(alarm.next())
                    .checks(List.of(alarm.check()))
                    .refusal());
        }
        if (records.regular().isEmpty()) {
            String sales = records.asked().isEmpty()
                    ? "no sales"
                    : "sales of which none come at regular intervals: " + BuyingStudy.names(records.asked());
            return Optional.of(refusal(Reason.NO_DATA)
                    .have("There are " + Unit.whole(records.rows().size()) + " contracts, and " + sales + ".")
                    .need("Sales that come at regular intervals while a contract runs, such as fees or boxes.")
                    .next(
                            "Import what contracts are charged as transactions of a kind of their own, with the customer's"
                                    + " key.")
                    .refusal());
        }
        return tooShort().or(this::tooFew);
    }

    private Optional<Outcome.Refusal> tooShort() {
        int period = options.periodDays();
        long periods = (span.calibrated() - span.start()) / period;
        if (periods >= FEWEST_PERIODS && span.windowDays() >= period) {
            return Optional.empty();
        }
        return Optional.of(refusal(Reason.NOT_OBSERVED_LONG_ENOUGH)
                .have("Contracts are observed for " + Math.max(0, periods) + " periods of " + period
                        + " days before the "
                        + Unit.whole(span.holdoutDays()) + " days of the hold-out, and regular sales for "
                        + Unit.whole(Math.max(0, span.windowDays())) + " days of them.")
                .need("At least " + FEWEST_PERIODS + " periods, and regular sales for one.")
                .next("Import a longer period, choose shorter periods (period-days), or shorten the hold-out"
                        + " (holdout-days).")
                .refusal());
    }

    private Optional<Outcome.Refusal> tooFew() {
        RunningContracts before = records.before(options.periodDays());
        RunningContracts now = records.now(options.periodDays());
        int measured = Math.min(before.measured(), now.measured());
        if (measured < FEWEST) {
            return Optional.of(refusal(Reason.TOO_FEW)
                    .have(Unit.whole(now.measured()) + " contracts ran through the last "
                            + Unit.whole(span.windowDays())
                            + " days, and " + Unit.whole(before.measured())
                            + " through as many days before the hold-out.")
                    .need("At least " + FEWEST + " of each, of known customers who pay in " + records.currency() + ".")
                    .next("Import more contracts, or a longer period.")
                    .refusal());
        }
        boolean isPaid = Math.min((double) now.paying() / now.measured(), (double) before.paying() / before.measured())
                >= FEWEST_PAY;
        return isPaid ? Optional.empty() : Optional.of(notPaid(before, now));
    }

    private Outcome.Refusal notPaid(RunningContracts before, RunningContracts now) {
        return refusal(Reason.NO_DATA)
                .have(Unit.whole(now.paying()) + " of " + Unit.whole(now.measured())
                        + " contracts that ran through the last " + Unit.whole(span.windowDays())
                        + " days show a regular sale, and " + Unit.whole(before.paying()) + " of "
                        + Unit.whole(before.measured()) + " before the hold-out.")
                .need("Regular sales of at least half of them.")
                .next("See that regular sales and contracts carry keys of the same customers.")
                .refusal();
    }

    Outcome.Refusal notComputable(Fit.Impossible<RunningContractsStudy> no) {
        return refusal(Reason.TOO_FEW)
                .have("How long contracts last cannot be computed: " + KernelWords.found(no, List.of()) + ".")
                .need("Contracts that have ended, and some that have not.")
                .next("Import contracts that have ended too, or wait until some have.")
                .refusal();
    }

    private RefusalBuilder refusal(Reason reason) {
        return new RefusalBuilder(run, LifetimeAnalysis.CARD.question(), reason)
                .base(Base.of(records.rows().size(), "contracts"));
    }
}
