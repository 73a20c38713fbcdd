package org.wayworth.analytics.earned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Currencies;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** How much of our growth is earned? */
final class EarnedAnalysis implements Analysis<EarnedOptions> {

    static final Card CARD = new Card(100, "earned", "Earned growth", "How much of our growth is earned?");

    /** Where fewer of the new customers, by revenue, said how they came, only bounds are told. */
    static final double ENOUGH_SAID = 0.5;

    /** {@code earned-attributes.sql} asks for nothing. */
    private record Nothing() {}

    /** A row of {@code earned-attributes.sql}. */
    private record Known(String name, long nCustomers) {}

    /** What {@code earned-records.sql} is asked for. */
    private record UpTo(String currency, long endDay) {}

    /** What {@code earned.sql} is asked for. */
    private record Query(String currency, String attribute, long endDay, int periodDays) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.SALES);
    }

    @Override
    public EarnedOptions defaults() {
        return EarnedOptions.standard();
    }

    @Override
    public Outcome run(EarnedOptions options, Warehouse warehouse, Run run) {
        Currencies currencies = Currencies.of(warehouse);
        Optional<ObservationWindow> window = ObservationWindow.of(warehouse);
        if (currencies.dated().isEmpty() || window.isEmpty()) {
            return refusal(run, Reason.NO_DATA)
                    .have("There is no sale that has a date and belongs to a known customer.")
                    .need("Dated sales of known customers over two periods of equal length.")
                    .next("Import transactions, and map occurred_at and the customer's key.")
                    .refusal();
        }
        Optional<Sales> sales = currencies.choose(options.currency());
        if (sales.isEmpty()) {
            return new AudienceRefusals(CARD.question(), "customers", run).noCurrency(currencies, options.currency());
        }
        List<String> attributes =
                warehouse.rows(EarnedAnalysis.class, "earned-attributes.sql", new Nothing(), Known.class).stream()
                        .map(Known::name)
                        .toList();
        Optional<String> attribute = options.attribute(attributes);
        if (attribute.isEmpty()) {
            return notAsked(attributes, options, run);
        }
        Optional<Survivorship.Alarm> doubt =
                Survivorship.of(warehouse, sales.get().currency()).doubt();
        if (doubt.isPresent()) {
            return survivorsOnly(doubt.get(), run);
        }
        long end = options.end().map(LocalDate::toEpochDay).orElse(window.get().endsDay());
        EarnedRecords records = warehouse
                .rows(
                        EarnedAnalysis.class,
                        "earned-records.sql",
                        new UpTo(sales.get().currency(), end),
                        EarnedRecords.class)
                .get(0);
        if (end > window.get().endsDay() || end - records.firstDay() + 1 < 2L * options.periodDays()) {
            return tooShort(records, window.get(), end, options, run);
        }
        return grow(sales.get(), records, window.get(), attribute.get(), end, options, warehouse, run);
    }

    private static Outcome grow(
            Sales sales,
            EarnedRecords records,
            ObservationWindow window,
            String attribute,
            long end,
            EarnedOptions options,
            Warehouse warehouse,
            Run run) {
        Columns columns = warehouse.read(
                EarnedAnalysis.class, "earned.sql", new Query(sales.currency(), attribute, end, options.periodDays()));
        Fit<EarnedGrowth> growth = columns.size() == 0
                ? Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "nobody bought in the two periods", "Choose another end.")
                : EarnedGrowth.of(columns, sales.minorPerMajor(), options, run.seed());
        return growth.fold(
                found -> {
                    EarnedStudy study =
                            new EarnedStudy(found, records, window, sales.currency(), attribute, end, options);
                    return found.customers(EarnedGrowth.Part.KEPT) < options.minimumCustomers()
                            ? tooFew(study, run)
                            : isTooSmall(found) ? tooSmall(study, run) : answer(study, run);
                },
                no -> refusal(run, KernelWords.reason(no))
                        .have("Growth cannot be computed: " + KernelWords.found(no, List.of()) + ".")
                        .need("Revenue above 0 in both periods.")
                        .next("Choose another end (end) or longer periods (period-days).")
                        .refusal());
    }

    private static Outcome answer(EarnedStudy study, Run run) {
        EarnedGrowth growth = study.growth();
        boolean isEnough = growth.saidShare() >= ENOUGH_SAID;
        EarnedExhibits exhibits = new EarnedExhibits(study);
        EarnedStatements statements = new EarnedStatements(study);
        EarnedChecks checks = new EarnedChecks(study, statements);
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(study, run, 0)
                .estimand(study.estimand())
                .estimate(growth.bounds())
                .checks(checks.ofEarned(growth.bounds()))
                .pictures(exhibits.all())
                .assuming(assumptions(study, isEnough))
                .workings(exhibits.workings())
                .stating(statements.earned(isEnough)));
        findings.add(finding(study, run, 1)
                .estimand("Net revenue retention: what the customers of " + study.earlier() + " brought in "
                        + study.later() + ", as a share of what they had brought before.")
                .estimate(growth.share(EarnedGrowth.Part.KEPT))
                .checks(checks.ofRetained())
                .pictures(exhibits.ofParts())
                .assuming("The interval says how far other customers of the same kind would have moved the share.")
                .assuming(priceAssumptions(study))
                .workings(exhibits.workings())
                .stating(statements.retained()));
        growth.prices()
                .ifPresent(prices -> findings.add(finding(study, run, 2)
                        .estimand("Change in revenue from the customers of " + study.earlier() + " to " + study.later()
                                + " that goes back to " + exhibits.priceTerm(prices)
                                + ", as a share of the earlier revenue: Fisher's index over what the same customer bought in"
                                + " both periods.")
                        .estimate(growth.priceEffect())
                        .checks(checks.ofPrices(prices))
                        .pictures(exhibits.ofPrices(prices))
                        .assuming(priceAssumptions(study))
                        .workings(exhibits.workings())
                        .stating(statements.prices(prices))));
        return new Outcome.Answer(findings);
    }

    private static FindingBuilder finding(EarnedStudy study, Run run, int place) {
        return new FindingBuilder(run, place, CARD.question(), study.base());
    }

    private static List<String> assumptions(EarnedStudy study, boolean isEnough) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Counted as earned: " + study.earnedValues() + ".");
        assumptions.add(
                isEnough
                        ? "New customers who did not report how they came are assumed to have come as those who did, in"
                                + " proportion to revenue; the interval reaches from none to all of them being referred, and"
                                + " as far beyond as chance goes."
                        : "The interval reaches from none to all of those who did not report it being referred, and as far"
                                + " beyond as chance goes.");
        assumptions.add("Customers report truly what brought them, and one thing brought them.");
        assumptions.add("Customers who returned after a whole period count as neither retained nor earned.");
        assumptions.addAll(priceAssumptions(study));
        return assumptions;
    }

    private static List<String> priceAssumptions(EarnedStudy study) {
        return List.of(study.growth()
                .prices()
                .map(prices -> prices.basis() == PriceVolume.Basis.PRODUCTS
                        ? "A price is the mean amount of one sale of a product: where customers took more units in one sale,"
                                + " that counts as price. Prices of what was not bought in both periods, and those that new"
                                + " customers pay, changed as much."
                        : "Too few sales carry a product, so revenue per order stands for prices: higher prices and larger"
                                + " orders cannot be told apart. Import products to tell them apart.")
                .orElse("Higher prices cannot be told from more sales: fewer than " + PriceVolume.FEWEST
                        + " customers bought in both periods."));
    }

    private static Outcome notAsked(List<String> attributes, EarnedOptions options, Run run) {
        return refusal(run, Reason.NO_DATA)
                .have(
                        attributes.isEmpty()
                                ? "Customers have no attribute."
                                : "Customers have these attributes: " + String.join(", ", attributes) + ".")
                .need(options.cameBy()
                        .map(name -> "The attribute \"" + name + "\".")
                        .orElse("An attribute that says how customers came to us, such as came_by."))
                .next("Name it (came-by), or ask new customers how they came to you and import what they answer.")
                .refusal();
    }

    /** Net revenue retention of those who stayed is no retention. */
    private static Outcome survivorsOnly(Survivorship.Alarm doubt, Run run) {
        return refusal(run, Reason.SURVIVORS_ONLY)
                .have(Sentence.begin(doubt.found()) + ".")
                .need(doubt.need())
                .next(doubt.next())
                .checks(List.of(doubt.check()))
                .refusal();
    }

    private static Outcome tooShort(
            EarnedRecords records, ObservationWindow window, long end, EarnedOptions options, Run run) {
        return refusal(run, Reason.NOT_OBSERVED_LONG_ENOUGH)
                .have("Sales from " + Sentence.date(LocalDate.ofEpochDay(records.firstDay())) + " to "
                        + Sentence.date(window.ends()) + "; two periods of " + Unit.whole(options.periodDays())
                        + " days up to " + Sentence.date(LocalDate.ofEpochDay(end)) + " do not fit in.")
                .need("Records of " + Unit.whole(2L * options.periodDays()) + " days up to that day.")
                .next(
                        "Choose shorter periods (period-days), of whole years where seasons matter, or another end (end).")
                .refusal();
    }

    /** The bounds less one another are what these customers brought. */
    private static boolean isTooSmall(EarnedGrowth growth) {
        return !growth.isShowable(EarnedGrowth.Part.EARNED) || !growth.isShowable(EarnedGrowth.Part.UNSAID);
    }

    private static Outcome tooSmall(EarnedStudy study, Run run) {
        return refusal(run, Reason.SMALL_GROUP)
                .have(
                        "Of the new customers, too few were referred or did not report how they came, or one of them brought"
                                + " most of their revenue: the figure would tell what single customers spent.")
                .need("At least " + SmallGroups.STANDARD + " customers of each kind, none of whom brings most.")
                .next("Choose longer periods (period-days), or import more customers.")
                .sample(study.base())
                .refusal();
    }

    private static Outcome tooFew(EarnedStudy study, Run run) {
        return refusal(run, Reason.TOO_FEW)
                .have(Unit.whole(study.growth().customers(EarnedGrowth.Part.KEPT))
                        + " customers bought in the earlier period.")
                .need("At least " + Unit.whole(study.options().minimumCustomers()) + " customers.")
                .next("Choose longer periods (period-days), or import more customers.")
                .sample(study.base())
                .refusal();
    }

    private static RefusalBuilder refusal(Run run, Reason reason) {
        return new RefusalBuilder(run, CARD.question(), reason);
    }
}
