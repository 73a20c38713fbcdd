package org.wayworth.analytics.buying;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** When there is no forecast of purchases, and what is said instead. */
final class BuyingRefusals {

    /** Half a year to learn from and test on: less cannot tell a customer who left from one who pauses. */
    private static final int SHORTEST_DAYS = 182;

    private final String question;
    private final BuyingPlan plan;
    private final Run run;

    BuyingRefusals(String question, BuyingPlan plan, Run run) {
        this.question = question;
        this.plan = plan;
        this.run = run;
    }

    Outcome.Refusal noPurchases() {
        return refusal(Reason.NO_DATA)
                .have("There is no sale that has a date and belongs to a known customer.")
                .need("Dated sales of known customers.")
                .next("Import transactions, and map occurred_at and the customer's key.")
                .refusal();
    }

    Outcome.Refusal noCurrency(Currencies currencies) {
        return new AudienceRefusals(question, "customers", run)
                .noCurrency(currencies, plan.currency())
                .fold(
                        answer -> {
                            throw new IllegalStateException("a refusal must not hold findings");
                        },
                        refusal -> refusal);
    }

    Outcome.Refusal noSuchKind(List<SaleKind> all) {
        return refusal(Reason.NO_DATA)
                .have(
                        all.isEmpty()
                                ? "There is no sale within the observation window of a customer whose purchases are all"
                                        + " known."
                                : "There are sales of these kinds: " + BuyingStudy.names(all) + ".")
                .need(plan.kinds()
                        .map(kinds -> "Sales of the kinds asked for: " + kinds + ".")
                        .orElse("Dated sales of known customers."))
                .next(
                        all.isEmpty()
                                ? "Import a longer period, or choose another currency (currency)."
                                : "Choose among the kinds above (kinds), or leave the choice open.")
                .refusal();
    }

    /** Sales at regular intervals say nothing about when customers silently stop. */
    Outcome.Refusal onlyRegular(List<SaleKind> kinds) {
        return refusal(Reason.NO_VARIATION)
                .have("All sales come at regular intervals: " + BuyingStudy.names(kinds) + ".")
                .need("Purchases that customers decide on one by one, or contracts with first and last days.")
                .next(
                        "Map the subscriptions to the table contract: their value depends on when contracts end, not on when"
                                + " the next payment is due.")
                .checks(kinds.stream().map(BuyingRefusals::regular).toList())
                .refusal();
    }

    /** Where those who stopped were removed, or got other keys, nobody can tell how fast customers stop. */
    Outcome.Refusal survivorsOnly(Survivorship.Alarm alarm) {
        return refusal(Reason.SURVIVORS_ONLY)
                .have(Sentence.begin(alarm.found()) + ".")
                .need(alarm.need())
                .next(alarm.next())
                .checks(List.of(alarm.check()))
                .refusal();
    }

    static Check regular(SaleKind kind) {
        RobustnessCheck check = RobustnessCheck.of(
                        "regular buying: " + kind.kind(),
                        "Do customers buy at random times, as models of customers who stop without notice assume?")
                .leaving(Grade.DESCRIPTIVE);
        return kind.nPairs() < SaleKind.FEWEST_PAIRS
                ? check.cannotTell(kind.regularity())
                : check.passedIf(!kind.isRegular(), kind.regularity());
    }

    Optional<Outcome.Refusal> beforeFitting(BuyingStudy study) {
        Purchases purchases = study.purchases();
        if (purchases.end() < SHORTEST_DAYS || purchases.calibrated() <= 0) {
            return Optional.of(refusal(Reason.NOT_OBSERVED_LONG_ENOUGH)
                    .have("Purchases are observed for " + Unit.whole(purchases.end() + 1L) + " days, up to "
                            + Sentence.date(study.end()) + "; the last " + Unit.whole(study.holdoutDays())
                            + " of them are the hold-out on which the forecast is tested.")
                    .need("At least " + SHORTEST_DAYS + " days, some of them before the hold-out.")
                    .next("Import a longer period.")
                    .sample(study.base())
                    .refusal());
        }
        long repeaters = purchases.before().repeaters();
        if (repeaters < plan.minimumRepeaters()) {
            return Optional.of(refusal(Reason.TOO_FEW)
                    .have(Unit.whole(repeaters) + " of "
                            + Unit.whole(purchases.before().size()) + " customers had bought again by "
                            + Sentence.date(study.calibratedUntil()) + ".")
                    .need("At least " + Unit.whole(plan.minimumRepeaters()) + " customers who had.")
                    .next("Import a longer period or more customers.")
                    .sample(study.base())
                    .refusal());
        }
        return Optional.empty();
    }

    Outcome.Refusal notComputable(BuyingStudy study, Fit.Impossible<Forecast> no) {
        boolean isOutside = no.reason() == Fit.Reason.OUTSIDE_MODEL || no.reason() == Fit.Reason.NOT_CONVERGED;
        return refusal(KernelWords.reason(no))
                .have("The forecast cannot be computed: " + KernelWords.found(no, List.of()) + ".")
                .need(
                        "Numbers of purchases, and amounts, that differ between customers, without a few very large amounts"
                                + " that decide the mean.")
                .next(
                        isOutside
                                ? "Leave out the kinds of sale whose amounts are all alike, or decided by a few very large"
                                        + " ones (kinds), or import a longer period."
                                : "Import a longer period or more customers.")
                .sample(study.base())
                .checks(study.kinds().stream().map(BuyingRefusals::regular).toList())
                .refusal();
    }

    private RefusalBuilder refusal(Reason reason) {
        return new RefusalBuilder(run, question, reason);
    }
}
