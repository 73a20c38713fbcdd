package org.wayworth.analytics.silent;

import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** When {@link SilentAnalysis} does not answer, and what it says instead. */
final class SilentRefusals {

    private final SilentOptions options;
    private final Run run;

    SilentRefusals(SilentOptions options, Run run) {
        this.options = options;
        this.run = run;
    }

    Outcome undated(Survey survey) {
        return refusal(
                Reason.NO_TIME_ORDER,
                Unit.whole(survey.nRated()) + " rated answers to " + survey.text()
                        + ", none of which carries a date and belongs to a known customer.",
                "Dated answers of known customers: who was asked must be described as they were then.",
                "Map the date of the answer to answered_at and the customer to keys:.",
                Base.of(0, "customers"));
    }

    Outcome nobodyElse(Survey survey) {
        return refusal(
                Reason.NO_DATA,
                Unit.whole(survey.nLinked()) + " answers of known customers to " + survey.text()
                        + ", no invitation to it, and no customer who bought.",
                "Invitations, which say who was asked; or sales, which say who could have been.",
                "Import the survey tool's list of invitations (table invitation), or the sales of all customers.",
                Base.of(0, "customers"));
    }

    Outcome everybodyAnswered(Base base) {
        return refusal(
                Reason.NO_VARIATION,
                "All " + base.text() + " answered.",
                "Somebody who stayed silent.",
                "Look at the scores themselves: they are those of everyone. If people are missing, import who was asked.",
                base);
    }

    Outcome tooFew(SilentPeople people, Base base) {
        return refusal(
                Reason.TOO_FEW,
                Unit.whole(people.nHeard()) + " who answered and " + Unit.whole(people.nSilent())
                        + " who stayed silent.",
                "At least " + Unit.whole(options.minimumGroup()) + " of each.",
                "Choose a longer time (from, until); the option minimum-group moves the bound.",
                base);
    }

    Outcome notComputable(Fit.Impossible<?> no, Base base) {
        return refusal(
                no.reason() == Fit.Reason.NO_VARIATION ? Reason.NO_VARIATION : Reason.TOO_FEW,
                "The score cannot be computed: " + no.found() + ".",
                "Ratings that differ.",
                no.advice() + ".",
                base);
    }

    private Outcome refusal(Reason reason, String have, String need, String next, Base base) {
        return new RefusalBuilder(run, SilentAnalysis.CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .pictures(base.before() > 0 ? List.of(new Exhibit.Attrition("Who counts as asked", base)) : List.of())
                .refusal();
    }
}
