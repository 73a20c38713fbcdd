package org.wayworth.analytics.landmark;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** Reads what a plan asks for, or says why it cannot be known. */
public final class Landmarks {

    /** What {@code landmark.sql} is asked for. */
    private record Query(
            String survey,
            String metric,
            String currency,
            Optional<LocalDate> landmark,
            int recentDays,
            int horizonDays,
            int seenDays,
            int lookbackDays,
            int placeboDays,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    private final LandmarkPlan plan;
    private final Warehouse warehouse;
    private final Run run;
    private final String question;
    private final LandmarkRefusals refusals;

    private final Attributes attributes;

    /** What was read already: several outcomes of the same answers are read once. */
    private final Known known;

    private static final class Known {
        private final Map<Query, Columns> rows = new HashMap<>();
        private final Map<String, LandmarkStudy.Setting> settings = new HashMap<>();
    }

    /**
     * @param question the sentence that the asking analysis answers, for its refusals
     * @param attributes read before: there may be millions
     */
    public Landmarks(String question, LandmarkPlan plan, Warehouse warehouse, Attributes attributes, Run run) {
        this(question, plan, warehouse, attributes, run, new Known());
    }

    private Landmarks(
            String question, LandmarkPlan plan, Warehouse warehouse, Attributes attributes, Run run, Known known) {
        this.attributes = attributes;
        this.known = known;
        this.plan = plan;
        this.warehouse = warehouse;
        this.run = run;
        this.question = question;
        this.refusals = new LandmarkRefusals(question, plan, warehouse, run);
    }

    /** The refusal, or what {@code answer} makes of the rows. */
    public Outcome ask(Function<LandmarkStudy, Outcome> answer) {
        Surveys surveys = Surveys.of(warehouse);
        Optional<Survey> chosen = surveys.choose(plan.survey(), plan.metric(), plan.minimumRespondents());
        Currencies currencies = Currencies.of(warehouse);
        Optional<Outcome> refusal = refusals.beforeReading(surveys, chosen, currencies, attributes);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Survey survey = chosen.orElseThrow();
        Optional<Sales> main = main(currencies);
        Optional<Outcome> survivors = refusals.survivorsOnly(survey, setting(main));
        if (survivors.isPresent()) {
            return survivors.get();
        }
        if (plan.terms().isEmpty()) {
            return answer(survey, main, read(survey, main), Optional.empty(), answer);
        }
        LifetimeTerms terms = plan.terms().get();
        BuyingPlan buying = BuyingPlan.standard(plan.horizonDays()).worth(terms.marginShare(), terms.discountRate());
        return new Buying(question, buying, warehouse, run)
                .foresee(
                        (study, forecast) -> refusals.forecastOff(survey, study, forecast)
                                .orElseGet(() -> lifetime(survey, main, study, forecast, answer)),
                        refusals::nothingForeseen);
    }

    /** What is counted without sales needs no choice: it is adjusted for money only where all pay in one currency. */
    private Optional<Sales> main(Currencies currencies) {
        Optional<Sales> chosen = currencies.choose(plan.currency());
        return plan.outcome().needsNoSales()
                ? chosen.or(() -> currencies.dated().stream().findFirst())
                : chosen;
    }

    private LandmarkStudy.Setting setting(Optional<Sales> main) {
        String currency = currency(main);
        return known.settings.computeIfAbsent(
                currency,
                code -> new LandmarkStudy.Setting(
                        Calendar.of(warehouse, code, minorPerMajor(main)),
                        Survivorship.of(warehouse, code),
                        ContractTerm.of(warehouse),
                        ObservationWindow.of(warehouse)));
    }

    /** Blank where there are no sales. */
    private static String currency(Optional<Sales> main) {
        return main.map(Sales::currency).orElse("");
    }

    private static double minorPerMajor(Optional<Sales> main) {
        return main.map(Sales::minorPerMajor).orElse(1.0);
    }

    private Outcome lifetime(
            Survey survey,
            Optional<Sales> main,
            BuyingStudy study,
            Forecast forecast,
            Function<LandmarkStudy, Outcome> answer) {
        Columns columns = read(survey, main);
        LandmarkValue value =
                LandmarkValue.of(columns, survey, plan, study, forecast, minorPerMajor(main), warehouse, run.seed());
        return answer(survey, main, columns, Optional.of(value), answer);
    }

    /** The same answers, and something else that followed them; rows are read once for all. */
    public Landmarks about(FollowUp outcome) {
        return new Landmarks(question, plan.about(outcome), warehouse, attributes, run, known);
    }

    private Columns read(Survey survey, Optional<Sales> main) {
        Query query = new Query(
                survey.survey(),
                survey.metric(),
                currency(main),
                plan.landmark(),
                plan.recentDays(),
                plan.horizonDays(),
                plan.seenDays(),
                plan.lookbackDays(),
                plan.placeboDays(),
                plan.from(),
                plan.until());
        return known.rows.computeIfAbsent(query, asked -> warehouse.read(Landmarks.class, "landmark.sql", asked));
    }

    private Outcome answer(
            Survey survey,
            Optional<Sales> main,
            Columns columns,
            Optional<LandmarkValue> value,
            Function<LandmarkStudy, Outcome> answer) {
        LandmarkRows rows = LandmarkRows.of(columns, attributes, plan, minorPerMajor(main), value);
        LandmarkStudy study = new LandmarkStudy(survey, currency(main), rows, attributes, plan, setting(main));
        return refusals.afterReading(study).orElseGet(() -> answer.apply(study));
    }

    /** What one point goes with among the rows of a study, and every attempt to show that it is an artefact. */
    public PointWorth pointWorth(LandmarkStudy study, long seed) {
        return PointWorth.of(study, warehouse, seed);
    }

    /** The refusal of a comparison that the kernel cannot compute. */
    public Outcome notComputable(LandmarkStudy study, Fit.Impossible<?> no) {
        return refusals.notComputable(study, no);
    }
}
