package org.wayworth.analytics.best;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** Who are our best customers? */
final class BestAnalysis implements Analysis<BestOptions> {

    static final Card CARD = new Card(80, "best", "Best customers", "Who are our best customers?");

    /** What {@code best-records.sql} is asked for. */
    private record OfCurrency(String currency) {}

    /** What the other queries are asked for. */
    private record Query(
            String currency,
            long splitDay,
            int periodDays,
            int recentDays,
            int placeboDays,
            String survey,
            String metric,
            long cutMinor,
            String cutLot) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.SALES);
    }

    @Override
    public BestOptions defaults() {
        return BestOptions.standard();
    }

    @Override
    public Outcome run(BestOptions options, Warehouse warehouse, Run run) {
        Currencies currencies = Currencies.of(warehouse);
        Optional<ObservationWindow> window = ObservationWindow.of(warehouse);
        if (currencies.dated().isEmpty() || window.isEmpty()) {
            return refusal(run, Reason.NO_DATA)
                    .have("There is no sale that has a date and belongs to a known customer.")
                    .need("Dated sales of known customers.")
                    .next("Import transactions, and map occurred_at and the customer's key.")
                    .refusal();
        }
        Optional<Sales> sales = currencies.choose(options.currency());
        if (sales.isEmpty()) {
            return new AudienceRefusals(CARD.question(), "customers", run).noCurrency(currencies, options.currency());
        }
        String currency = sales.get().currency();
        BestRecords records = warehouse
                .rows(BestAnalysis.class, "best-records.sql", new OfCurrency(currency), BestRecords.class)
                .get(0);
        long days = window.get().endsDay() - records.firstDay() + 1;
        if (days < 2L * options.periodDays()) {
            return tooShort(records, window.get(), options, run);
        }
        return rank(
                sales.get(),
                new BestStudy.Setting(currency, records, window.get(), Survivorship.of(warehouse, currency)),
                options,
                warehouse,
                run);
    }

    private static Outcome rank(
            Sales sales, BestStudy.Setting setting, BestOptions options, Warehouse warehouse, Run run) {
        Optional<Survey> survey =
                Surveys.of(warehouse).choose(options.survey(), options.metric(), options.minimumCustomers());
        long split = setting.window().endsDay() - options.periodDays();
        Query query = query(setting.currency(), split, survey, options, 0, "");
        Columns columns = warehouse.read(BestAnalysis.class, "best.sql", query);
        BestTier tier = new BestTier(columns, sales.minorPerMajor(), options.topShare());
        List<BestItem> items = warehouse.rows(
                BestAnalysis.class,
                "best-items.sql",
                query(
                        setting.currency(),
                        split,
                        survey,
                        options,
                        tier.cut().least(),
                        tier.cut().leastLot()),
                BestItem.class);
        BestStudy study = new BestStudy(
                tier, Attributes.of(warehouse), items, survey, setting, LocalDate.ofEpochDay(split), options);
        return tier.size() == 0 || tier.best().length < options.minimumCustomers()
                ? tooFew(study, run)
                : answer(study, run);
    }

    private static Query query(
            String currency, long split, Optional<Survey> survey, BestOptions options, long cutMinor, String cutLot) {
        return new Query(
                currency,
                split,
                options.periodDays(),
                options.recentDays(),
                options.placeboDays(),
                survey.map(Survey::survey).orElse(""),
                survey.map(Survey::metric).orElse(""),
                cutMinor,
                cutLot);
    }

    private static Outcome answer(BestStudy study, Run run) {
        BestFindings made = new BestFindings(study, run);
        List<Finding> findings = new ArrayList<>();
        findings.add(made.share(0));
        if (study.tier().cut().isDecidedByAmount()) {
            made.traits(findings.size()).ifPresent(findings::add);
            made.items(findings.size()).ifPresent(findings::add);
        }
        if (study.tier().cutBeforeRatings().isDecidedByAmount()) {
            made.later(findings.size()).ifPresent(findings::add);
        }
        return new Outcome.Answer(findings);
    }

    private static Outcome tooShort(BestRecords records, ObservationWindow window, BestOptions options, Run run) {
        return refusal(run, Reason.NOT_OBSERVED_LONG_ENOUGH)
                .have("Sales are observed from " + Sentence.date(LocalDate.ofEpochDay(records.firstDay())) + " to "
                        + Sentence.date(window.ends()) + ".")
                .need("Records of " + Unit.whole(2L * options.periodDays())
                        + " days: half to rank customers by, half to observe what they bring next.")
                .next("Choose a period of at most "
                        + Unit.whole(Math.max(0, window.endsDay() - records.firstDay() + 1) / 2)
                        + " days (period-days), or import more.")
                .refusal();
    }

    private static Outcome tooFew(BestStudy study, Run run) {
        int best = study.tier().size() == 0 ? 0 : study.tier().best().length;
        return refusal(run, Reason.TOO_FEW)
                .have("There are " + Unit.whole(best) + " best customers among "
                        + Unit.whole(study.tier().size()) + " who brought revenue in " + study.period() + ".")
                .need("At least " + Unit.whole(study.options().minimumCustomers()) + " best customers.")
                .next("Count a larger share among the best (top-share), or import more customers.")
                .sample(study.base())
                .refusal();
    }

    private static RefusalBuilder refusal(Run run, Reason reason) {
        return new RefusalBuilder(run, CARD.question(), reason);
    }
}
