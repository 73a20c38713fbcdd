package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** Who does not respond? */
final class SilentAnalysis implements Analysis<SilentOptions> {

    static final Card CARD =
            new Card(60, "silent", "Non-respondents", "Which customers do not respond, and what are they worth?");

    /** From so many answers of known customers on, a question about recommending us is chosen first. */
    private static final long ENOUGH = 100;

    private record Chosen(String survey, String metric) {}

    /** What {@code silent.sql}, {@code silent-counts.sql} and {@code silent-waves.sql} are asked for. */
    private record Query(
            String survey,
            String metric,
            LocalDate fromDay,
            LocalDate untilDay,
            LocalDate cutDay,
            LocalDate askedFrom,
            LocalDate heardUntil,
            boolean byInvitation,
            String currency,
            int lookbackDays,
            Optional<LocalDate> endsOn,
            int mostLagDays) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK).andOneOf(Need.INVITATIONS, Need.SALES);
    }

    @Override
    public SilentOptions defaults() {
        return SilentOptions.standard();
    }

    @Override
    public Outcome run(SilentOptions options, Warehouse warehouse, Run run) {
        NonResponseRefusals refusals = new NonResponseRefusals(options, run);
        Surveys surveys = Surveys.of(warehouse);
        Optional<Survey> chosen = surveys.choose(options.survey(), options.metric(), ENOUGH);
        if (chosen.isEmpty()) {
            return audience(run).noSurvey(surveys, options.survey().stream().toList(), options.metric());
        }
        Survey survey = chosen.get();
        AskingDates dates = AskingDates.of(
                warehouse,
                warehouse.rows(
                        SilentAnalysis.class,
                        "silent-days.sql",
                        new Chosen(survey.survey(), survey.metric()),
                        AskingDates.Day.class));
        if (dates.heard().isEmpty()) {
            return refusals.undated(survey);
        }
        Currencies currencies = Currencies.of(warehouse);
        Optional<Sales> sales = currencies.choose(options.currency());
        if (sales.isEmpty() && !currencies.dated().isEmpty()) {
            return audience(run).noCurrency(currencies, options.currency());
        }
        if (!dates.isByInvitation() && sales.isEmpty()) {
            return refusals.nobodyElse(survey);
        }
        Attributes attributes = Attributes.of(warehouse);
        Where where = Where.parse(options.where());
        Optional<Outcome> unknown = audience(run).unknown(where, attributes);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        AskedSample sample = sample(options, warehouse, survey, dates, sales, attributes, where);
        return answer(options, run, sample);
    }

    private static AudienceRefusals audience(Run run) {
        return new AudienceRefusals(CARD.question(), "customers", run);
    }

    private static AskedSample sample(
            SilentOptions options,
            Warehouse warehouse,
            Survey survey,
            AskingDates dates,
            Optional<Sales> sales,
            Attributes attributes,
            Where where) {
        Optional<ObservationWindow> recorded = ObservationWindow.of(warehouse);
        AskingDates.Window window = dates.window(options, recorded);
        Optional<RevenueCoverage> coverage =
                sales.flatMap(known -> RevenueCoverage.of(known, recorded, dates.firstAsked(window)));
        Query query = new Query(
                survey.survey(),
                survey.metric(),
                window.fromDay(),
                window.untilDay(),
                window.cutDay(),
                dates.askedFrom(),
                dates.heardUntil(),
                dates.isByInvitation(),
                sales.map(Sales::currency).orElse(""),
                coverage.map(RevenueCoverage::days).orElse(1),
                coverage.flatMap(RevenueCoverage::endsOn),
                RevenueCoverage.MOST_LAG_DAYS);
        AskedCustomers asked =
                AskedCustomers.of(warehouse.read(SilentAnalysis.class, "silent.sql", query), coverage, attributes);
        InvitationCounts counts = warehouse
                .rows(SilentAnalysis.class, "silent-counts.sql", query, InvitationCounts.class)
                .get(0);
        Optional<SurveyWaves> waves = query.byInvitation()
                ? Optional.of(SurveyWaves.of(
                        warehouse.read(SilentAnalysis.class, "silent-waves.sql", query), where, attributes))
                : Optional.empty();
        return new AskedSample(survey, where, dates.isByInvitation(), window, asked, counts, sales.isPresent(), waves);
    }

    private static Outcome answer(SilentOptions options, Run run, AskedSample sample) {
        NonResponseRefusals refusals = new NonResponseRefusals(options, run);
        SmallGroups small = new SmallGroups(options.smallestGroup());
        if (!sample.where().isEverybody() && !sample.inSegment().shows(small)) {
            return audience(run).tooFewPeople(small);
        }
        AskedSample.Kept kept = sample.kept(options.minimumGroup());
        AskedCustomers people = kept.people();
        if (!sample.where().isEverybody() && !people.shows(small)) {
            return audience(run).tooFewPeople(small);
        }
        if (people.size() > 0 && people.nSilent() == 0) {
            return refusals.everybodyAnswered(kept.base());
        }
        if (people.nHeard() < options.minimumGroup() || people.nSilent() < options.minimumGroup()) {
            return refusals.tooFew(people, kept.base());
        }
        if (options.highValue().isPresent()
                && !people.partsAt(options.highValue().get(), small)) {
            return audience(run).fewOnOneSide(small, "high-value");
        }
        Fit<ResponseModel> model = ResponseModel.of(people);
        List<AdjustedScore> scores = new ArrayList<>();
        for (ScoreScale scale : ScoreScale.of(sample.survey())) {
            Fit<AdjustedScore> score =
                    AdjustedScore.of(people, scale, model.fold(Optional::of, no -> Optional.empty()));
            if (score instanceof Fit.Impossible<AdjustedScore> no) {
                return refusals.notComputable(no, kept.base());
            }
            scores.add(score.get());
        }
        NonResponseStudy study = new NonResponseStudy(
                sample.survey(),
                sample.where(),
                sample.byInvitation(),
                sample.window(),
                people,
                kept.base(),
                RespondentDifferences.of(people, small),
                NonRespondentValue.of(people, options.highValue(), small),
                kept.noRevenue(),
                model,
                scores,
                sample.waves());
        return new Outcome.Answer(new NonResponseFindings(study, small, run).all());
    }
}
