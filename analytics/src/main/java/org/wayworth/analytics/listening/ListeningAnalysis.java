package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.proportion.TestedDifference;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** How do customers rate us? */
final class ListeningAnalysis implements Analysis<ListeningOptions> {

    static final Card CARD = new Card(50, "listening", "Scores", "How do customers rate us, and where is it going?");

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
    public ListeningOptions defaults() {
        return ListeningOptions.standard();
    }

    @Override
    public Outcome run(ListeningOptions options, Warehouse warehouse, Run run) {
        ListeningRefusals refusals = new ListeningRefusals(run);
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
        Optional<String> by = by(options, chosen, names, warehouse);
        if (by.isPresent() && !ListeningBreakdown.knows(by.get(), attributes)) {
            return refusals.unknownGroups(by.get(), attributes);
        }
        ListeningRows rows = ListeningRows.of(
                warehouse.read(ListeningAnalysis.class, "listening.sql", new Query(names, by.orElse(""))));
        ListeningMeasure measure = measure(options, chosen, rows);
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
            ListeningRows rated,
            ListeningMeasure measure,
            Where where,
            Attributes attributes,
            Optional<String> by) {
        ListeningRefusals refusals = new ListeningRefusals(run);
        SmallGroups small = new SmallGroups(options.smallestGroup());
        ListeningRows rows = rated.withWeight();
        ListeningRows part =
                where.isEverybody() ? rows : rows.where(where.holds(attributes, rows.customers(), rows.days()));
        ListeningStep step = ListeningTime.step(part, options);
        ListeningTime time = ListeningTime.of(part, options, step, small);
        Base base = base(chosen, rated, rows, part, time);
        if (!small.showsPart(part.people(), rows.people())
                || !small.shows(time.now().people())) {
            return audience(run).tooFewPeople(small);
        }
        List<ListeningAsked> asked = warehouse.rows(
                ListeningAnalysis.class,
                "listening-asked.sql",
                new Asked(chosen.stream().map(Survey::survey).distinct().collect(Collectors.joining("|", "|", "|"))),
                ListeningAsked.class);
        Optional<ListeningScore> score = ListeningScore.of(time.now(), measure);
        if (score.isEmpty()) {
            return refusals.allAlike(base);
        }
        Optional<TestedDifference> change =
                time.before().flatMap(before -> ListeningScore.difference(time.now(), before, measure));
        ListeningTrend trend = ListeningTrend.of(part, measure, step, small, asked);
        ListeningStudy study =
                new ListeningStudy(options, measure, time, score.get(), change, trend, asked, base, small);
        Optional<ListeningGroups> groups =
                by.map(name -> ListeningBreakdown.of(name, time.now(), attributes, measure, small));
        return answer(study, groups, run);
    }

    private static Outcome answer(ListeningStudy study, Optional<ListeningGroups> groups, Run run) {
        ListeningFindings findings = new ListeningFindings(study, run);
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

    private static ListeningMeasure measure(ListeningOptions options, List<Survey> chosen, ListeningRows rows) {
        boolean alike = rows.scales() == 1;
        double low = alike ? chosen.get(0).scaleLow() : 0;
        double high = alike ? chosen.get(0).scaleHigh() : 10;
        String metric = chosen.get(0).metric();
        boolean oneMetric = chosen.stream().allMatch(s -> s.metric().equals(metric));
        ListeningKind kind = options.score();
        if (kind == ListeningKind.AUTO) {
            kind = !alike || !oneMetric
                    ? ListeningKind.MEAN
                    : switch (metric) {
                        case "nps" -> low == 0 && high == 10 ? ListeningKind.NPS : ListeningKind.MEAN;
                        case "csat" -> ListeningKind.TOP_BOX;
                        default -> ListeningKind.MEAN;
                    };
        }
        return new ListeningMeasure(kind, low, high, !alike);
    }

    private static boolean fits(ListeningMeasure measure) {
        return switch (measure.kind()) {
            case NPS -> !measure.common() && measure.low() == 0 && measure.high() == 10;
            case TOP_BOX -> !measure.common();
            case MEAN, AUTO -> true;
        };
    }

    private static Base base(
            List<Survey> chosen, ListeningRows rated, ListeningRows rows, ListeningRows part, ListeningTime time) {
        long responses = chosen.stream().mapToLong(Survey::nResponses).sum();
        long undated = time.nowText().isEmpty() ? 0 : part.size() - part.dated().size();
        List<Base.Drop> drops = new ArrayList<>();
        drop(drops, "have no rating", responses - rated.size());
        drop(drops, "have no weight, where others have one", rated.size() - rows.size());
        drop(drops, "were given by others than those asked about", rows.size() - part.size());
        drop(drops, "carry no date", undated);
        drop(
                drops,
                "were given at another time",
                part.size() - undated - time.now().size());
        return new Base(time.now().size(), "responses", drops);
    }

    private static void drop(List<Base.Drop> drops, String rule, long n) {
        if (n > 0) {
            drops.add(new Base.Drop(rule, n));
        }
    }
}
