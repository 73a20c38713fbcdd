package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.proportion.TestedDifference;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.warehouse.Warehouse;

/** How do customers rate us? */
final class ListeningAnalysis implements Analysis<ListeningOptions> {

    static final Card CARD =
            new Card(50, "listening", "Scores", "How do customers rate us, and how is the score changing?");

    /** From so many answers of known customers on, a question about recommending us is chosen first. */
    private static final long ENOUGH = 100;

    /** What {@code listening.sql} is asked for: "|half-yearly/nps|"; what to group by, or nothing. */
    private record Query(String chosen, String by) {}

    private record Asked(String names) {}

    private record Touchpoints(long nTouchpoints) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK);
    }

    @Override
    public ListeningOptions defaults() {
        return ListeningOptions.standard();
    }

    @Override
    public Outcome run(ListeningOptions options, Warehouse warehouse, Run run) {
        ScoreRefusals refusals = new ScoreRefusals(run);
        Surveys surveys = Surveys.of(warehouse);
        List<Survey> chosen = chosen(surveys, options);
        if (chosen.isEmpty()) {
            return audience(run).noSurvey(surveys, options.surveys(), options.metric());
        }
        if (chosen.stream().allMatch(s -> s.nRated() == 0)) {
            return refusals.noRatings(chosen);
        }
        Attributes attributes = Attributes.of(warehouse);
        Where where = Where.parse(options.where());
        Optional<Outcome> unknown = audience(run).unknown(where, attributes);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        String names =
                chosen.stream().map(s -> s.survey() + "/" + s.metric()).collect(Collectors.joining("|", "|", "|"));
        Optional<String> asked = by(options, chosen, names, warehouse);
        Optional<BreakdownChoice> by = asked.flatMap(name -> BreakdownChoice.of(name, attributes));
        if (asked.isPresent() && by.isEmpty()) {
            return refusals.unknownGroups(asked.get(), attributes);
        }
        RatedResponses rows = RatedResponses.of(
                warehouse.read(ListeningAnalysis.class, "listening.sql", new Query(names, asked.orElse(""))));
        ScoreMeasure measure = measure(options, chosen, rows);
        if (!fits(measure)) {
            return refusals.otherScale(measure, options);
        }
        return listen(options, warehouse, run, chosen, rows, measure, where, attributes, by);
    }

    private static AudienceRefusals audience(Run run) {
        return new AudienceRefusals(CARD.question(), "responses", run);
    }

    private static Outcome listen(
            ListeningOptions options,
            Warehouse warehouse,
            Run run,
            List<Survey> chosen,
            RatedResponses rated,
            ScoreMeasure measure,
            Where where,
            Attributes attributes,
            Optional<BreakdownChoice> by) {
        ScoreRefusals refusals = new ScoreRefusals(run);
        SmallGroups small = new SmallGroups(options.smallestGroup());
        RatedResponses credible = rated.credible(warehouse);
        RatedResponses rows = credible.withWeight();
        RatedResponses part = rows.asked(where, attributes);
        PeriodLength step = ReportingPeriod.step(part, options);
        ReportingPeriod time = ReportingPeriod.of(part, options, step, small);
        Base base = base(chosen, rated, credible, rows, part, time);
        if (!part.shows(small) || !time.now().shows(small)) {
            return audience(run).tooFewPeople(small);
        }
        List<MonthlyInvitations> asked = warehouse.rows(
                ListeningAnalysis.class,
                "listening-asked.sql",
                new Asked(chosen.stream().map(Survey::survey).distinct().collect(Collectors.joining("|", "|", "|"))),
                MonthlyInvitations.class);
        Optional<Score> score = Score.of(time.now(), measure);
        if (score.isEmpty()) {
            return refusals.allAlike(base);
        }
        FewRespondents few = FewRespondents.of(time);
        Optional<TestedDifference> change = few.isClaimable()
                ? time.before().flatMap(before -> Score.difference(time.now(), before.rows(), measure))
                : Optional.empty();
        Optional<CustomerMix> mix = time.before()
                .filter(before -> few.isClaimable())
                .flatMap(before -> CustomerMix.of(before.rows(), time.now(), attributes, measure));
        ScoreTrend trend = ScoreTrend.of(part, measure, step, small, asked);
        ScoreStudy study = new ScoreStudy(
                options, text(chosen), measure, time, score.get(), change, few, mix, trend, asked, base, small);
        return answer(study, by.map(choice -> choice.of(time.now(), attributes, measure, small)), run);
    }

    /** "half-yearly (NPS)", "half-yearly (NPS) and after support (CSAT)". */
    private static String text(List<Survey> chosen) {
        return Sentence.list(chosen.stream()
                .map(survey -> survey.survey() + " (" + label(survey.metric()) + ")")
                .toList());
    }

    private static String label(String metric) {
        return metric.equals("rating") ? metric : metric.toUpperCase(Locale.ROOT);
    }

    private static Outcome answer(ScoreStudy study, Optional<ScoreBreakdown> groups, Run run) {
        ScoreFindings findings = new ScoreFindings(study, run);
        List<Finding> all = new ArrayList<>();
        all.add(findings.headline(groups));
        findings.trend(all.size()).ifPresent(all::add);
        groups.flatMap(g -> findings.breakdown(g, all.size())).ifPresent(all::add);
        return new Outcome.Answer(all);
    }

    private static List<Survey> chosen(Surveys surveys, ListeningOptions options) {
        List<String> names = options.surveys();
        if (names.size() > 1) {
            return names.stream()
                    .flatMap(name -> surveys.choose(Optional.of(name), options.metric(), ENOUGH).stream())
                    .toList();
        }
        return surveys.choose(names.stream().findFirst(), options.metric(), ENOUGH).stream()
                .toList();
    }

    /** What was asked for, or else what the answers themselves say. */
    private static Optional<String> by(
            ListeningOptions options, List<Survey> chosen, String names, Warehouse warehouse) {
        if (options.by().isPresent()) {
            return options.by();
        }
        if (chosen.size() > 1) {
            return Optional.of("survey");
        }
        List<Touchpoints> touchpoints = warehouse.rows(
                ListeningAnalysis.class, "listening-touchpoints.sql", new Query(names, ""), Touchpoints.class);
        return touchpoints.get(0).nTouchpoints() > 1 ? Optional.of("touchpoint") : Optional.empty();
    }

    private static ScoreMeasure measure(ListeningOptions options, List<Survey> chosen, RatedResponses rows) {
        boolean alike = rows.scales() == 1;
        double low = alike ? chosen.get(0).scaleLow() : 0;
        double high = alike ? chosen.get(0).scaleHigh() : 10;
        String metric = chosen.get(0).metric();
        boolean oneMetric = chosen.stream().allMatch(s -> s.metric().equals(metric));
        ScoreKind kind = options.score();
        if (kind == ScoreKind.AUTO) {
            kind = !alike || !oneMetric
                    ? ScoreKind.MEAN
                    : switch (metric) {
                        case "nps" -> low == 0 && high == 10 ? ScoreKind.NPS : ScoreKind.MEAN;
                        case "csat" -> ScoreKind.TOP_BOX;
                        default -> ScoreKind.MEAN;
                    };
        }
        return new ScoreMeasure(kind, low, high, !alike);
    }

    private static boolean fits(ScoreMeasure measure) {
        return switch (measure.kind()) {
            case NPS -> !measure.common() && measure.low() == 0 && measure.high() == 10;
            case TOP_BOX -> !measure.common();
            case MEAN, AUTO -> true;
        };
    }

    private static Base base(
            List<Survey> chosen,
            RatedResponses rated,
            RatedResponses credible,
            RatedResponses rows,
            RatedResponses part,
            ReportingPeriod time) {
        long responses = chosen.stream().mapToLong(Survey::nResponses).sum();
        long undated = time.isDated() ? part.size() - part.dated().size() : 0;
        return new SampleAccount()
                .leftOut("without a rating", responses - rated.size())
                .leftOut("dated after the import, or years apart from all others", rated.size() - credible.size())
                .leftOut("without a weight, where others have one", credible.size() - rows.size())
                .leftOut("of customers outside the segment", rows.size() - part.size())
                .leftOut("without a date", undated)
                .leftOut(
                        "outside the period", part.size() - undated - time.now().size())
                .remaining(time.now().size(), "responses");
    }
}
