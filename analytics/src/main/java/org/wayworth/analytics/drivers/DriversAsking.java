package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** One survey with questions, and all that is asked of it: the headline, money, the best customers, each group. */
final class DriversAsking {

    /** Random streams: the resamples of the views draw from the run's own seed. */
    private static final long APART = 2;

    private static final long PROBES = 4;
    private static final long BEST = 5;
    private static final long GROUPS = 6;

    private final DriversSurvey survey;
    private final DriversData data;
    private final Attributes attributes;
    private final DriversOptions options;
    private final DriversRefusals refusals;
    private final Run run;

    DriversAsking(
            DriversSurvey survey,
            DriversData data,
            Attributes attributes,
            DriversOptions options,
            DriversRefusals refusals,
            Run run) {
        this.survey = survey;
        this.data = data;
        this.attributes = attributes;
        this.options = options;
        this.refusals = refusals;
        this.run = run;
    }

    /** Cuts the responses to those asked about. */
    Outcome answer(Warehouse warehouse) {
        Where where = Where.parse(options.where());
        Optional<String> notKnown = where.unknown(attributes).stream()
                .map(condition -> condition.attribute() + "=" + condition.value())
                .findFirst()
                .or(() -> options.by().filter(name -> !attributes.names().contains(name)));
        if (notKnown.isPresent()) {
            return refusals.unknownAttributes(notKnown.get(), attributes);
        }
        DriversRows rows = data.rows();
        List<Base.Drop> drops = new ArrayList<>();
        if (!where.isEverybody()) {
            DriversRows all = rows;
            rows = all.only(where.holds(attributes, all.customers(), all.days()));
            drops.add(new Base.Drop("not " + where.text(), all.size() - rows.size()));
            if (!SmallGroups.standard().showsPart(rows.people(), all.people())) {
                return refusals.smallGroup(Base.of(0, "responses"));
            }
        }
        Optional<boolean[]> best = data.best();
        if (options.who() == DriversWho.BEST) {
            if (best.isEmpty()) {
                return refusals.noMoney();
            }
            DriversRows wider = rows;
            rows = wider.where(i -> best.get()[i]);
            drops.add(new Base.Drop("not among the best customers", wider.size() - rows.size()));
        }
        return answer(rows, drops, best, warehouse);
    }

    private Outcome answer(DriversRows rows, List<Base.Drop> drops, Optional<boolean[]> best, Warehouse warehouse) {
        DriversViews views =
                new DriversViews(DriversTarget.of(survey, options), options, data.candidates(), refusals, run.seed());
        boolean isBest = options.who() == DriversWho.BEST;
        DriversViews.View main = views.of(rows, isBest ? within("Among the best customers") : within(""), drops);
        if (main.study().isEmpty()) {
            return main.refusal().orElseThrow();
        }
        DriversStudy study = main.study().get();
        DriversFindings findings = new DriversFindings(run);
        Optional<Outcome> money = new DriversMoney(study, survey, refusals, run).follow(warehouse, attributes);
        List<DriversApart> apart = DriversApart.of(study, Streams.childSeed(run.seed(), APART));
        findings.add(study, DriversProbes.of(study, Streams.childSeed(run.seed(), PROBES)), apart, money);
        findings.addApart(study, apart);
        if (!isBest) {
            best.map(flags -> rows.where(i -> flags[i]))
                    .flatMap(few -> views.of(few, within("Among the best customers"), List.of(others(rows, few)))
                            .study())
                    .ifPresent(view -> {
                        findings.add(view, DriversProbes.ofPart(view), List.of(), Optional.empty());
                        findings.addContrast(study, withRest(study, view));
                    });
        }
        options.by().ifPresent(name -> {
            List<DriversContrast.Part> groups = views.groups(rows, name, attributes);
            groups.forEach(part ->
                    findings.add(part.study(), DriversProbes.ofPart(part.study()), List.of(), Optional.empty()));
            findings.addContrast(study, DriversContrast.withAll(study, groups, Streams.childSeed(run.seed(), GROUPS)));
        });
        return new Outcome.Answer(findings.all());
    }

    /** Shares of next to nothing are not held against each other. */
    private Fit<DriversContrast> withRest(DriversStudy all, DriversStudy best) {
        return all.explainsEnough() && best.explainsEnough()
                ? DriversContrast.withRest(
                        all, new DriversContrast.Part("the best customers", best), Streams.childSeed(run.seed(), BEST))
                : Fit.impossible(Fit.Reason.NO_VARIATION, "too little is explained", "");
    }

    private static Base.Drop others(DriversRows all, DriversRows some) {
        return new Base.Drop("of other customers", all.size() - some.size());
    }

    /** Whose answers, as the beginning of a sentence; empty for everyone. */
    private String within(String audience) {
        Where where = Where.parse(options.where());
        if (where.isEverybody()) {
            return audience;
        }
        return audience.isEmpty() ? "Among customers of " + where.text() : audience + " of " + where.text();
    }
}
