package org.wayworth.analytics.drivers;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.drivers.SalesKnowledge.State;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** One survey with questions, and all that is asked of it: the headline, money, the best customers, each segment. */
final class SurveyDrivers {

    /** Random streams: the resamples of the views draw from the run's own seed. */
    private static final long ROUTED = 2;

    private static final long ASSUMPTIONS = 4;
    private static final long BEST = 5;
    private static final long SEGMENTS = 6;

    private static final String NO_BEST =
            "The best customers have no result of their own, because customers pay in several currencies: choose one"
                    + " (currency), or import exchange rates (table exchange_rate).";

    private final DriversSurvey survey;
    private final DriversData data;
    private final Attributes attributes;
    private final DriversOptions options;
    private final DriversRefusals refusals;
    private final Run run;

    SurveyDrivers(
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

    /**
     * Cuts the responses to those asked about.
     *
     * @param isCurrencyUnclear whether customers pay in several currencies, so that nobody knows who brings most
     */
    Outcome answer(Warehouse warehouse, boolean isCurrencyUnclear) {
        Where where = Where.parse(options.where());
        Optional<Outcome> unknown = refusals.audience().unknown(where, attributes);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Optional<String> unknownBy =
                options.by().filter(name -> !attributes.names().contains(name));
        if (unknownBy.isPresent()) {
            return refusals.unknownAttribute(unknownBy.get(), attributes);
        }
        DriversRows rows = data.rows();
        SampleAccount account = new SampleAccount();
        if (!where.isEverybody()) {
            DriversRows all = rows;
            rows = all.asked(where, attributes);
            account.leftOut("not in " + where.text(), all.size() - rows.size());
            if (!rows.shows(SmallGroups.standard())) {
                return refusals.audience().tooFewPeople(SmallGroups.standard());
            }
        }
        rows = data.knowledge().without(rows, unknownOutcomes(), account);
        Optional<boolean[]> best = data.best();
        if (options.who() == RespondentGroup.BEST) {
            if (best.isEmpty()) {
                return refusals.noMoney();
            }
            rows = cutToBest(rows, best.get(), account);
        }
        return answer(rows, account.remaining(rows.size(), "responses").drops(), best, warehouse, isCurrencyUnclear);
    }

    /** Of whom nobody knows whether they bought again, or stayed. */
    private Set<State> unknownOutcomes() {
        return switch (options.outcome()) {
            case RETURN -> EnumSet.of(State.NOT_MATCHED, State.NOT_IN_SALES, State.OTHER_CURRENCY);
            case STAY -> EnumSet.of(State.NOT_MATCHED, State.NOT_IN_SALES);
            case SATISFACTION, ADVOCACY -> EnumSet.noneOf(State.class);
        };
    }

    private DriversRows cutToBest(DriversRows rows, boolean[] best, SampleAccount account) {
        DriversRows known = data.knowledge().without(rows, EnumSet.complementOf(EnumSet.of(State.KNOWN)), account);
        DriversRows few = known.where(i -> best[i]);
        account.leftOut("not among the best customers", known.size() - few.size());
        return few;
    }

    private Outcome answer(
            DriversRows rows,
            List<Base.Drop> drops,
            Optional<boolean[]> best,
            Warehouse warehouse,
            boolean isCurrencyUnclear) {
        SegmentStudies studies = new SegmentStudies(
                OutcomeMeasure.of(survey, options), options, data.candidates(), refusals, data.observed(), run.seed());
        boolean isBest = options.who() == RespondentGroup.BEST;
        SegmentStudies.View main = studies.of(rows, isBest ? asked().best() : asked(), drops);
        if (main.study().isEmpty()) {
            return main.refusal().orElseThrow();
        }
        DriversStudy study = main.study().get();
        DriversFindings findings = new DriversFindings(run, data.observed());
        Optional<Outcome> money =
                new RevenueFromDrivers(study, survey, data.knowledge(), refusals, run).follow(warehouse, attributes);
        List<RoutedQuestion> routed = RoutedQuestion.of(study, Streams.childSeed(run.seed(), ROUTED));
        findings.add(
                study,
                ModelAssumptions.of(study, Streams.childSeed(run.seed(), ASSUMPTIONS)),
                routed,
                money,
                isCurrencyUnclear ? List.of(NO_BEST) : List.of());
        findings.addRouted(study, routed);
        if (!isBest) {
            best.ifPresent(flags -> best(findings, studies, study, rows, flags, drops));
        }
        options.by().ifPresent(name -> {
            List<SegmentContrast.Part> segments = studies.segments(rows, name, attributes, drops);
            segments.forEach(part -> findings.add(part.study(), ModelAssumptions.ofPart(part.study())));
            findings.addContrast(
                    study, SegmentContrast.withAll(study, segments, Streams.childSeed(run.seed(), SEGMENTS)));
        });
        return new Outcome.Answer(findings.all());
    }

    /** The best customers, and how they differ from the others of whom it is known what they brought. */
    private void best(
            DriversFindings findings,
            SegmentStudies studies,
            DriversStudy study,
            DriversRows rows,
            boolean[] flags,
            List<Base.Drop> drops) {
        SampleAccount account = new SampleAccount().leftOut(drops);
        DriversRows few = cutToBest(rows, flags, account);
        studies.of(
                        few,
                        asked().best(),
                        account.remaining(few.size(), "responses").drops())
                .study()
                .ifPresent(part -> {
                    findings.add(part, ModelAssumptions.ofPart(part));
                    findings.addContrast(study, withRest(study, part));
                });
    }

    /** Shares of next to nothing are not held against each other. */
    private Fit<SegmentContrast> withRest(DriversStudy all, DriversStudy best) {
        return all.explainsEnough() && best.explainsEnough()
                ? SegmentContrast.withRest(
                        all,
                        new SegmentContrast.Part(best.group(), best),
                        data.knowledge()::isKnown,
                        Streams.childSeed(run.seed(), BEST))
                : Fit.impossible(
                        Fit.Reason.TOO_FEW_EVENTS, "the questions explain too little", "ask about other questions");
    }

    /** Whom the options ask about. */
    private StudyGroup asked() {
        Where where = Where.parse(options.where());
        return where.isEverybody() ? StudyGroup.everyone() : StudyGroup.of(where.text());
    }
}
