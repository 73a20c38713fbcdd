package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** Who do we not hear? */
final class SilentAnalysis implements Analysis<SilentOptions> {

    static final Card CARD = new Card(60, "silent", "The silent", "Who do we not hear, and what are they worth?");

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
            boolean byInvitation,
            String currency) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public SilentOptions defaults() {
        return SilentOptions.standard();
    }

    @Override
    public Outcome run(SilentOptions options, Warehouse warehouse, Run run) {
        SilentRefusals refusals = new SilentRefusals(options, run);
        Surveys surveys = Surveys.of(warehouse);
        Optional<Survey> chosen = surveys.choose(options.survey(), options.metric(), ENOUGH);
        if (chosen.isEmpty()) {
            return audience(run).noSurvey(surveys, options.survey().stream().toList(), options.metric());
        }
        Survey survey = chosen.get();
        SilentTimes times = warehouse
                .rows(
                        SilentAnalysis.class,
                        "silent-times.sql",
                        new Chosen(survey.survey(), survey.metric()),
                        SilentTimes.class)
                .get(0);
        if (times.nHeard() == 0) {
            return refusals.undated(survey);
        }
        if (!times.isByInvitation() && times.nBuyers() == 0) {
            return refusals.nobodyElse(survey);
        }
        Attributes attributes = Attributes.of(warehouse);
        Where where = Where.parse(options.where());
        Optional<Outcome> unknown = audience(run).unknown(where, attributes);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        return listen(options, warehouse, run, survey, times, attributes, where);
    }

    private static AudienceRefusals audience(Run run) {
        return new AudienceRefusals(CARD.question(), "customers", run);
    }

    private static Outcome listen(
            SilentOptions options,
            Warehouse warehouse,
            Run run,
            Survey survey,
            SilentTimes times,
            Attributes attributes,
            Where where) {
        SilentRefusals refusals = new SilentRefusals(options, run);
        SmallGroups small = new SmallGroups(options.smallestGroup());
        SilentTimes.Window window = times.window(options);
        Optional<Sales> sales =
                Sales.of(warehouse).stream().filter(s -> s.nDated() > 0).findFirst();
        Query query = new Query(
                survey.survey(),
                survey.metric(),
                window.fromDay(),
                window.untilDay(),
                window.cutDay(),
                times.isByInvitation(),
                sales.map(Sales::currency).orElse(""));
        SilentPeople asked =
                SilentPeople.of(warehouse.read(SilentAnalysis.class, "silent.sql", query), sales, attributes);
        SilentPeople people = asked.where(where);
        SilentCounts counts = warehouse
                .rows(SilentAnalysis.class, "silent-counts.sql", query, SilentCounts.class)
                .get(0);
        Base base = base(times, counts, asked, people);
        if (!where.isEverybody() && !small.showsPart(people.size(), asked.size())) {
            return audience(run).tooFewPeople(small);
        }
        if (people.size() > 0 && people.nSilent() == 0) {
            return refusals.everybodyAnswered(base);
        }
        if (people.nHeard() < options.minimumGroup() || people.nSilent() < options.minimumGroup()) {
            return refusals.tooFew(people, base);
        }
        Fit<SilentModel> model = SilentModel.of(people);
        List<SilentScore> scores = new ArrayList<>();
        for (SilentScale scale : SilentScale.of(survey)) {
            Fit<SilentScore> score = SilentScore.of(people, scale, model.fold(Optional::of, no -> Optional.empty()));
            if (score instanceof Fit.Impossible<SilentScore> no) {
                return refusals.notComputable(no, base);
            }
            scores.add(score.get());
        }
        SilentStudy study = new SilentStudy(
                survey,
                times.isByInvitation(),
                window,
                people,
                base,
                SilentDifferences.of(people, small),
                SilentValue.of(people, options.highValue(), small),
                model,
                scores,
                waves(warehouse, query, where, attributes));
        return new Outcome.Answer(new SilentFindings(study, small, run).all());
    }

    private static Optional<SilentWaves> waves(Warehouse warehouse, Query query, Where where, Attributes attributes) {
        return query.byInvitation()
                ? Optional.of(SilentWaves.of(
                        warehouse.read(SilentAnalysis.class, "silent-waves.sql", query), where, attributes))
                : Optional.empty();
    }

    private static Base base(SilentTimes times, SilentCounts counts, SilentPeople asked, SilentPeople people) {
        List<Base.Drop> drops = new ArrayList<>();
        if (times.isByInvitation()) {
            drop(drops, "invitations that were returned", counts.nReturned());
            drop(drops, "invitations to people we do not know", counts.nUnknown());
            drop(drops, "invitations too recent to tell who stays silent", counts.nLate());
            drop(
                    drops,
                    "invitations before the customer's last one",
                    counts.nSent() - counts.nReturned() - counts.nUnknown() - counts.nLate() - asked.size());
        }
        drop(drops, "others than those asked about", asked.size() - people.size());
        return new Base(people.size(), "customers", drops);
    }

    private static void drop(List<Base.Drop> drops, String rule, long n) {
        if (n > 0) {
            drops.add(new Base.Drop(rule, n));
        }
    }
}
