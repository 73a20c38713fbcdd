package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.buying.BuyingChecks;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.Warehouse;

/** When a plan cannot be answered, and what is said instead. */
final class LandmarkRefusals {

    /** Share of the sales with a known margin, below which margins are not compared. */
    private static final double LEAST_MARGINS = 0.95;

    private final String question;
    private final LandmarkPlan options;
    private final Warehouse warehouse;
    private final Run run;
    private final AudienceRefusals audience;

    LandmarkRefusals(String question, LandmarkPlan options, Warehouse warehouse, Run run) {
        this.question = question;
        this.options = options;
        this.warehouse = warehouse;
        this.run = run;
        this.audience = new AudienceRefusals(question, "responses", run);
    }

    /** What can be seen without reading single rows. */
    Optional<Outcome> beforeReading(
            Surveys surveys, Optional<Survey> chosen, Currencies currencies, Attributes attributes) {
        if (chosen.isEmpty()) {
            return Optional.of(
                    audience.noSurvey(surveys, options.survey().stream().toList(), options.metric()));
        }
        Survey survey = chosen.get();
        if (survey.nRated() == 0) {
            return refuse(
                    Reason.NO_DATA,
                    Unit.whole(survey.nResponses()) + " responses of " + survey.survey() + ", none with a rating.",
                    "Rated responses.",
                    "Map the question's column to rating, with its scale.",
                    survey);
        }
        boolean needsSales = !options.outcome().needsNoSales();
        if (needsSales && currencies.all().isEmpty()) {
            return refuse(
                    Reason.NO_DATA,
                    Unit.whole(survey.nRated()) + " ratings of " + survey.survey() + ", and no sale.",
                    "Dated sales of the customers who rate.",
                    "Import transactions, and map occurred_at and the customer's key; or ask whether contracts are kept"
                            + " (outcome retention).",
                    survey);
        }
        if (survey.nDated() == 0 || (needsSales && currencies.dated().isEmpty())) {
            return Optional.of(new UndatedRefusal(question, options, warehouse, run).of(survey, currencies.all()));
        }
        if (needsSales
                && !currencies.dated().isEmpty()
                && currencies.choose(options.currency()).isEmpty()) {
            return Optional.of(audience.noCurrency(currencies, options.currency()));
        }
        if (survey.nLinked() < options.minimumRespondents()) {
            return refuse(
                    Reason.TOO_FEW,
                    Unit.whole(survey.nLinked()) + " of " + Unit.whole(survey.nRated())
                            + " rated responses are dated and belong to a known customer.",
                    "At least " + Unit.whole(options.minimumRespondents()) + " dated responses of known customers.",
                    "Import the file that ties the survey's keys to customers, or ask more of them.",
                    survey);
        }
        if (survey.nLevels() < 2) {
            return refuse(
                    Reason.NO_VARIATION,
                    "All " + Unit.whole(survey.nRated()) + " ratings are the same.",
                    "Ratings that differ.",
                    "Check the mapping of the rating's column.",
                    survey);
        }
        return audience.unknown(options.where(), attributes)
                .or(() -> currencies.choose(options.currency()).flatMap(sales -> margins(sales, survey)));
    }

    /** Those who left are missing: how many stay, and for how long, cannot be learnt from those who stayed. */
    Optional<Outcome> survivorsOnly(Survey survey, LandmarkStudy.Setting setting) {
        Optional<Survivorship.Alarm> alarm = options.outcome() == FollowUp.RETENTION
                ? setting.survivorship().contractDoubt()
                : options.outcome() == FollowUp.LIFETIME_VALUE
                        ? setting.survivorship().salesDoubt()
                        : Optional.empty();
        return alarm.flatMap(found ->
                refuse(Reason.SURVIVORS_ONLY, Sentence.begin(found.found()) + ".", found.need(), found.next(), survey));
    }

    private Optional<Outcome> margins(Sales sales, Survey survey) {
        if (options.outcome() != FollowUp.MARGIN || sales.nMargins() >= LEAST_MARGINS * sales.nDated()) {
            return Optional.empty();
        }
        return refuse(
                Reason.NO_DATA,
                "The margin of " + Unit.whole(sales.nMargins()) + " of " + Unit.whole(sales.nDated())
                        + " sales is known.",
                "The margin of at least " + Unit.share("").write(LEAST_MARGINS) + " of the sales.",
                "Map the column with the margin, or ask for revenue (outcome).",
                survey);
    }

    /** What can be seen once the rows are there. */
    Optional<Outcome> afterReading(LandmarkStudy study) {
        LandmarkRows rows = study.rows();
        if (!rows.showsAudience(SmallGroups.standard())) {
            return Optional.of(audience.tooFewPeople(SmallGroups.standard()));
        }
        if (options.outcome() == FollowUp.RETENTION && !rows.knowsContracts()) {
            return Optional.of(refusal(
                    Reason.NO_DATA,
                    "None of " + Unit.whole(rows.landmarked()) + " " + study.noun()
                            + " belongs to a customer whose contract is known to have run when they answered.",
                    "Contracts with the day on which they began, and that on which they ended.",
                    "Import contracts, and map started_on and ended_on.",
                    study.base(),
                    List.of(),
                    attrition(study)));
        }
        if (rows.size() == 0) {
            return Optional.of(notLongEnough(study));
        }
        if (rows.size() < options.minimumRespondents()) {
            return Optional.of(refusal(
                    Reason.TOO_FEW,
                    study.base().text() + " are observed for " + Unit.whole(options.seenDays())
                            + " days after the response.",
                    "At least " + Unit.whole(options.minimumRespondents()) + " responses followed up for as long.",
                    "Choose a shorter follow-up period (horizon-days), or ask again when more time has passed.",
                    study.base(),
                    List.of(),
                    attrition(study)));
        }
        int need = LandmarkStudy.EVENTS_PER_COEFFICIENT * LandmarkStudy.FEWEST_COEFFICIENTS;
        if (rows.events() < need) {
            return Optional.of(refusal(
                    Reason.TOO_FEW,
                    Unit.whole(rows.events()) + " of " + study.base().text() + " were followed by " + events()
                            + " within " + Unit.whole(options.horizonDays()) + " days.",
                    "At least " + Unit.whole(need) + " such responses: " + LandmarkStudy.EVENTS_PER_COEFFICIENT
                            + " for each coefficient of the model.",
                    nextForEvents(),
                    study.base(),
                    List.of(),
                    attrition(study)));
        }
        return Optional.empty();
    }

    private String events() {
        return switch (options.outcome()) {
            case REFERRALS -> "a referral";
            case RETENTION -> "the rarer of churn and retention";
            case RETURN -> "the rarer of a repeat purchase and none";
            case REVENUE, MARGIN, GROWTH, ORDERS, LIFETIME_VALUE -> "a purchase";
        };
    }

    private String nextForEvents() {
        return options.outcome() == FollowUp.REFERRALS
                ? "Map referrals as interactions with the touchpoint \"referral\"."
                : "Import a longer period or more customers, or choose a longer follow-up period (horizon-days).";
    }

    Outcome notComputable(LandmarkStudy study, Fit.Impossible<?> no) {
        List<String> names = new ArrayList<>(List.of("the rating"));
        names.addAll(study.covariates().names());
        return refusal(
                KernelWords.reason(no),
                "The comparison cannot be computed: " + KernelWords.found(no, names) + ".",
                "Ratings and outcomes that differ between comparable customers.",
                KernelWords.next(no),
                study.base(),
                List.of(),
                attrition(study));
    }

    private Outcome notLongEnough(LandmarkStudy study) {
        return refusal(
                Reason.NOT_OBSERVED_LONG_ENOUGH,
                "None of " + Unit.whole(study.rows().landmarked()) + " " + study.noun() + " is observed for "
                        + Unit.whole(options.seenDays()) + " days after the response."
                        + study.setting()
                                .window()
                                .map(window -> " " + window.text())
                                .orElse(""),
                "Records up to " + Unit.whole(options.seenDays()) + " days after the responses.",
                "Choose a shorter follow-up period (horizon-days) or an earlier analysis date (landmark), or import later"
                        + " records.",
                study.base(),
                List.of(),
                attrition(study));
    }

    /** Nobody should multiply by a forecast that has just been seen to fail. */
    Optional<Outcome> forecastOff(Survey survey, BuyingStudy study, Forecast forecast) {
        if (forecast.foreseenSales().isPassed()) {
            return Optional.empty();
        }
        Check test = new BuyingChecks(study, forecast).sales();
        return Optional.of(refusal(
                Reason.FORECAST_OFF,
                "Fitted without the last " + Unit.whole(study.holdoutDays())
                        + " days, the forecast missed the sales of these days: " + test.found() + ".",
                "A forecast whose interval holds the actual sales, or that misses them by at most "
                        + Unit.share("").write(Forecast.Test.GOOD_ENOUGH) + ".",
                "Ask for actual revenue (outcome revenue). The question lifetime shows where the forecast goes wrong.",
                linked(survey),
                List.of(test),
                List.of()));
    }

    /** Where purchases cannot be foreseen there is no lifetime value. */
    Outcome nothingForeseen(Outcome.Refusal refusal) {
        return refusal.or("Or ask for actual revenue, or for retention of contracts (outcome).");
    }

    private static List<Exhibit> attrition(LandmarkStudy study) {
        return List.of(SampleAccount.picture(study.base()));
    }

    private Optional<Outcome> refuse(Reason reason, String have, String need, String next, Survey survey) {
        return Optional.of(refusal(reason, have, need, next, linked(survey), List.of(), List.of()));
    }

    private static Base linked(Survey survey) {
        return new SampleAccount()
                .leftOut("without a rating", survey.nResponses() - survey.nRated())
                .leftOut("without a date", survey.nRated() - survey.nDated())
                .leftOut("not linked to a customer", survey.nDated() - survey.nLinked())
                .remaining(survey.nLinked(), "responses");
    }

    private Outcome refusal(
            Reason reason,
            String have,
            String need,
            String next,
            Base base,
            List<Check> checks,
            List<Exhibit> exhibits) {
        return new RefusalBuilder(run, question, reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .checks(checks)
                .pictures(exhibits)
                .refusal();
    }
}
