package org.wayworth.analytics.silent;

import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;

/** When {@link SilentAnalysis} does not answer, and what it says instead. */
final class NonResponseRefusals {

    private final SilentOptions options;
    private final Run run;

    NonResponseRefusals(SilentOptions options, Run run) {
        this.options = options;
        this.run = run;
    }

    Outcome undated(Survey survey) {
        return because(Reason.NO_TIME_ORDER)
                .have(Unit.whole(survey.nRated()) + " rated responses to " + survey.text()
                        + ", none of them with a date and a known customer.")
                .need("Dated responses of known customers: those who were invited must be described as they were then.")
                .next("Map the date of the response to answered_at, and the customer's key under keys:.")
                .base(nobody())
                .refusal();
    }

    Outcome nobodyElse(Survey survey) {
        return because(Reason.NO_DATA)
                .have(Unit.whole(survey.nLinked()) + " responses of known customers to " + survey.text()
                        + ", but neither invitations to it nor customers who bought.")
                .need("Invitations, which tell who was invited; or sales, which tell who could have been.")
                .next("Import the survey tool's list of invitations (table invitation), or the sales of all customers.")
                .base(nobody())
                .refusal();
    }

    Outcome everybodyAnswered(Base base) {
        return because(Reason.NO_VARIATION)
                .have("All " + base.text() + " responded.")
                .need("Customers who did not respond.")
                .next(
                        "Look at the scores themselves (listening): they are those of all customers. If non-respondents are"
                                + " missing from the data, import the list of invitations.")
                .sample(base)
                .refusal();
    }

    Outcome tooFew(AskedCustomers people, Base base) {
        return because(Reason.TOO_FEW)
                .have(Unit.whole(people.nHeard()) + (people.nHeard() == 1 ? " customer" : " customers")
                        + " responded and " + Unit.whole(people.nSilent()) + " did not.")
                .need("At least " + Unit.whole(options.minimumGroup()) + " respondents, and as many non-respondents.")
                .next("Choose a longer period (from, until), or lower minimum group (minimum-group) to accept fewer.")
                .sample(base)
                .refusal();
    }

    Outcome notComputable(Fit.Impossible<?> no, Base base) {
        return because(KernelWords.reason(no))
                .have("The score cannot be computed: " + KernelWords.found(no, List.of("the rating")) + ".")
                .need("Ratings that differ.")
                .next(KernelWords.next(no))
                .sample(base)
                .refusal();
    }

    private RefusalBuilder because(Reason reason) {
        return new RefusalBuilder(run, SilentAnalysis.CARD.question(), reason);
    }

    private static Base nobody() {
        return Base.of(0, "customers");
    }
}
