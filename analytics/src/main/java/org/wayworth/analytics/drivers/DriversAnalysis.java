package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** What moves satisfaction? */
final class DriversAnalysis implements Analysis<DriversOptions> {

    static final Card CARD = new Card("drivers", "What matters to customers", "What moves satisfaction?");

    /** Groups of fewer people are not shown. */
    static final int FEWEST_PEOPLE = 10;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public DriversOptions defaults() {
        return DriversOptions.standard();
    }

    @Override
    public Outcome run(DriversOptions options, Warehouse warehouse, Run run) {
        DriversRefusals refusals = new DriversRefusals(options, run);
        List<DriversSurvey> surveys =
                warehouse.rows(DriversAnalysis.class, "drivers-surveys.sql", options, DriversSurvey.class);
        Optional<DriversSurvey> survey = surveys.stream()
                .filter(s -> options.survey().map(s.survey()::equals).orElse(true))
                .filter(s -> options.metric().map(s.metric()::equals).orElse(true))
                .filter(s -> options.outcome() != DriversOutcome.ADVOCACY || s.metric().equals("nps"))
                .findFirst();
        if (survey.isEmpty()) {
            return refusals.noQuestions(surveys);
        }
        DriversData data = DriversData.read(warehouse, survey.get(), options);
        List<String> unknown = data.unknown();
        if (!unknown.isEmpty()) {
            return refusals.unknownQuestions(unknown, data.items());
        }
        return audience(data, Attributes.of(warehouse), DriversTarget.of(survey.get(), options), options, refusals, run);
    }

    /** Cuts the responses to those asked about. */
    private static Outcome audience(
            DriversData data,
            Attributes attributes,
            DriversTarget target,
            DriversOptions options,
            DriversRefusals refusals,
            Run run) {
        Where where = Where.parse(options.where());
        Optional<String> notKnown = where.unknown(attributes).stream()
                .map(condition -> condition.attribute() + "=" + condition.value())
                .findFirst()
                .or(() -> options.by().filter(name -> !attributes.names().contains(name)));
        if (notKnown.isPresent()) {
            return refusals.unknownAttributes(notKnown.get(), attributes);
        }
        Optional<boolean[]> best = data.best();
        DriversRows all = data.rows();
        List<Base.Drop> drops = new ArrayList<>();
        DriversRows rows = all;
        if (!where.isEverybody()) {
            rows = all.only(where.holds(attributes, all.customers(), all.days()));
            drops.add(new Base.Drop("not " + where.text(), all.size() - rows.size()));
            long others = all.people() - rows.people();
            if (rows.people() < FEWEST_PEOPLE || (others > 0 && others < FEWEST_PEOPLE)) {
                return refusals.smallGroup(Base.of(rows.size(), "responses"));
            }
        }
        if (options.who() == DriversWho.BEST) {
            if (best.isEmpty()) {
                return refusals.noMoney();
            }
            DriversRows wider = rows;
            rows = wider.where(i -> best.get()[i]);
            drops.add(new Base.Drop("not among the best customers", wider.size() - rows.size()));
        }
        DriversViews views = new DriversViews(target, options, data.candidates(), refusals, run.seed());
        return answer(views, rows, drops, best, attributes, options, run);
    }

    private static Outcome answer(
            DriversViews views,
            DriversRows rows,
            List<Base.Drop> drops,
            Optional<boolean[]> best,
            Attributes attributes,
            DriversOptions options,
            Run run) {
        DriversViews.View main = views.of(rows, audience(options), drops);
        if (main.study().isEmpty()) {
            return main.refusal().orElseThrow();
        }
        DriversStudy study = main.study().get();
        DriversFindings findings = new DriversFindings(run);
        List<DriversApart> apart = DriversApart.of(study, Streams.childSeed(run.seed(), 2));
        findings.add(study, apart);
        findings.addApart(study, apart);
        if (options.who() == DriversWho.ALL) {
            best.ifPresent(flags -> views.of(
                            rows.where(i -> flags[i]),
                            within(options, "Among the best customers"),
                            List.of())
                    .study()
                    .ifPresent(view -> findings.add(view, List.of())));
        }
        options.by().ifPresent(name -> views.groups(rows, name, attributes)
                .forEach(view -> findings.add(view, List.of())));
        return new Outcome.Answer(findings.all());
    }

    /** Whose answers the headline is about, as the beginning of a sentence; empty for everyone. */
    private static String audience(DriversOptions options) {
        return options.who() == DriversWho.BEST ? within(options, "Among the best customers") : within(options, "");
    }

    private static String within(DriversOptions options, String audience) {
        Where where = Where.parse(options.where());
        if (where.isEverybody()) {
            return audience;
        }
        return audience.isEmpty() ? "Among customers of " + where.text() : audience + " of " + where.text();
    }
}
