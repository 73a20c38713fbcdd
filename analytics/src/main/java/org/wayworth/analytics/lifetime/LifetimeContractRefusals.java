package org.wayworth.analytics.lifetime;

import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;

/** When nothing can be said of what running contracts will bring, and what is said instead. */
final class LifetimeContractRefusals {

    private static final int FEWEST = 100;

    /** As many periods as the models of retention are fitted to at least. */
    private static final int FEWEST_PERIODS = 4;

    /** Where fewer of the contracts show a regular sale, the sales are not theirs. */
    private static final double FEWEST_PAY = 0.5;

    private final LifetimeOptions options;
    private final LifetimeContractRead read;
    private final LifetimeContractRead.Span span;
    private final Run run;

    LifetimeContractRefusals(LifetimeOptions options, LifetimeContractRead read, Run run) {
        this.options = options;
        this.read = read;
        this.span = read.span();
        this.run = run;
    }

    Optional<Outcome.Refusal> beforeFitting() {
        if (read.regular().isEmpty()) {
            return refusal(
                    Reason.NO_DATA,
                    Unit.whole(read.rows().size()) + " contracts, and sales of which none come at regular intervals: "
                            + BuyingStudy.names(read.asked()) + ".",
                    "Sales that come at regular intervals while a contract runs, such as fees or boxes.",
                    "Import what contracts are charged as transactions of a kind of their own, with the customer's key.");
        }
        if (read.currencies().size() > 1) {
            return refusal(
                    Reason.NO_DATA,
                    "Regular sales in several currencies: "
                            + read.currencies().stream()
                                    .map(c -> Unit.whole(c.nSales()) + " in " + c.currency())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Regular sales in one currency.",
                    "Convert them in the mapping, or name the kinds of sale that are in one currency (kinds).");
        }
        return tooShort().or(this::tooFew);
    }

    private Optional<Outcome.Refusal> tooShort() {
        int period = options.periodDays();
        long periods = (span.calibrated() - span.start()) / period;
        if (periods >= FEWEST_PERIODS && span.windowDays() >= period) {
            return Optional.empty();
        }
        return refusal(
                Reason.NOT_OBSERVED_LONG_ENOUGH,
                "Contracts are seen for " + Math.max(0, periods) + " periods of " + period + " days before the "
                        + Unit.whole(span.holdoutDays()) + " days kept aside, and regular sales for "
                        + Unit.whole(Math.max(0, span.windowDays())) + " days of them.",
                "At least " + FEWEST_PERIODS + " periods, and regular sales for one.",
                "Import a longer period, look at contracts more often (period-days), or keep fewer days aside"
                        + " (holdout-days).");
    }

    private Optional<Outcome.Refusal> tooFew() {
        LifetimeRunning before = read.before(options.periodDays());
        LifetimeRunning now = read.now(options.periodDays());
        int measured = Math.min(before.measured(), now.measured());
        if (measured < FEWEST) {
            return refusal(
                    Reason.TOO_FEW,
                    Unit.whole(now.measured()) + " contracts ran through the last " + Unit.whole(span.windowDays())
                            + " days, and " + Unit.whole(before.measured()) + " through as many before the hold-out.",
                    "At least " + FEWEST + " of each, of known customers.",
                    "Import more contracts, or a longer period.");
        }
        if (Math.min((double) now.paying() / now.measured(), (double) before.paying() / before.measured())
                < FEWEST_PAY) {
            return refusal(
                    Reason.NO_DATA,
                    Unit.whole(now.paying()) + " of " + Unit.whole(now.measured())
                            + " contracts that ran through the last "
                            + Unit.whole(span.windowDays()) + " days show a regular sale, and "
                            + Unit.whole(before.paying())
                            + " of "
                            + Unit.whole(before.measured()) + " before the hold-out.",
                    "Regular sales of at least half of them.",
                    "See that regular sales and contracts carry keys of the same customers.");
        }
        return Optional.empty();
    }

    Outcome.Refusal notComputable(Fit.Impossible<LifetimeContractStudy> no) {
        return refusal(
                        Reason.TOO_FEW,
                        "How long contracts last cannot be fitted: " + no.found() + ".",
                        "Contracts that end, and some that do not.",
                        no.advice())
                .orElseThrow();
    }

    private Optional<Outcome.Refusal> refusal(Reason reason, String have, String need, String next) {
        return Optional.of(new RefusalBuilder(run, LifetimeAnalysis.CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .base(Base.of(read.rows().size(), "contracts"))
                .refusal());
    }
}
