package org.wayworth.analytics.drivers;

import java.util.List;
import java.util.stream.Collectors;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** When {@link DriversAnalysis} does not answer, and what it says instead. */
final class DriversRefusals {

    private final DriversOptions options;
    private final Run run;

    DriversRefusals(DriversOptions options, Run run) {
        this.options = options;
        this.run = run;
    }

    /** @param all surveys that hold answers to single questions */
    Outcome noQuestions(List<DriversSurvey> all) {
        String have = all.isEmpty()
                ? "No survey with answers to single questions; an overall rating alone has nothing beside it."
                : "Surveys with single questions: "
                        + all.stream().map(DriversSurvey::text).collect(Collectors.joining(", ")) + ".";
        String wanted =
                options.survey().map(name -> " of the survey \"" + name + "\"").orElse("")
                        + options.metric()
                                .map(name -> " with the metric \"" + name + "\"")
                                .orElse("")
                        + (options.outcome() == DriversOutcome.ADVOCACY
                                ? " beside a question about recommending us (nps)"
                                : "");
        return refusal(
                Reason.NO_DATA,
                have,
                "Ratings of single questions, such as delivery or price" + wanted + ".",
                all.isEmpty()
                        ? "Map the questions' columns to answers: in the survey's mapping, and import again."
                        : "Choose one of the surveys above.",
                Base.of(0, "responses"));
    }

    Outcome unknownQuestions(List<String> unknown, List<DriversItem> items) {
        return refusal(
                Reason.NO_DATA,
                "These questions: " + items.stream().map(DriversItem::item).collect(Collectors.joining(", ")) + ".",
                "Questions of this survey, not \"" + String.join("\", \"", unknown) + "\".",
                "Choose from the questions above in items, leave-out and target.",
                Base.of(0, "responses"));
    }

    Outcome unknownAttributes(String what, Attributes attributes) {
        return refusal(
                Reason.NO_DATA,
                "Attributes: " + attributes.text() + ".",
                "An attribute that says from when it holds, with a value that occurs, not " + what + ".",
                "Choose one of the attributes with a date, or say attributes_since: in the mapping.",
                Base.of(0, "responses"));
    }

    Outcome noMoney() {
        return refusal(
                Reason.NO_DATA,
                "No dated sales of known customers before their answers.",
                "Sales, to tell who the best customers are.",
                "Import dated transactions, or ask about everyone (who all).",
                Base.of(0, "responses"));
    }

    Outcome smallGroup(Base base) {
        return refusal(
                Reason.SMALL_GROUP,
                "Fewer than " + SmallGroups.STANDARD + " people inside, or outside, the group asked for.",
                "At least " + SmallGroups.STANDARD + " people on both sides.",
                "Ask about a larger group (where).",
                Base.of(0, base.noun()));
    }

    Outcome nobody(Base base) {
        return refusal(
                Reason.NO_DATA,
                "Nobody among those asked about answered in the period asked for.",
                "At least " + Unit.whole(DriversStudy.FEWEST_RESPONSES) + " responses.",
                "Choose a period (from, until) with answers, or leave both empty for all.",
                base);
    }

    Outcome noneForMost(DriversChoice choice, Base base) {
        String all = choice.coverage().stream()
                .map(each -> each.name() + " " + Unit.share("").write(1 - each.missingShare()))
                .collect(Collectors.joining(", "));
        return refusal(
                base.before() < DriversStudy.FEWEST_RESPONSES ? Reason.TOO_FEW : Reason.NO_DATA,
                "Rated by so many of the respondents: " + (all.isEmpty() ? "no question" : all) + ".",
                "A question that at least " + Unit.share("").write(1 - DriversChoice.MOST_MISSING)
                        + " of the respondents rated.",
                "Choose a survey, or a period, in which the same questions are put to most.",
                base);
    }

    Outcome tooFew(Base base, int questions) {
        return refusal(
                Reason.TOO_FEW,
                base.text() + " can be used for " + questions + (questions == 1 ? " question." : " questions."),
                "At least " + Unit.whole(DriversStudy.need(questions)) + ": "
                        + DriversStudy.FEWEST_RESPONSES + ", and " + DriversStudy.RESPONSES_A_QUESTION
                        + " for each question.",
                "Ask more people, take a longer period (from, until), or look at fewer questions (items).",
                base);
    }

    Outcome sameForAll(DriversTarget target, Base base) {
        return refusal(
                Reason.NO_VARIATION,
                "Everyone is alike in " + target.noun() + ".",
                "Respondents who differ.",
                "Check the mapping of the column.",
                base);
    }

    Outcome notComputable(Fit.Impossible<?> no, Base base) {
        return refusal(
                no.reason() == Fit.Reason.NO_VARIATION ? Reason.NO_VARIATION : Reason.TOO_FEW,
                "The model cannot be computed: " + no.found() + ".",
                "Questions that differ from each other and between respondents.",
                no.advice() + " (items, leave-out).",
                base);
    }

    Outcome tooLittleExplained(DriversStudy study) {
        return refusal(
                Reason.TOO_LITTLE_EXPLAINED,
                study.model().size() + " questions together explain "
                        + study.model().r2Measured(study.r2Unit()).text() + ".",
                "At least " + Unit.share("").write(DriversStudy.LEAST_EXPLAINED) + ".",
                "Ask about what else may move " + study.target().noun() + ".",
                study.base());
    }

    Outcome unclearMoney(PointWorth worth, String question, Base base) {
        return refusal(
                worth.disagreement().isPresent() ? Reason.METHODS_DISAGREE : Reason.NOT_CLEAR,
                worth.disagreement()
                        .orElseGet(() -> "One point of the rating goes with "
                                + worth.measured().fold(Measured::text, no -> no.found()) + ", which is not clear, or "
                                + question + " does not clearly move with it."),
                "Both steps clear beyond chance.",
                "Wait for more answers and purchases.",
                base);
    }

    private Outcome refusal(Reason reason, String have, String need, String next, Base base) {
        List<Exhibit> exhibits =
                base.before() == 0 ? List.of() : List.of(new Exhibit.Attrition("Whose answers could be used", base));
        return new RefusalBuilder(run, DriversAnalysis.CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .pictures(exhibits)
                .refusal();
    }
}
