package org.wayworth.analytics.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.Landmarks;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Onset;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.warehouse.Warehouse;

/** What are satisfied customers worth? */
final class ValueAnalysis implements Analysis<ValueOptions> {

    static final Card CARD = new Card(20, "value", "Value by satisfaction", "What are satisfied customers worth?");

    /** What is counted; where there are no contracts, whether people buy again stands in for whether they stay. */
    private static final List<FollowUp> OUTCOMES =
            List.of(FollowUp.REVENUE, FollowUp.MARGIN, FollowUp.GROWTH, FollowUp.RETENTION);

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK).andOneOf(Need.SALES, Need.CONTRACTS);
    }

    @Override
    public ValueOptions defaults() {
        return ValueOptions.standard();
    }

    @Override
    public Outcome run(ValueOptions options, Warehouse warehouse, Run run) {
        List<Finding> findings = new ArrayList<>();
        List<Outcome> refusals = new ArrayList<>();
        Attributes attributes = Attributes.of(warehouse);
        Landmarks landmarks = new Landmarks(CARD.question(), options.plan(), warehouse, attributes, run);
        for (FollowUp outcome : OUTCOMES) {
            if (!ask(landmarks.about(outcome), run, findings, refusals) && outcome == FollowUp.RETENTION) {
                ask(landmarks.about(FollowUp.RETURN), run, findings, refusals);
            }
        }
        if (!findings.isEmpty()) {
            ValueLifetime.ask(options, warehouse, attributes, run, findings.size(), CARD.question())
                    .ifPresent(lifetime -> addOrExplain(findings, lifetime));
        }
        if (findings.isEmpty()) {
            return refusals.get(0);
        }
        inSeveralCurrencies(refusals)
                .ifPresent(text -> findings.set(0, findings.get(0).and(text)));
        return new Outcome.Answer(findings);
    }

    /** Retention needs no currency and is answered without one; why money is missing beside it must be said. */
    private static Optional<String> inSeveralCurrencies(List<Outcome> refusals) {
        return refusals.stream()
                .filter(Outcome.Refusal.class::isInstance)
                .map(Outcome.Refusal.class::cast)
                .filter(refusal -> refusal.reason() == Outcome.Reason.SEVERAL_CURRENCIES)
                .findFirst()
                .map(refusal -> refusal.aside("what revenue goes with a rating"));
    }

    /** The finding about lifetime value; where there is none, why not stands with the first finding. */
    private static void addOrExplain(List<Finding> findings, Outcome lifetime) {
        Optional<String> unsaid = lifetime.fold(
                answer -> {
                    findings.addAll(answer.findings());
                    return Optional.<String>empty();
                },
                no -> Optional.of(no.aside("what lifetime value goes with a rating")));
        unsaid.ifPresent(text -> findings.set(0, findings.get(0).and(text)));
    }

    /** Whether one outcome was answered. */
    private static boolean ask(Landmarks landmarks, Run run, List<Finding> findings, List<Outcome> refusals) {
        Outcome outcome = landmarks.ask(study -> compare(study, landmarks, run, findings.size()));
        return outcome.fold(answer -> findings.addAll(answer.findings()), refusal -> {
            refusals.add(refusal);
            return false;
        });
    }

    /** Where nearly all of a difference arises within days of the answer, what came later is compared. */
    private static Outcome compare(LandmarkStudy whole, Landmarks landmarks, Run run, int index) {
        Fit<Onset> onset = whole.onset();
        LandmarkStudy study = PointWorth.settled(whole, onset);
        ValueBands bands = ValueBands.of(study);
        if (!bands.canBeCompared()) {
            return tooSmall(study, bands, run);
        }
        return new ValueComparison(study, bands, onset)
                .finding(run, index, CARD.question())
                .<Outcome>fold(
                        finding -> new Outcome.Answer(List.of(finding)), no -> landmarks.notComputable(study, no));
    }

    private static Outcome tooSmall(LandmarkStudy study, ValueBands bands, Run run) {
        return new RefusalBuilder(run, CARD.question(), Reason.SMALL_GROUP)
                .have(
                        bands.shown().isEmpty()
                                ? "No band of ratings is large enough to show."
                                : "Only " + bands.shown().size() + " of the bands of ratings can be shown: "
                                        + Sentence.list(bands.shown().stream()
                                                .map(ValueBands.Band::label)
                                                .toList())
                                        + ".")
                .need("At least " + SmallGroups.STANDARD
                        + " people in each band, none of whom brings most of its money.")
                .next("Ask about a wider group (where), or gather more responses.")
                .base(study.base())
                .refusal();
    }
}
