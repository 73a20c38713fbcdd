package org.wayworth.analytics.drivers;

import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** Which parts of the experience matter most? */
final class DriversAnalysis implements Analysis<DriversOptions> {

    static final Card CARD =
            new Card(40, "drivers", "Drivers", "Which parts of the experience matter most to customers?");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK, Need.ANSWERS);
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
        Currencies currencies = Currencies.of(warehouse);
        Optional<Sales> sales = currencies.choose(options.currency());
        boolean isMoneyNeeded = options.who() == RespondentGroup.BEST || options.outcome() == DriversOutcome.RETURN;
        if (sales.isEmpty() && (isMoneyNeeded || options.currency().isPresent())) {
            return currencies.dated().isEmpty()
                    ? refusals.noSales()
                    : refusals.audience().noCurrency(currencies, options.currency());
        }
        Optional<Outcome> survivors = survivorsOnly(options, sales, warehouse, refusals);
        if (survivors.isPresent()) {
            return survivors.get();
        }
        DriversData data = DriversData.read(warehouse, survey.get(), sales, options);
        List<String> unknown = data.unknown();
        if (!unknown.isEmpty()) {
            return refusals.unknownQuestions(unknown, data.items());
        }
        Optional<Outcome> offScale = options.targetLevel().flatMap(level -> offScale(level, data, refusals));
        if (offScale.isPresent()) {
            return offScale.get();
        }
        return new SurveyDrivers(survey.get(), data, Attributes.of(warehouse), options, refusals, run)
                .answer(warehouse, !sales.isPresent() && !currencies.dated().isEmpty());
    }

    /** A target that a question cannot reach, or cannot fall short of, says nothing of it. */
    private static Optional<Outcome> offScale(double level, DriversData data, DriversRefusals refusals) {
        return data.candidates().stream()
                .map(data.items()::get)
                .flatMap(item -> refusals
                        .audience()
                        .offScale(
                                "target-level",
                                level,
                                true,
                                item.scaleLow(),
                                item.scaleHigh(),
                                "The question \"" + item.item() + "\" is answered on a scale from "
                                        + Unit.whole(item.scaleLow()) + " to " + Unit.whole(item.scaleHigh()) + ".")
                        .stream())
                .findFirst();
    }

    /** Whether customers stay cannot be told from those who stayed. */
    private static Optional<Outcome> survivorsOnly(
            DriversOptions options, Optional<Sales> sales, Warehouse warehouse, DriversRefusals refusals) {
        return options.outcome() == DriversOutcome.STAY
                ? Survivorship.of(warehouse, sales.map(Sales::currency).orElse(""))
                        .contractDoubt()
                        .map(refusals::survivorsOnly)
                : Optional.empty();
    }
}
