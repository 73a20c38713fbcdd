package org.wayworth.analytics.best;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.audience.Surveys;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** Who are our best customers? */
final class BestAnalysis implements Analysis<BestOptions> {

    static final Card CARD = new Card(80, "best", "Best customers", "Who are our best customers?");

    private record OfCurrency(String currency) {}

    /** A row of {@code best-span.sql}, in days since 1970-01-01. */
    private record Span(long firstDay, long lastDay, long observedDay) {
        long endDay() {
            return Math.max(lastDay, observedDay);
        }
    }

    /** What the other queries are asked for. */
    private record Query(
            String currency,
            long splitDay,
            int periodDays,
            int recentDays,
            int placeboDays,
            String survey,
            String metric,
            long cutMinor) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public BestOptions defaults() {
        return BestOptions.standard();
    }

    @Override
    public Outcome run(BestOptions options, Warehouse warehouse, Run run) {
        Optional<Sales> sales =
                Sales.of(warehouse).stream().filter(s -> s.nDated() > 0).findFirst();
        if (sales.isEmpty()) {
            return refusal(
                    Reason.NO_DATA,
                    "No sale that has a date and belongs to a known customer.",
                    "Dated sales of known customers.",
                    "Import transactions, and map occurred_at and the customer's key.",
                    Base.of(0, "customers"),
                    run);
        }
        String currency = sales.get().currency();
        Span span = warehouse
                .rows(BestAnalysis.class, "best-span.sql", new OfCurrency(currency), Span.class)
                .get(0);
        if (span.endDay() - span.firstDay() + 1 < 2L * options.periodDays()) {
            return tooShort(span, options, run);
        }
        Optional<Survey> survey =
                Surveys.of(warehouse).choose(options.survey(), options.metric(), options.minimumCustomers());
        long split = span.endDay() - options.periodDays();
        Query query = query(currency, split, survey, options, 0);
        Columns columns = warehouse.read(BestAnalysis.class, "best.sql", query);
        BestTier tier = new BestTier(columns, sales.get().minorPerMajor(), options.topShare());
        if (tier.size() == 0 || tier.best().length < options.minimumCustomers()) {
            return refusal(
                    Reason.TOO_FEW,
                    Unit.whole(tier.size() == 0 ? 0 : tier.best().length) + " best customers among "
                            + Unit.whole(tier.size()) + ".",
                    "At least " + Unit.whole(options.minimumCustomers()) + ".",
                    "Count a larger share among the best (top-share), or import more customers.",
                    Base.of(tier.size(), "customers"),
                    run);
        }
        List<BestItem> items = warehouse.rows(
                BestAnalysis.class,
                "best-items.sql",
                query(currency, split, survey, options, tier.cutMinor()),
                BestItem.class);
        Attributes attributes = Attributes.of(warehouse);
        BestStudy study =
                new BestStudy(tier, attributes, items, survey, currency, LocalDate.ofEpochDay(split), options);
        return answer(study, run);
    }

    private static Query query(
            String currency, long split, Optional<Survey> survey, BestOptions options, long cutMinor) {
        return new Query(
                currency,
                split,
                options.periodDays(),
                options.recentDays(),
                options.placeboDays(),
                survey.map(Survey::survey).orElse(""),
                survey.map(Survey::metric).orElse(""),
                cutMinor);
    }

    private static Outcome answer(BestStudy study, Run run) {
        BestFindings made = new BestFindings(study, run);
        List<Finding> findings = new ArrayList<>();
        findings.add(made.share(0));
        made.traits(findings.size()).ifPresent(findings::add);
        made.items(findings.size()).ifPresent(findings::add);
        made.later(findings.size()).ifPresent(findings::add);
        return new Outcome.Answer(findings);
    }

    private static Outcome tooShort(Span span, BestOptions options, Run run) {
        return refusal(
                Reason.NOT_OBSERVED_LONG_ENOUGH,
                "Sales from " + LocalDate.ofEpochDay(span.firstDay()) + " to " + LocalDate.ofEpochDay(span.endDay())
                        + ".",
                "Records of " + Unit.whole(2L * options.periodDays())
                        + " days: half to rank customers by, half to watch them.",
                "Choose a period of at most " + Unit.whole((span.endDay() - span.firstDay() + 1) / 2)
                        + " days (period-days), or import more.",
                Base.of(0, "customers"),
                run);
    }

    private static Outcome refusal(Reason reason, String have, String need, String next, Base base, Run run) {
        return new RefusalBuilder(run, CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .refusal();
    }
}
