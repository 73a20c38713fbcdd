package org.wayworth.analytics.drivers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.EffectiveSize;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** When {@link DriversAnalysis} does not answer, and what it says instead. */
final class DriversRefusals {

    private final DriversOptions options;
    private final Run run;

    DriversRefusals(DriversOptions options, Run run) {
        this.options = options;
        this.run = run;
    }

    AudienceRefusals audience() {
        return new AudienceRefusals(DriversAnalysis.CARD.question(), "responses", run);
    }

    /** @param all surveys that hold answers to single questions */
    Outcome noQuestions(List<DriversSurvey> all) {
        String wanted =
                options.survey().map(name -> " in the survey \"" + name + "\"").orElse("")
                        + options.metric()
                                .map(name -> " with the metric \"" + name + "\"")
                                .orElse("")
                        + (options.outcome() == DriversOutcome.ADVOCACY
                                ? ", beside a question about likelihood to recommend (metric nps)"
                                : "");
        return because(Reason.NO_DATA)
                .have(
                        all.isEmpty()
                                ? "No survey holds answers to single questions; an overall rating alone has no drivers."
                                : "Surveys with single questions: "
                                        + all.stream().map(DriversSurvey::text).collect(Collectors.joining(", ")) + ".")
                .need("Ratings of single questions, such as delivery or price" + wanted + ".")
                .next(
                        all.isEmpty()
                                ? "Map the columns of these questions under answers: in the survey's mapping, and import"
                                        + " again."
                                : "Choose one of the surveys above (survey, metric).")
                .base(nobody())
                .refusal();
    }

    Outcome unknownQuestions(List<String> unknown, List<SurveyQuestion> items) {
        return because(Reason.NOT_IN_DATA)
                .have("The survey has these questions: "
                        + items.stream().map(SurveyQuestion::item).collect(Collectors.joining(", ")) + ".")
                .need("Questions of this survey, not \"" + String.join("\", \"", unknown) + "\".")
                .next("Choose from the questions above (items, leave-out, target).")
                .base(nobody())
                .refusal();
    }

    Outcome unknownAttribute(String what, Attributes attributes) {
        return because(Reason.NOT_IN_DATA)
                .have("Attributes known with a date: " + attributes.text() + ".")
                .need("An attribute that occurs, not " + what + ".")
                .next("Choose one of the attributes above (by), or say in the mapping from when it holds"
                        + " (attributes_since).")
                .base(nobody())
                .refusal();
    }

    Outcome noSales() {
        return because(Reason.NO_DATA)
                .have("There are no dated sales of known customers.")
                .need("Dated sales, which tell who bought and how much.")
                .next("Import the sales, or ask about the survey's own rating (outcome satisfaction, who all).")
                .base(nobody())
                .refusal();
    }

    Outcome survivorsOnly(Survivorship.Alarm alarm) {
        return because(Reason.SURVIVORS_ONLY)
                .have(Sentence.begin(alarm.found()) + ".")
                .need(alarm.need())
                .next(alarm.next())
                .base(nobody())
                .refusal();
    }

    /** @param base whose last rule left nobody */
    Outcome noOutcome(OutcomeMeasure target, Base base) {
        return because(Reason.NO_DATA)
                .have("All " + Unit.whole(base.before()) + " responses are left out; the last rule is: "
                        + target.without() + ".")
                .need("At least " + Unit.whole(DriversStudy.FEWEST_RESPONSES) + " responses with " + target.noun()
                        + ".")
                .next(
                        target.isShare()
                                ? "Choose a shorter follow-up period (horizon-days), or import what happened later."
                                : "Check the mapping of that column, or choose another outcome (target).")
                .sample(base)
                .refusal();
    }

    Outcome noMoney() {
        return because(Reason.NO_DATA)
                .have("No respondent is known to have bought before answering.")
                .need("Dated sales of the respondents, which tell who the best customers are.")
                .next("Import the sales, or ask about all respondents (who all).")
                .base(nobody())
                .refusal();
    }

    Outcome nobody(Base base) {
        return because(Reason.NO_DATA)
                .have("None of the customers asked about answered in the period asked for.")
                .need("At least " + Unit.whole(DriversStudy.FEWEST_RESPONSES) + " responses.")
                .next("Choose a period (from, until) with responses, or leave both empty for all.")
                .sample(base)
                .refusal();
    }

    Outcome noneForMost(QuestionSelection choice, Base base) {
        String rated = choice.coverage().stream()
                .map(each -> each.name() + " " + Unit.share("").write(1 - each.missingShare()))
                .collect(Collectors.joining(", "));
        if (base.n() < DriversStudy.FEWEST_RESPONSES) {
            return tooFew(base, choice.coverage().size());
        }
        return because(Reason.NO_DATA)
                .have(
                        rated.isEmpty()
                                ? "No question is left to look at."
                                : "Share of responses that rate each question: " + rated + ".")
                .need("A question that at least " + Unit.share("").write(1 - QuestionSelection.MOST_MISSING)
                        + " of the responses rate, not all of them alike.")
                .next("Choose a survey, or a period, in which most customers were asked the same questions.")
                .sample(base)
                .refusal();
    }

    Outcome tooFew(Base base, int questions) {
        return because(Reason.TOO_FEW)
                .have(Unit.whole(base.n()) + (base.n() == 1 ? " response answers " : " responses answer ")
                        + (questions == 1 ? "the question" : "some of the " + questions + " questions") + ".")
                .need("At least " + Unit.whole(DriversStudy.need(questions)) + " responses: "
                        + DriversStudy.FEWEST_RESPONSES + ", and " + DriversStudy.RESPONSES_A_QUESTION
                        + " for each question.")
                .next(
                        "Invite more customers, choose a longer period (from, until), or look at fewer questions (items).")
                .sample(base)
                .refusal();
    }

    /** "The 1,500 responses of 1,497 customers count as 1.7 equal ones". */
    static String countAs(UnitWeights spread) {
        return "The " + Unit.whole(spread.rows()) + " responses of " + Unit.whole(spread.units())
                + " customers count as " + EffectiveSize.equalOnes(spread);
    }

    /** Shares and intervals of what one customer, or a few, decide. */
    Outcome fewDecide(UnitWeights spread, boolean isWeighted, Base base) {
        return because(Reason.TOO_FEW)
                .have(countAs(spread) + "; " + EffectiveSize.largest(spread, isWeighted) + ".")
                .need("Responses that count as at least " + Unit.whole(UnitWeights.FEWEST_EFFECTIVE)
                        + " equal ones, and no customer with more than "
                        + Unit.share("").write(UnitWeights.MOST_OF_ONE) + " of them.")
                .next(
                        isWeighted
                                ? "Check the weights of the survey, or count every response once (weights none)."
                                : "Check whether responses under one customer key come from one customer, or choose another"
                                        + " period (from, until).")
                .sample(base)
                .refusal();
    }

    Outcome sameForAll(OutcomeMeasure target, Base base) {
        return because(Reason.NO_VARIATION)
                .have("All responses are alike in " + target.noun() + ".")
                .need("Responses that differ.")
                .next("Check the mapping of that column.")
                .sample(base)
                .refusal();
    }

    Outcome notComputable(Fit.Impossible<?> no, QuestionSelection choice, Base base) {
        List<String> names = Stream.concat(
                        choice.together().stream().map(item -> choice.of(item).name()), Stream.of("the outcome"))
                .toList();
        return because(KernelWords.reason(no))
                .have("The drivers cannot be computed: "
                        + (no.reason() == Fit.Reason.RANK_DEFICIENT
                                ? repeated(no, names) + " can be computed from the others"
                                : KernelWords.found(no, names))
                        + ".")
                .need("Questions that differ from each other and between respondents.")
                .next("Leave out questions that repeat others (leave-out), or choose some of them (items).")
                .sample(base)
                .refusal();
    }

    /** Those that follow from questions before them. */
    private static String repeated(Fit.Impossible<?> no, List<String> names) {
        return no.columns().isEmpty()
                ? "some questions"
                : Sentence.list(no.columns().stream().map(names::get).toList());
    }

    Outcome tooLittleExplained(DriversStudy study) {
        return because(Reason.TOO_LITTLE_EXPLAINED)
                .have("The " + study.model().size() + " questions together explain "
                        + study.model()
                                .r2Measured(study.target().explainedUnit())
                                .text() + ".")
                .need("At least " + Unit.share("").write(DriversStudy.LEAST_EXPLAINED) + ".")
                .next("Ask customers about what else may matter to "
                        + study.target().noun() + ".")
                .sample(study.base())
                .refusal();
    }

    Outcome unclearMoney(PointWorth worth, String question, Base base) {
        return because(worth.disagreement().isPresent() ? Reason.METHODS_DISAGREE : Reason.NOT_CLEAR)
                .have(worth.disagreement()
                        .map(both -> "Two methods of adjustment point in opposite directions: " + both + ".")
                        .orElseGet(() -> "One point of the rating goes with "
                                + worth.measured()
                                        .fold(
                                                Measured::text,
                                                no -> "a difference that cannot be computed ("
                                                        + KernelWords.found(no, List.of()) + ")")
                                + ", which is not clear, or the rating does not clearly move with \"" + question
                                + "\"."))
                .need(
                        "Two steps, from the question to the rating and from the rating to money, that are both clear beyond"
                                + " chance.")
                .next("Ask again when there are more responses and sales.")
                .sample(base)
                .refusal();
    }

    private RefusalBuilder because(Reason reason) {
        return new RefusalBuilder(run, DriversAnalysis.CARD.question(), reason);
    }

    private static Base nobody() {
        return Base.of(0, "responses");
    }
}
