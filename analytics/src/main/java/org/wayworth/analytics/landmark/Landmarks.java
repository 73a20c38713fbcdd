package org.wayworth.analytics.landmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
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
            int lookbackDays,
            int placeboDays,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    private final LandmarkPlan plan;
    private final Warehouse warehouse;
    private final LandmarkRefusals refusals;

    /** @param question the sentence that the asking analysis answers, for its refusals */
    public Landmarks(String question, LandmarkPlan plan, Warehouse warehouse, Run run) {
        this.plan = plan;
        this.warehouse = warehouse;
        this.refusals = new LandmarkRefusals(question, plan, warehouse, run);
    }

    /** The refusal, or what {@code answer} makes of the rows. */
    public Outcome ask(Function<LandmarkStudy, Outcome> answer) {
        Surveys surveys = Surveys.of(warehouse);
        Optional<Survey> chosen = surveys.choose(plan.survey(), plan.metric(), plan.minimumRespondents());
        List<Sales> sales = Sales.of(warehouse);
        Attributes attributes = Attributes.of(warehouse);
        Optional<Outcome> refusal = refusals.beforeReading(surveys, chosen, sales, attributes);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Survey survey = chosen.orElseThrow();
        Sales main = sales.get(0);
        Columns columns = warehouse.read(
                Landmarks.class,
                "landmark.sql",
                new Query(
                        survey.survey(),
                        survey.metric(),
                        main.currency(),
                        plan.landmark(),
                        plan.recentDays(),
                        plan.horizonDays(),
                        plan.lookbackDays(),
                        plan.placeboDays(),
                        plan.from(),
                        plan.until()));
        LandmarkRows rows = LandmarkRows.of(columns, attributes, plan, main.minorPerMajor());
        LandmarkStudy study = new LandmarkStudy(survey, main.currency(), rows, attributes, plan);
        return refusals.afterReading(study, main).orElseGet(() -> answer.apply(study));
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
