package org.wayworth.analytics.landmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Where;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.Statement;
import org.wayworth.warehouse.DataFolder;

/**
 * The headline of a linkage and its checks, without the findings beside it: what tests over many worlds ask.
 *
 * @param statement of the headline
 */
public record AskedPerPoint(Measured measured, List<Check> checks, Grade grade, Statement statement) {

    /** Empty where it is refused. */
    public static Optional<AskedPerPoint> of(DataFolder data, FollowUp outcome, int horizonDays, long seed) {
        Run run = new Run(new Provenance(
                data.warehouse().dataVersion(), "linkage", new TreeMap<>(), seed, "test", "test", "test"));
        Landmarks landmarks = new Landmarks(
                "Question?", plan(outcome, horizonDays), data.warehouse(), Attributes.of(data.warehouse()), run);
        List<AskedPerPoint> asked = new ArrayList<>();
        landmarks.ask(study -> {
            PointWorth worth = landmarks.pointWorth(study, seed);
            worth.measured().map(measured -> asked.add(of(worth, measured)));
            return new Outcome.Refusal(
                    Outcome.Reason.NO_DATA,
                    "",
                    "",
                    "",
                    "",
                    study.base(),
                    List.of(),
                    List.of(),
                    List.of(),
                    run.provenance());
        });
        return asked.stream().findFirst();
    }

    private static AskedPerPoint of(PointWorth worth, Measured measured) {
        Headline headline = worth.headlineOfHigh();
        return new AskedPerPoint(
                measured,
                worth.checks(),
                worth.grade(),
                measured.isClearOf(0)
                        ? headline.statement(headline.of(measured, worth.study()), worth.study(), worth.grade())
                        : Headline.noDifference(worth.study()));
    }

    static LandmarkPlan plan(FollowUp outcome, int horizonDays) {
        Optional<LocalDate> none = Optional.empty();
        return new LandmarkPlan(
                Optional.empty(),
                Optional.empty(),
                outcome,
                none,
                60,
                horizonDays,
                365,
                90,
                none,
                none,
                Where.parse(Optional.empty()),
                Set.of(),
                100,
                Optional.empty());
    }

    /** Whether more, or less, is claimed to follow. */
    public boolean isClaim() {
        return statement.claim() == Statement.Claim.DIFFERENCE && grade.level() >= Grade.ADJUSTED.level();
    }

    public Check check(String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
