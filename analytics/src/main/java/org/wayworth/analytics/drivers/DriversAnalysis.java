package org.wayworth.analytics.drivers;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/** What moves satisfaction? */
final class DriversAnalysis implements Analysis<DriversOptions> {

    static final Card CARD = new Card(40, "drivers", "What matters to customers", "What moves satisfaction?");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public DriversOptions defaults() {
        return DriversOptions.standard();
    }

    @Override
    public Outcome run(DriversOptions options, Warehouse warehouse, Run run) {
        DriversRefusals refusals = new DriversRefusals(options, run);
        List<DriversSurvey> surveys =
                warehouse.rows(DriversAnalysis.class, "drivers-surveys.sql", options, DriversSurvey.class);
        Optional<DriversSurvey> survey = surveys.stream()
                .filter(s -> options.survey().map(s.survey()::equals).orElse(true))
                .filter(s -> options.metric().map(s.metric()::equals).orElse(true))
                .filter(s -> options.outcome() != DriversOutcome.ADVOCACY
                        || s.metric().equals("nps"))
                .findFirst();
        if (survey.isEmpty()) {
            return refusals.noQuestions(surveys);
        }
        DriversData data = DriversData.read(warehouse, survey.get(), options);
        List<String> unknown = data.unknown();
        if (!unknown.isEmpty()) {
            return refusals.unknownQuestions(unknown, data.items());
        }
        return new DriversAsking(survey.get(), data, Attributes.of(warehouse), options, refusals, run)
                .answer(warehouse);
    }
}
