package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Relationships;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.FinerTimes;
import org.wayworth.analytics.sceptic.Onset;
import org.wayworth.analytics.sceptic.PlaceboRate;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.missing.RubinPool;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/**
 * What one run is about: the survey, the rows and the words for them. Has at least the rows that the plan asks for.
 *
 * @param currency in which money is counted; blank where there are no sales
 * @param setting what the records around the rows say
 */
public record LandmarkStudy(
        Survey survey, String currency, LandmarkRows rows, Attributes attributes, LandmarkPlan plan, Setting setting) {

    /**
     * What the records around the rows say.
     *
     * @param calendar what the average customer did, day by day
     * @param survivorship whether customers who left are missing
     * @param term of contracts; empty where ends follow none
     * @param window in which customers are observed; empty where the records do not tell
     */
    public record Setting(
            Calendar calendar,
            Survivorship survivorship,
            Optional<ContractTerm> term,
            Optional<ObservationWindow> window) {}

    /** Buyers after the landmark that one coefficient needs (Peduzzi 1996; here for money with many zeros). */
    static final int EVENTS_PER_COEFFICIENT = 10;

    /** Intercept, rating, and at least one thing to adjust for. */
    static final int FEWEST_COEFFICIENTS = 3;

    /** Responses, or customers where all have one landmark. */
    public String noun() {
        return plan.landmark().isPresent() ? "customers" : "responses";
    }

    /** From all responses of the survey to those that the estimate rests on. */
    public Base base() {
        return new SampleAccount()
                .observed(setting.window().map(ObservationWindow::observed))
                .leftOut("without a rating", survey.nResponses() - survey.nRated())
                .leftOut("without a date", survey.nRated() - survey.nDated())
                .leftOut("not linked to a customer", survey.nDated() - survey.nLinked())
                .leftOut(
                        plan.landmark().isPresent()
                                ? "outside the " + Unit.whole(plan.recentDays())
                                        + " days before the analysis date, or followed by a later one"
                                : "outside the period",
                        survey.nLinked() - rows.landmarked())
                .leftOut(rows.drops())
                .remaining(rows.size(), noun());
    }

    /** Whom a sum is about: customers, or only those who still buy where those who left are missing. */
    String who() {
        return setting.survivorship().isAlarm() ? "customers who still buy" : "customers";
    }

    private KnownBefore known() {
        return new KnownBefore(rows, setting.calendar(), setting.term());
    }

    /** Why money of the past cannot be compared, though sales are there; empty where it can, or where there are none. */
    Optional<String> moneyUnknown() {
        return rows.knowsMoney()
                ? Optional.empty()
                : Optional.of(currency.isEmpty() ? "no sale has a date" : "customers pay in several currencies");
    }

    /** What was not adjusted for, and why. */
    List<String> leftOut(Covariates covariates) {
        List<String> leftOut = new ArrayList<>();
        moneyUnknown().ifPresent(why -> leftOut.add(KnownBefore.MONEY + " (" + why + ")"));
        leftOut.addAll(covariates.leftOut());
        return leftOut;
    }

    public Unit outcomeUnit() {
        return plan.outcome().unit(currency, plan.span());
    }

    public Unit unitPerPoint() {
        return plan.outcome().differenceUnit(currency, plan.span(), ", per point");
    }

    /** What the rows are adjusted for: as much as the events allow. */
    public Covariates covariates() {
        return known().covariates().withoutDependent().atMost(mostColumns());
    }

    private int mostColumns() {
        return rows.events() / EVENTS_PER_COEFFICIENT - 2;
    }

    /** Whether what customers brought before tells them apart. */
    boolean hasPast() {
        return known().hasPast();
    }

    /** When the difference per point arises. */
    public Fit<Onset> onset() {
        List<Integer> days = rows.daysCounted();
        if (days.isEmpty()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    plan.span().length() + " are too short to tell early from late",
                    "ask for a longer follow-up period");
        }
        return Onset.of(
                rows.ratings(),
                covariates(),
                rows.customers(),
                days,
                days.stream().map(rows::countedTo).toList(),
                rows.countedTo(plan.horizonDays()),
                plan.horizonDays());
    }

    /**
     * When the difference in contracts that end arises, where what is counted is something else: who had given notice before
     * the answer pays no more soon after it. Empty where too few contracts end.
     */
    Optional<Fit<Onset>> contractsEnding() {
        double[] all = rows.contractsEnded(plan.horizonDays());
        long ended = Arrays.stream(all).filter(each -> each < 0).count();
        List<Integer> days = rows.contractDays();
        if (plan.outcome() == FollowUp.RETENTION
                || ended < EVENTS_PER_COEFFICIENT * FEWEST_COEFFICIENTS
                || days.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Onset.of(
                rows.ratings(),
                covariates(),
                rows.customers(),
                days,
                days.stream().map(rows::contractsEnded).toList(),
                all,
                plan.horizonDays()));
    }

    /** The same, without what came in the first days after the landmark. */
    LandmarkStudy afterDay(int days) {
        return new LandmarkStudy(survey, currency, rows.afterDay(days), attributes, plan.afterDay(days), setting);
    }

    /** The slope with effects of quarters against that within weeks. */
    Fit<FinerTimes> finerTimes(Covariates covariates) {
        return FinerTimes.of(
                rows.ratings(),
                rows.outcome(),
                covariates,
                known().withoutQuarter().withoutDependent().atMost(mostColumns()),
                rows.day(),
                rows.customers());
    }

    public Comparison comparison(Covariates covariates) {
        return comparison(covariates, rows.outcome());
    }

    /** The same ratings against another outcome, one a row. */
    public Comparison comparison(Covariates covariates, double[] outcome) {
        return new Comparison(rows.ratings(), outcome, covariates, rows.customers(), unitPerPoint());
    }

    /**
     * An estimate as it stands; or, where part of the outcome is a forecast, with how far the uncertainty of the
     * forecast's parameters moves it as well: fitted again to the outcome under each draw of them, and pooled by Rubin's
     * rules (1987), the variance within a draw being that at the peak.
     *
     * @param again the estimate, or a simpler one that the parameters move as far, from another outcome
     */
    public Fit<Estimate> withForecast(Fit<Estimate> atPeak, Function<double[], Fit<Estimate>> again) {
        return atPeak.flatMap(peak -> plan.outcome().isForecast() ? pooled(peak, again) : Fit.done(peak));
    }

    private Fit<Estimate> pooled(Estimate peak, Function<double[], Fit<Estimate>> again) {
        return again.apply(rows.outcome())
                .flatMap(asIs -> pooled(
                        peak,
                        rows.drawnOutcomes().stream()
                                .map(outcome ->
                                        again.apply(outcome).map(drawn -> shifted(drawn, peak.value() - asIs.value())))
                                .toList()));
    }

    private static Estimate shifted(Estimate estimate, double by) {
        Interval interval = estimate.interval();
        return new Estimate(
                estimate.value() + by,
                estimate.standardError(),
                new Interval(interval.low() + by, interval.high() + by, interval.level()),
                estimate.n());
    }

    /**
     * By Rubin's rules: the variance at the peak, and that between the draws.
     *
     * @param drawn the estimate under each draw; none where nothing is forecast, which leaves it as it stands
     */
    public static Fit<Estimate> pooled(Estimate peak, List<Fit<Estimate>> drawn) {
        Optional<Fit<Estimate>> failed =
                drawn.stream().filter(fit -> !fit.isDone()).findFirst();
        if (drawn.isEmpty() || failed.isPresent() || peak.standardError() == 0) {
            return failed.orElseGet(() -> Fit.done(peak));
        }
        double[] estimates =
                drawn.stream().mapToDouble(fit -> fit.get().value()).toArray();
        double[] variances = new double[estimates.length];
        Arrays.fill(variances, peak.standardError() * peak.standardError());
        return RubinPool.pool(
                        estimates,
                        variances,
                        Math.max(1, peak.n() - 2),
                        peak.n(),
                        peak.interval().level())
                .map(RubinPool.Result::estimate);
    }

    /** Share of the lifetime value of all rows that has not come in yet; 0 where nothing is forecast. */
    public double forecastShare() {
        if (!plan.outcome().isForecast()) {
            return 0;
        }
        double forecast = Arrays.stream(rows.forecast()).sum();
        double all = Arrays.stream(rows.outcome()).sum();
        return all == 0 ? 0 : forecast / all;
    }

    /** The same ratings against what came in the last days before the landmark, a day, over the same time. */
    Fit<PlaceboRate> placebo(Covariates covariates) {
        double[] outcome = rows.outcome();
        double[] past = rows.placebo();
        boolean isSameUnit = plan.outcome().hasPlaceboOfItsUnit();
        return PlaceboRate.of(
                rows.ratings(),
                isSameUnit ? outcome : standardised(outcome),
                covariates,
                isSameUnit ? past : standardised(past),
                rows.placeboDays(),
                isSameUnit ? plan.horizonDays() - plan.skipDays() : plan.placeboDays(),
                known().early().withoutDependent().atMost(covariates.size()),
                rows.customers());
    }

    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(1, values.length - 1);
        return variance == 0
                ? values
                : Arrays.stream(values)
                        .map(value -> value / Math.sqrt(variance))
                        .toArray();
    }

    /** What a sentence about a lifetime value must add where not all sales could be foreseen; empty for all else. */
    public String scope() {
        return rows.value()
                .filter(value -> !value.study().regular().isEmpty())
                .map(value -> ", without regular payments")
                .orElse("");
    }

    public String estimand(Covariates covariates) {
        return "Difference in " + plan.outcome().noun() + " " + plan.span().within() + " after "
                + plan.landmark()
                        .map(date -> "the analysis date, " + Sentence.date(date))
                        .orElse("the response")
                + " between a customer who rates one point higher (" + survey.metric() + " in " + survey.survey() + ", "
                + survey.scale() + ") and a similar customer who does not, among respondents"
                + (plan.where().isEverybody() ? "" : " (" + plan.where().text() + ")") + "; adjusted for "
                + (covariates.size() == 0 ? "nothing" : String.join(", ", covariates.groups()))
                + ". Refunds count with the sale that they cancel."
                + (plan.outcome() == FollowUp.RETENTION ? " " + Relationships.COUNTED : "")
                + setting.window().map(window -> " " + window.text()).orElse("")
                + rows.value().map(this::counted).orElse("");
    }

    private String counted(LandmarkValue value) {
        BuyingPlan terms = value.study().plan();
        Unit share = Unit.share("");
        return " Counted are sales of: " + value.study().kindNames() + ", less refunds; up to "
                + Sentence.date(value.study().end())
                + " as they came, from then on as a forecast from purchases alone, without the"
                + " rating"
                + terms.marginShare()
                        .map(margin -> "; margin taken to be " + share.write(margin) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + terms.discountRate()
                        .map(rate -> "; later money counted less by " + share.write(rate) + " a year.")
                        .orElse("; no discount rate was given, so later money counts in full.");
    }

    public List<String> assumptions(Covariates covariates) {
        List<String> assumptions = new ArrayList<>();
        rows.value().ifPresent(value -> assumptions.addAll(ofForecast(value)));
        assumptions.add("No unmeasured confounder affects both the rating and what customers do later.");
        assumptions.add("The figure is about respondents, not about non-respondents.");
        if (!rows.undated().isEmpty()) {
            assumptions.add("Not adjusted for, since their date is not known: " + String.join(", ", rows.undated())
                    + ". Write attributes_since: in the mapping if they were known before the responses.");
        }
        List<String> leftOut = leftOut(covariates);
        if (!leftOut.isEmpty()) {
            assumptions.add("Not adjusted for: " + String.join("; ", leftOut) + ".");
        }
        assumptions.add("An experiment, or a roll-out to some customers first, could confirm or refute this.");
        return assumptions;
    }

    private List<String> ofForecast(LandmarkValue value) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Customers go on buying as they did up to "
                + Sentence.date(value.study().end()) + " ("
                + value.model().fit().kind().title()
                + "). The forecast looks at purchases only: where a rating says more of the future than purchases do, this"
                + " figure is too small.");
        if (!value.study().regular().isEmpty()) {
            assumptions.add("Not counted, because they come at regular intervals and end with a contract: "
                    + BuyingStudy.names(value.study().regular()) + ". Ask for retention (outcome) about these.");
        }
        assumptions.add(
                "Not asked of a lifetime value: whether the same customer brings more after a higher rating, since"
                        + " the years after two responses of one customer overlap; and for whom it differs.");
        return assumptions;
    }
}
