package org.wayworth.analytics.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.Truth;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and real data. */
@DisplayName("planted truth: scores")
class ListeningAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);

    @Test
    void findsThePlantedScoreOfThoseWhoAnswer() {
        Finding finding = answer(
                Worlds.company(COMPANY),
                Map.of("survey", "half-yearly", "score", "mean", "from", "2023-07-01", "until", "2026-06-30"))
                .headline();
        Measured mean = finding.estimate().orElseThrow();
        Truth truth = Truth.get("score-of-the-answering");
        assertThat(truth.planted()).isBetween(mean.low() - truth.margin(), mean.high() + truth.margin());
        assertThat(mean.low()).as("those who were asked think less of us").isGreaterThan(Truth.get("score-of-the-asked").planted());
        assertThat(finding.grade()).isEqualTo(Grade.DESCRIPTIVE);
    }

    @Test
    void printsTheFiguresOfTheAirport() {
        Finding finding = answer(Worlds.real("sfo_survey", "sfo.yaml"), Map.of()).headline();
        System.out.println(finding.statement());
        List<List<Cell>> years = table(finding, "Every period");
        assertThat(years.get(0).get(0).text()).isEqualTo("2017");
        assertThat(years.get(0).get(1).text()).isEqualTo("2,746");
        assertThat(years.get(0).get(3).text()).isEqualTo("39.840");
        assertThat(years.get(0).get(5).text()).isEqualTo("40.398");
        assertThat(years.get(1).get(1).text()).isEqualTo("2,650");
        assertThat(years.get(1).get(3).text()).isEqualTo("30.981");
        assertThat(years.get(1).get(5).text()).isEqualTo("35.114");
        assertThat(finding.estimate().orElseThrow().value()).isCloseTo(35.114, within(5e-4));
    }

    @Test
    void dump() {
        for (Map<String, String> options : List.of(
                Map.<String, String>of(),
                Map.of("survey", "half-yearly", "by", "region"),
                Map.of("survey", "after delivery", "by", "region"),
                Map.of("survey", "after support"),
                Map.of("survey", "review site"),
                Map.of("survey", "after delivery, after support"),
                Map.of("survey", "half-yearly, after support"),
                Map.of("survey", "after delivery", "by", "channel"),
                Map.of("where", "region=Scotland"),
                Map.of("by", "plan"))) {
            Outcome outcome = Worlds.ask(new ListeningAnalysis(), options, Worlds.company(COMPANY), 1);
            System.out.println("== " + options);
            print(outcome);
        }
        for (Map<String, String> options : List.of(
                Map.<String, String>of(), Map.of("metric", "csat"), Map.of("by", "age"), Map.of("metric", "csat", "by", "boarding_area", "score", "mean"))) {
            System.out.println("== sfo " + options);
            print(Worlds.ask(new ListeningAnalysis(), options, Worlds.real("sfo_survey", "sfo.yaml"), 1));
        }
        print(Worlds.ask(new ListeningAnalysis(), Map.of(), Worlds.real("telco", "telco.yaml"), 1));
        print(Worlds.ask(new ListeningAnalysis(), Map.of(), Worlds.real("olist", "olist.yaml"), 1));
    }

    private static void print(Outcome outcome) {
        outcome.fold(
                a -> {
                    for (Finding f : a.findings()) {
                        System.out.println("* " + f.statement() + " | " + f.qualification() + " | " + f.estimand() + " | " + f.checks().stream().map(c -> c.name() + ": " + c.verdict() + " " + c.found()).toList());
                        System.out.println("   base " + f.base());
                        f.exhibits().forEach(e -> System.out.println("    " + e.title() + (e instanceof Exhibit.Table t ? t.rows().stream().map(r -> r.stream().map(Cell::text).toList()).toList() : e instanceof Exhibit.Curve c ? c.series().stream().map(s -> s.name() + s.points().stream().map(p -> p.xText() + " " + p.y().text() + " " + p.n()).toList()).toList() + " " + c.marks() : e instanceof Exhibit.Shares s ? s.rows() : e instanceof Exhibit.Ranking r ? r.bars().stream().map(b -> b.label() + " " + b.measured().text()).toList() : "")));
                    }
                    return 0;
                },
                r -> {
                    System.out.println("REFUSED " + r.reason() + " have " + r.have() + " need " + r.need() + " next " + r.next());
                    return 0;
                });
    }

    private static List<List<Cell>> table(Finding finding, String title) {
        for (Exhibit exhibit : finding.exhibits()) {
            if (exhibit instanceof Exhibit.Table table && table.title().startsWith(title)) {
                return table.rows();
            }
        }
        throw new AssertionError("there must be a table " + title);
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        Outcome outcome = Worlds.ask(new ListeningAnalysis(), options, data, 1);
        assertThat(outcome).isInstanceOf(Outcome.Answer.class);
        return (Outcome.Answer) outcome;
    }
}
