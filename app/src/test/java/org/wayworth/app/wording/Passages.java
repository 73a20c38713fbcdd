package org.wayworth.app.wording;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.app.wording.Passage.Kind;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** Every text of an outcome: statements, checks, refusals, the account of the sample, pictures, notes, workings. */
public final class Passages {

    private final List<Passage> passages = new ArrayList<>();

    private Passages() {}

    public static List<Passage> of(Outcome outcome) {
        Passages all = new Passages();
        outcome.fold(
                answer -> {
                    for (int i = 0; i < answer.findings().size(); i++) {
                        all.finding("finding " + (i + 1), answer.findings().get(i));
                    }
                    return answer;
                },
                refusal -> {
                    all.refusal("refusal", refusal);
                    return refusal;
                });
        return List.copyOf(all.passages);
    }

    private void finding(String place, Finding finding) {
        add(place + ", statement", Kind.STATEMENT, finding.statement().text());
        add(place + ", under the statement", Kind.SENTENCE, finding.qualification());
        finding.detail().ifPresent(detail -> add(place + ", detail", Kind.PHRASE, detail));
        add(place + ", question", Kind.QUESTION, finding.question());
        add(place + ", estimand", Kind.SENTENCE, finding.estimand());
        finding.assumptions().forEach(assumption -> add(place + ", assumption", Kind.SENTENCE, assumption));
        base(place, finding.base());
        finding.checks().forEach(check -> check(place, check));
        finding.exhibits().forEach(exhibit -> exhibit(place, exhibit));
        finding.workings().forEach(step -> step(place + ", workings", step));
    }

    private void refusal(String place, Outcome.Refusal refusal) {
        add(place + ", question", Kind.QUESTION, refusal.question());
        add(place + ", have", Kind.SENTENCE, refusal.have());
        add(place + ", need", Kind.SENTENCE, refusal.need());
        add(place + ", next", Kind.SENTENCE, refusal.next());
        base(place, refusal.base());
        refusal.checks().forEach(check -> check(place, check));
        refusal.exhibits().forEach(exhibit -> exhibit(place, exhibit));
        refusal.workings().forEach(step -> step(place + ", workings", step));
    }

    private void base(String place, Base base) {
        add(place + ", sample", Kind.PHRASE, base.text());
        base.drops().forEach(drop -> add(place + ", left out of the sample", Kind.PHRASE, drop.rule()));
    }

    private void check(String place, Check check) {
        String here = place + ", check " + check.name();
        add(here, Kind.PHRASE, check.name());
        add(here + ", asks", Kind.QUESTION, check.question());
        add(here + ", found", Kind.PHRASE, check.found());
    }

    private void exhibit(String place, Exhibit exhibit) {
        String here = place + ", picture \"" + exhibit.title() + "\"";
        add(here, Kind.PHRASE, exhibit.title());
        exhibit.draw(new Texts(here));
    }

    private void step(String place, Step step) {
        add(place, Kind.WORKING, step.name());
        add(place + ", " + step.name(), Kind.WORKING, step.value());
        step.steps().forEach(inner -> step(place + ", " + step.name(), inner));
    }

    private void add(String place, Kind kind, String text) {
        passages.add(new Passage(place, kind, text));
    }

    /** What is written in a picture. */
    private final class Texts implements Exhibit.Pen<Exhibit> {

        private final String here;

        private Texts(String here) {
            this.here = here;
        }

        @Override
        public Exhibit curve(Exhibit.Curve curve) {
            axis(curve.x());
            axis(curve.y());
            curve.series().forEach(series -> {
                add(here + ", series", Kind.PHRASE, series.name());
                series.points().forEach(point -> {
                    add(here + ", point", Kind.PHRASE, point.xText());
                    measured(point.y());
                });
            });
            curve.marks().forEach(mark -> add(here + ", mark", Kind.PHRASE, mark.text()));
            return curve;
        }

        @Override
        public Exhibit ranking(Exhibit.Ranking ranking) {
            axis(ranking.axis());
            ranking.bars().forEach(bar -> {
                add(here + ", bar", Kind.PHRASE, bar.label());
                measured(bar.measured());
            });
            return ranking;
        }

        @Override
        public Exhibit shares(Exhibit.Shares shares) {
            add(here + ", noun", Kind.PHRASE, shares.noun());
            shares.classes().forEach(one -> add(here + ", class", Kind.PHRASE, one));
            shares.rows().forEach(row -> add(here + ", row", Kind.PHRASE, row.label()));
            return shares;
        }

        @Override
        public Exhibit attrition(Exhibit.Attrition attrition) {
            return attrition;
        }

        @Override
        public Exhibit table(Exhibit.Table table) {
            table.columns().forEach(this::axis);
            for (List<Cell> row : table.rows()) {
                row.forEach(cell -> add(here + ", cell", Kind.PHRASE, cell.text()));
                for (int i = 1; i < row.size(); i++) {
                    boolean isCount = table.columns().get(i - 1).unit().kind() == Unit.Kind.COUNT;
                    if (table.columns().get(i).title().endsWith("interval") && !isCount) {
                        add(
                                here + ", row",
                                Kind.PHRASE,
                                row.get(i - 1).text() + " (95%: " + row.get(i).text() + ")");
                    }
                }
            }
            return table;
        }

        private void axis(Axis axis) {
            add(here + ", axis", Kind.PHRASE, axis.title());
        }

        private void measured(Measured measured) {
            add(here + ", figure", Kind.PHRASE, measured.text());
        }
    }
}
