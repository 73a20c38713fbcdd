package org.wayworth.analytics.buying;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** When nothing can be foreseen, and what is said instead. */
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
        return refusal(
                Reason.NO_DATA,
                "No sale that has a date and belongs to a known customer.",
                "Dated sales of known customers.",
                "Import transactions, and map occurred_at and the customer's key.",
                Base.of(0, "customers"),
                List.of());
    }

    Outcome.Refusal noSuchKind(List<SaleKind> all) {
        return refusal(
                Reason.NO_DATA,
                "Sales of these kinds: " + BuyingStudy.names(all) + ".",
                "Sales of the kinds asked for: " + plan.kinds().orElse("") + ".",
                "Choose among the kinds above (kinds), or leave the choice open.",
                Base.of(0, "customers"),
                List.of());
    }

    /** Sales that come like clockwork say nothing about when customers silently stop. */
    Outcome.Refusal onlyRegular(List<SaleKind> kinds) {
        return refusal(
                Reason.NO_VARIATION,
                "All sales come at regular intervals: " + BuyingStudy.names(kinds) + ".",
                "Purchases that customers decide on one by one, or contracts with first and last days.",
                "Map the subscriptions to the table contract: how long they last can be foreseen, when the next box"
                        + " is paid for cannot be got wrong.",
                Base.of(0, "customers"),
                kinds.stream().map(BuyingRefusals::regular).toList());
    }

    static Check regular(SaleKind kind) {
        return new Check(
                "regular buying: " + kind.kind(),
                "Do customers buy at random times, as the models of silent stopping take for granted?",
                kind.nPairs() < SaleKind.FEWEST_PAIRS
                        ? Verdict.CANNOT_TELL
                        : kind.isRegular() ? Verdict.FAILED : Verdict.PASSED,
                kind.regularity(),
                Grade.DESCRIPTIVE);
    }

    Optional<Outcome.Refusal> beforeFitting(BuyingStudy study) {
        Purchases purchases = study.purchases();
        if (purchases.end() < SHORTEST_DAYS || purchases.calibrated() <= 0) {
            return Optional.of(refusal(
                    Reason.NOT_OBSERVED_LONG_ENOUGH,
                    "Purchases cover " + Unit.whole(purchases.end() + 1L) + " days, of which "
                            + Unit.whole(study.holdoutDays()) + " are kept aside.",
                    "At least " + SHORTEST_DAYS + " days, and some before the hold-out.",
                    "Import a longer period.",
                    study.base(),
                    List.of()));
        }
        long repeaters = purchases.before().repeaters();
        if (repeaters < plan.minimumRepeaters()) {
            return Optional.of(refusal(
                    Reason.TOO_FEW,
                    Unit.whole(repeaters) + " of "
                            + Unit.whole(purchases.before().size()) + " customers bought again by "
                            + study.calibratedUntil() + ".",
                    "At least " + Unit.whole(plan.minimumRepeaters()) + " who did.",
                    "Import a longer period or more customers.",
                    study.base(),
                    List.of()));
        }
        return Optional.empty();
    }

    Outcome.Refusal notComputable(BuyingStudy study, Fit.Impossible<Forecast> no) {
        return refusal(
                no.reason() == Fit.Reason.NO_VARIATION ? Reason.NO_VARIATION : Reason.TOO_FEW,
                "The forecast cannot be computed: " + no.found() + ".",
                "Purchases, and sums spent, that differ between customers without a few ruling all.",
                no.advice(),
                study.base(),
                study.kinds().stream().map(BuyingRefusals::regular).toList());
    }

    private Outcome.Refusal refusal(
            Reason reason, String have, String need, String next, Base base, List<Check> checks) {
        return new RefusalBuilder(run, question, reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .checks(checks)
                .pictures(base.before() == 0 ? List.of() : List.of(new Exhibit.Attrition("Who could take part", base)))
                .refusal();
    }
}
