package org.wayworth.analytics.earned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.earned.EarnedGrowth.Part;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures and workings of {@link EarnedAnalysis}. */
final class EarnedExhibits {

    private static final Unit NOTHING = Unit.number("");

    /** A share that is nothing but the dust of sums. */
    private static final double NONE = 1e-9;

    private final EarnedStudy study;
    private final EarnedGrowth growth;

    EarnedExhibits(EarnedStudy study) {
        this.study = study;
        this.growth = study.growth();
    }

    List<Exhibit> all() {
        return List.of(parts(), bounds(), said(), SampleAccount.picture(study.base()));
    }

    List<Exhibit> ofParts() {
        return List.of(parts(), SampleAccount.picture(study.base()));
    }

    List<Exhibit> ofPrices(PriceVolume prices) {
        return List.of(reasons(prices), index(prices), SampleAccount.picture(study.base()));
    }

    private Exhibit parts() {
        List<Ranking.Bar> bars = new ArrayList<>();
        boolean isHidden = false;
        for (Part part : Part.values()) {
            if (mayShow(part)) {
                bars.add(new Ranking.Bar(part.label(), growth.share(part), growth.customers(part)));
            } else {
                isHidden |= growth.customers(part) > 0;
            }
        }
        return new Ranking(
                "Revenue of " + study.later() + ", as shares of that of " + study.earlier()
                        + (isHidden ? "; groups with few people are not shown" : ""),
                new Axis("Share of the revenue before", Unit.share("of the revenue before")),
                0,
                bars);
    }

    /** New customers who were not referred and customers who returned are told both, or neither. */
    private boolean mayShow(Part part) {
        boolean isOther = part == Part.BOUGHT || part == Part.RETURNED;
        return growth.customers(part) > 0 && growth.isShowable(part) && (!isOther || growth.isWholeShowable());
    }

    private Exhibit bounds() {
        int n = growth.size();
        List<Ranking.Bar> bars = new ArrayList<>(List.of(
                new Ranking.Bar("None of them was referred", growth.least(), n),
                new Ranking.Bar("They came as those who reported it", growth.alike(), n),
                new Ranking.Bar("All of them were referred", growth.most(), n)));
        if (growth.isWholeShowable()) {
            bars.add(new Ranking.Bar("All growth, for comparison", growth.totalGrowth(), n));
        }
        return new Ranking(
                "Earned growth rate, by what is assumed of new customers who did not report how they came",
                new Axis("Earned growth rate", Unit.share("earned growth")),
                0,
                bars);
    }

    private Exhibit said() {
        List<EarnedGrowth.Said> all = growth.said();
        SmallGroups small = SmallGroups.standard();
        boolean[] may = small.shownMoney(
                all.stream().map(said -> Money.of(said.revenue())).toList());
        Unit money = Unit.money(study.currency(), "");
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            EarnedGrowth.Said said = all.get(k);
            rows.add(List.of(
                    Cell.text(said.value()),
                    Cell.text(study.options().isEarned(said.value()) ? "yes" : "no"),
                    may[k] ? Cell.number(said.revenue().length, Unit.count("")) : Cell.text(small.hiddenText()),
                    may[k] ? rounded(Arrays.stream(said.revenue()).sum(), money) : Cell.text(small.hiddenText())));
        }
        return new Exhibit.Table(
                "How new customers came, as they reported",
                List.of(
                        new Axis("Answer", NOTHING),
                        new Axis("Counts as earned", NOTHING),
                        new Axis("Customers", Unit.count("customers")),
                        new Axis("Revenue in " + study.later(), money)),
                rows);
    }

    private static Cell rounded(double amount, Unit money) {
        return new Cell(money.rounded(amount), OptionalDouble.of(amount));
    }

    /** "prices", "revenue per order". */
    String priceTerm(PriceVolume prices) {
        return prices.basis() == PriceVolume.Basis.PRODUCTS ? "prices" : "revenue per order";
    }

    private Exhibit reasons(PriceVolume prices) {
        boolean isProducts = prices.basis() == PriceVolume.Basis.PRODUCTS;
        long n = growth.customers(Part.KEPT);
        List<Ranking.Bar> bars = new ArrayList<>();
        bars.add(new Ranking.Bar(isProducts ? "Prices" : "Revenue per order", growth.priceEffect(), n));
        bars.add(new Ranking.Bar(isProducts ? "Number of sales" : "Number of orders", growth.volumeEffect(), n));
        bars.add(new Ranking.Bar(isProducts ? "Product mix" : "Mix of customers", growth.mixEffect(), n));
        if (Math.abs(growth.refundEffect().value()) > NONE) {
            bars.add(new Ranking.Bar("Refunds", growth.refundEffect(), n));
        }
        Measured kept = growth.share(Part.KEPT);
        bars.add(new Ranking.Bar(
                "Change in all",
                new Measured(kept.value() - 1, kept.low() - 1, kept.high() - 1, kept.level(), kept.unit()),
                n));
        return new Ranking(
                "Why revenue from the customers of " + study.earlier() + " changed, as shares of what they had brought",
                new Axis("Share of the revenue before", Unit.share("of the revenue before")),
                0,
                bars);
    }

    private Exhibit index(PriceVolume prices) {
        boolean isProducts = prices.basis() == PriceVolume.Basis.PRODUCTS;
        Unit ratio = Unit.ratio("");
        Measured index = growth.priceIndex();
        return new Exhibit.Table(
                "Index of " + priceTerm(prices) + " over what the same customer bought in both periods",
                List.of(new Axis("Figure", NOTHING), new Axis("Value", NOTHING), new Axis("From", NOTHING)),
                List.of(
                        List.of(
                                Cell.text("Fisher"),
                                Cell.value(index),
                                Cell.text("mean of the two below; 95%: " + index.intervalText())),
                        List.of(
                                Cell.text("Laspeyres"),
                                Cell.number(prices.laspeyresIndex(), ratio),
                                Cell.text("earlier quantities")),
                        List.of(
                                Cell.text("Paasche"),
                                Cell.number(prices.paascheIndex(), ratio),
                                Cell.text("later quantities")),
                        List.of(
                                Cell.text(isProducts ? "Sales before" : "Orders before"),
                                Cell.number(prices.soldBefore(), Unit.count("")),
                                Cell.text(study.earlier())),
                        List.of(
                                Cell.text(isProducts ? "Sales after" : "Orders after"),
                                Cell.number(prices.soldAfter(), Unit.count("")),
                                Cell.text(study.later() + ", of the same customers"))));
    }

    List<Step> workings() {
        Unit money = Unit.money(study.currency(), "");
        List<Step> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            if (mayShow(part)) {
                parts.add(Step.of(
                        part.label(),
                        growth.share(part).text() + ", " + Unit.whole(growth.customers(part)) + " customers"));
            }
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("revenue of " + study.earlier(), money.write(growth.revenueBefore())));
        if (growth.isWholeShowable()) {
            steps.add(Step.of("revenue of " + study.later(), money.write(growth.revenueAfter())));
        }
        steps.add(Step.of(
                "sales and refunds without a date or a known customer, not counted",
                study.records().nUndated()));
        steps.add(Step.of(
                "sales and refunds dated outside the observation window, not counted",
                study.records().nOutside()));
        steps.add(Step.of("attribute that says how they came", study.attribute()));
        steps.add(Step.of("parts", parts));
        if (growth.isWholeShowable()) {
            steps.add(Step.of("growth", growth.totalGrowth().text()));
        }
        growth.prices()
                .ifPresent(prices -> steps.add(Step.of(
                        "index of " + priceTerm(prices) + " (Fisher)",
                        growth.priceIndex().text())));
        return steps;
    }
}
