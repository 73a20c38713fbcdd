package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.Warehouse;

/** When a plan cannot be answered, and what is said instead. */
final class LandmarkRefusals {

    private record Query(String survey, String metric) {}

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
            return Optional.of(noTimeOrder(survey, currencies.all()));
        }
        if (!currencies.dated().isEmpty()
                && currencies.choose(options.currency()).isEmpty()) {
            return Optional.of(audience.noCurrency(currencies, options.currency()));
        }
        if (survey.nLinked() < options.minimumRespondents()) {
            return refuse(
                    Reason.TOO_FEW,
                    Unit.whole(survey.nLinked()) + " of " + Unit.whole(survey.nRated())
                            + " rated responses are dated and belong to a known customer.",
                    "At least " + Unit.whole(options.minimumRespondents()) + ".",
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
                ? setting.survivorship().contracts()
                : options.outcome() == FollowUp.LIFETIME_VALUE
                        ? setting.survivorship().sales()
                        : Optional.empty();
        return alarm.flatMap(found -> refuse(
                Reason.SURVIVORS_ONLY,
                Sentence.begin(found.found()) + ".",
                "Records of customers who left as well: what they did until then, and when they stopped.",
                "Export all customers, those who left included. Where their personal data must be erased, keep their"
                        + " records under a key that names nobody.",
                survey));
    }

    private Optional<Outcome> margins(Sales sales, Survey survey) {
        if (options.outcome() != FollowUp.MARGIN || sales.nMargins() >= LEAST_MARGINS * sales.nDated()) {
            return Optional.empty();
        }
        return refuse(
                Reason.NO_DATA,
                "The margin of " + Unit.whole(sales.nMargins()) + " of " + Unit.whole(sales.nDated())
                        + " sales is known.",
                "The margin of at least " + Unit.share("").write(LEAST_MARGINS) + " of them.",
                "Map the column with the margin, or ask for revenue (outcome).",
                survey);
    }

    /** What can be seen once the rows are there. */
    Optional<Outcome> afterReading(LandmarkStudy study, Optional<Sales> money) {
        LandmarkRows rows = study.rows();
        if (!rows.showsAudience(SmallGroups.standard())) {
            return Optional.of(audience.tooFewPeople(SmallGroups.standard()));
        }
        if (rows.size() == 0) {
            return Optional.of(notLongEnough(study, money));
        }
        if (rows.size() < options.minimumRespondents()) {
            return Optional.of(refusal(
                    Reason.TOO_FEW,
                    study.base().text() + " are observed for " + Unit.whole(options.seenDays())
                            + " days after the answer.",
                    "At least " + Unit.whole(options.minimumRespondents()) + ".",
                    "Choose a shorter follow-up period (horizon-days), or ask again when more time has passed.",
                    study.base(),
                    List.of(),
                    attrition(study)));
        }
        int need = LandmarkStudy.EVENTS_PER_COEFFICIENT * LandmarkStudy.FEWEST_COEFFICIENTS;
        if (rows.events() < need) {
            return Optional.of(refusal(
                    Reason.TOO_FEW,
                    Unit.whole(rows.events()) + " of " + study.base().text() + " " + events() + " within "
                            + Unit.whole(options.horizonDays()) + " days.",
                    "At least " + Unit.whole(need) + ": " + LandmarkStudy.EVENTS_PER_COEFFICIENT
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
            case REFERRALS -> "referred somebody";
            case RETENTION -> "are on the smaller side of staying and leaving";
            case RETURN -> "are on the smaller side of buying again and not";
            case REVENUE, MARGIN, GROWTH, ORDERS, LIFETIME_VALUE -> "bought anything";
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

    /** Everything measured at once: show what goes with what, and say why no more can be said. */
    private Outcome noTimeOrder(Survey survey, List<Sales> money) {
        List<SameMoment> levels = warehouse.rows(
                Landmarks.class, "same-moment.sql", new Query(survey.survey(), survey.metric()), SameMoment.class);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "time order",
                "Was everything counted after the answer, and everything adjusted for known before it?",
                Verdict.FAILED,
                survey.nDated() == 0
                        ? "no answer has a date: ratings and outcomes were recorded at the same moment"
                        : "no sale has a date",
                Grade.UNADJUSTED));
        boolean[] shown = SmallGroups.standard()
                .shownMoney(levels.stream().map(SameMoment::money).toList());
        separation(levels, shown).ifPresent(checks::add);
        List<Exhibit> exhibits = new ArrayList<>();
        if (!levels.isEmpty()) {
            exhibits.add(sameMoment(levels, shown, money));
        }
        return refusal(
                Reason.NO_TIME_ORDER,
                Unit.whole(survey.nRated()) + " ratings, " + Unit.whole(survey.nDated()) + " of them with a date; "
                        + Unit.whole(money.stream().mapToLong(Sales::nSales).sum()) + " sales, "
                        + Unit.whole(money.stream().mapToLong(Sales::nDated).sum())
                        + " of them with a date. Customers may have rated low when they left, or left because of what made"
                        + " them rate low.",
                "Ratings with the date of the answer, and sales or ends of contracts with theirs.",
                "Export both with their dates; or repeat the survey and ask again " + Unit.whole(options.horizonDays())
                        + " days later, when what followed the answers is known.",
                new Base(
                        survey.nDated(),
                        "responses",
                        List.of(new Base.Drop("without a date", survey.nRated() - survey.nDated()))),
                checks,
                exhibits);
    }

    /** Ratings at which all, or none, have left: no model can compare like with like there. */
    private static Optional<Check> separation(List<SameMoment> levels, boolean[] shown) {
        List<SameMoment> separated = IntStream.range(0, shown.length)
                .filter(i -> shown[i])
                .mapToObj(levels::get)
                .filter(SameMoment::isSeparated)
                .toList();
        long pure = separated.stream().mapToLong(SameMoment::nContracts).sum();
        long all = levels.stream().mapToLong(SameMoment::nContracts).sum();
        if (pure == 0) {
            return Optional.empty();
        }
        List<String> words = separated.stream()
                .map(level -> "rating " + Unit.whole(level.rating()) + ": " + Unit.whole(level.nEnded()) + " of "
                        + Unit.whole(level.nContracts()) + " left")
                .toList();
        return Optional.of(new Check(
                "overlap",
                "Are there, at each rating, some who left and some who stayed?",
                Verdict.FAILED,
                "for " + Unit.share("").write((double) pure / all)
                        + " of customers the rating tells without error who left (" + String.join(", ", words)
                        + "); such ratings were probably recorded after the fact",
                Grade.UNADJUSTED));
    }

    private static Exhibit sameMoment(List<SameMoment> levels, boolean[] shown, List<Sales> money) {
        Optional<String> currency = money.stream().map(Sales::currency).findFirst();
        List<Axis> columns = new ArrayList<>(List.of(
                new Axis("Rating", Unit.number("")),
                new Axis("Customers", Unit.count("customers")),
                new Axis("Contract ended", Unit.count("customers"))));
        currency.ifPresent(code -> columns.add(new Axis("Mean revenue", Unit.money(code, "per customer"))));
        currency.ifPresent(code -> columns.add(new Axis("95% interval", Unit.money(code, "per customer"))));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            SameMoment level = levels.get(i);
            if (!shown[i]) {
                rows.add(hidden(level, columns.size()));
                continue;
            }
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.number(level.rating(), Unit.count("")),
                    Cell.number(level.nCustomers(), Unit.count("")),
                    level.nContracts() == 0 ? Cell.text("not known") : Cell.number(level.nEnded(), Unit.count(""))));
            currency.ifPresent(code -> row.addAll(meanRevenue(level, code)));
            rows.add(row);
        }
        return new Exhibit.Table("Outcomes by rating, both recorded at the same moment", columns, rows);
    }

    private static List<Cell> hidden(SameMoment level, int columns) {
        List<Cell> row = new ArrayList<>(List.of(
                Cell.number(level.rating(), Unit.count("")),
                Cell.text(
                        SmallGroups.standard().shows(level.nCustomers())
                                ? "Hidden: a few customers bring most of it, or it would reveal a small group"
                                : SmallGroups.standard().hiddenText())));
        while (row.size() < columns) {
            row.add(Cell.text(""));
        }
        return row;
    }

    private static List<Cell> meanRevenue(SameMoment level, String currency) {
        Unit unit = Unit.money(currency, "");
        double minor = Math.pow(10, java.util.Currency.getInstance(currency).getDefaultFractionDigits());
        double mean = level.meanRevenueMinor() / minor;
        double reach = Quantile.studentReach(0.95, level.nCustomers() - 1.0)
                * level.sdRevenueMinor()
                / minor
                / Math.sqrt(level.nCustomers());
        return List.of(
                Cell.number(mean, unit), Cell.text(unit.write(mean - reach) + " to " + unit.write(mean + reach)));
    }

    private Outcome notLongEnough(LandmarkStudy study, Optional<Sales> money) {
        return refusal(
                Reason.NOT_OBSERVED_LONG_ENOUGH,
                money.map(sales -> "Sales cover " + Unit.whole(sales.nDatedDays()) + " days; none")
                                .orElse("None")
                        + " of " + Unit.whole(study.rows().landmarked()) + " " + study.noun() + " is observed for "
                        + Unit.whole(options.seenDays()) + " days after the answer."
                        + study.setting()
                                .window()
                                .map(window -> " " + window.text())
                                .orElse(""),
                "Records up to " + Unit.whole(options.seenDays()) + " days after the answers.",
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
