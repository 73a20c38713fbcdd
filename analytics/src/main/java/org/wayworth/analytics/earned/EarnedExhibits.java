package org.wayworth.analytics.earned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.earned.EarnedGrowth.Part;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** The pictures and workings of {@link EarnedAnalysis}. */
final class EarnedExhibits {

    private final EarnedStudy study;
    private final EarnedGrowth growth;

    EarnedExhibits(EarnedStudy study) {
        this.study = study;
        this.growth = study.growth();
    }

    List<Exhibit> all() {
        List<Exhibit> exhibits = new ArrayList<>(ofParts());
        exhibits.add(1, bounds());
        exhibits.add(2, said());
        return exhibits;
    }

    List<Exhibit> ofParts() {
        return List.of(parts(), new Exhibit.Attrition("Who took part: customers of either period", study.base()));
    }

    private Exhibit parts() {
        List<Ranking.Bar> bars = new ArrayList<>();
        boolean[] may = SmallGroups.standard()
                .shown(Arrays.stream(Part.values()).mapToLong(growth::customers).toArray());
        boolean isHidden = false;
        for (Part part : Part.values()) {
            if (may[part.place()] && growth.customers(part) > 0) {
                bars.add(new Ranking.Bar(part.label(), growth.share(part), growth.customers(part)));
            } else {
                isHidden |= growth.customers(part) > 0;
            }
        }
        return new Ranking(
                "Revenue of " + study.later() + ", as shares of that of " + study.earlier()
                        + (isHidden ? "; groups of few people are not shown" : ""),
                new Axis("Share of the revenue before", Unit.share("of the revenue before")),
                0,
                bars);
    }

    private Exhibit bounds() {
        int n = growth.size();
        return new Ranking(
                "Earned growth, by what one takes for true of those who did not say how they came",
                new Axis("Earned growth", Unit.share("earned growth")),
                0,
                List.of(
                        new Ranking.Bar("None of them was sent by others", growth.least(), n),
                        new Ranking.Bar("They came as those who said", growth.alike(), n),
                        new Ranking.Bar("All of them were sent by others", growth.most(), n),
                        new Ranking.Bar("All growth, for comparison", growth.totalGrowth(), n)));
    }

    private Exhibit said() {
        List<EarnedGrowth.Said> all = growth.said();
        SmallGroups small = SmallGroups.standard();
        boolean[] may = small.shownMoney(
                all.stream().map(said -> Money.of(said.revenue())).toList());
        Unit money = Unit.money(study.span().currency(), "");
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            EarnedGrowth.Said said = all.get(k);
            rows.add(List.of(
                    Cell.text(said.value()),
                    Cell.text(study.options().isEarned(said.value()) ? "yes" : "no"),
                    may[k] ? Cell.number(said.revenue().length, Unit.count("")) : Cell.text(small.hiddenText()),
                    may[k] ? Cell.number(Arrays.stream(said.revenue()).sum(), money) : Cell.text(small.hiddenText())));
        }
        return new Exhibit.Table(
                "How new customers say they came",
                List.of(
                        new Axis("Said", Unit.number("")),
                        new Axis("Counts as earned", Unit.number("")),
                        new Axis("Customers", Unit.count("customers")),
                        new Axis("Revenue in " + study.later(), money)),
                rows);
    }

    List<Step> workings() {
        Unit money = Unit.money(study.span().currency(), "");
        List<Step> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            if (SmallGroups.standard().shows(growth.customers(part))) {
                parts.add(Step.of(
                        part.label(),
                        growth.share(part).text() + ", " + Unit.whole(growth.customers(part)) + " customers"));
            }
        }
        return List.of(
                Step.of("revenue of " + study.earlier(), money.write(growth.revenueBefore())),
                Step.of("revenue of " + study.later(), money.write(growth.revenueAfter())),
                Step.of(
                        "sales and refunds without a date or a known customer, left out",
                        study.span().nUndated()),
                Step.of("attribute that says how they came", study.attribute()),
                Step.of("parts", parts),
                Step.of("growth", growth.totalGrowth().text()));
    }
}
