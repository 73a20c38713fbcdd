package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;

/** What a {@link DriversStudy} says in one sentence. */
final class DriversStatements {

    private static final List<String> PLACES = List.of("first", "second", "third");

    private DriversStatements() {}

    static Statement of(DriversStudy study) {
        if (!study.isRanked()) {
            return unranked(study);
        }
        return study.model().isStable() ? strongest(study) : unstable(study);
    }

    /** Three names leave no room for how much all explain. */
    private static Statement strongest(DriversStudy study) {
        DriversModel model = study.model();
        int count = model.named().size();
        List<Argument> arguments = new ArrayList<>(study.group().arguments());
        IntStream.range(0, count)
                .forEach(k -> arguments.add(
                        Statement.name(PLACES.get(k), model.name(model.named().get(k)))));
        arguments.add(Statement.value("share", model.namedShare(study.shareUnit())));
        String drivers = Sentence.list(
                PLACES.stream().limit(count).map(place -> "{" + place + "}").toList());
        if (!study.group().isEveryone()) {
            return describe(
                    study.group().opening() + drivers + (count == 1 ? " matters" : " matter")
                            + " most: {share} of the explained variation.",
                    arguments);
        }
        arguments.add(study.target().drivenArgument("outcome"));
        String claim = drivers + (count == 1 ? " is the strongest driver" : " are the strongest drivers")
                + " of {outcome}: {share} of the explained variation";
        if (count == PLACES.size()) {
            return describe(claim + ".", arguments);
        }
        arguments.add(Statement.words("count", model.size()));
        arguments.add(Statement.value("explained", explained(study)));
        return describe(claim + " ({count} drivers explain {explained}).", arguments);
    }

    /** Other respondents might have put others on top. */
    private static Statement unstable(DriversStudy study) {
        DriversModel model = study.model();
        int first = model.order()[0];
        return about(
                study,
                "{driver} ranks first" + (namesOutcome(study) ? " for {outcome}" : "")
                        + " with {share} of the explained variation, but the "
                        + (model.isFirstStable() ? "order of the next" : "ranking") + " is not stable.",
                study.target().drivenArgument("outcome"),
                Statement.name("driver", model.name(first)),
                Statement.value("share", model.share(first, study.shareUnit())));
    }

    private static Statement unranked(DriversStudy study) {
        DriversModel model = study.model();
        Argument explained = Statement.value("explained", explained(study));
        Argument outcome = study.target().argument("outcome");
        String variation = "{explained} of the variation" + (namesOutcome(study) ? " in {outcome}" : "");
        if (model.size() == 1) {
            return about(
                    study,
                    "{driver} explains " + variation
                            + (study.explainsEnough() ? "." : ", too little to call it a driver."),
                    outcome,
                    Statement.name("driver", model.name(0)),
                    explained);
        }
        String why = !study.explainsEnough()
                ? ", too little to rank them."
                : study.hasCommonFactor()
                        ? " but are too strongly correlated to be ranked."
                        : ", but none of them clearly outranks the others.";
        return about(
                study,
                "the {count} questions explain " + variation + why,
                outcome,
                Statement.words("count", model.size()),
                explained);
    }

    /** Of a part of the respondents the outcome is not named again: the first finding has named it. */
    private static boolean namesOutcome(DriversStudy study) {
        return study.group().isEveryone();
    }

    /** @param outcome stands in its place where it is named */
    private static Statement about(DriversStudy study, String template, Argument outcome, Argument... arguments) {
        List<Argument> all = new ArrayList<>(study.group().arguments());
        all.addAll(Arrays.asList(arguments));
        if (namesOutcome(study)) {
            all.add(outcome);
        }
        return describe(study.group().opening() + template, all);
    }

    private static Statement describe(String template, List<Argument> arguments) {
        return Statement.description(template, arguments.toArray(new Argument[0]));
    }

    /** What one point more of a question goes with that only some could answer. */
    static Statement ofRouted(DriversStudy study, RoutedQuestion routed, Grade grade) {
        Measured slope = routed.slope(study.target().perPoint());
        boolean isUp = slope.value() > 0;
        Argument question = Statement.name("question", routed.name());
        Argument size = Statement.size("size", slope);
        Argument outcome = study.target().argument("outcome");
        return study.target().isShare()
                ? Statement.difference(
                        "Among customers who rated {question}, one point more on it {verb} {outcome} {size} {direction}.",
                        question,
                        Statement.verb(grade),
                        outcome,
                        size,
                        Statement.words("direction", isUp ? "higher" : "lower"))
                : Statement.difference(
                        "Among customers who rated {question}, one point more on it {verb} {size} points {direction} {outcome}.",
                        question,
                        Statement.verb(grade),
                        size,
                        Statement.words("direction", isUp ? "higher" : "lower"),
                        outcome);
    }

    private static Measured explained(DriversStudy study) {
        return study.model().r2Measured(study.target().explainedUnit());
    }
}
