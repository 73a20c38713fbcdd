package org.wayworth.analytics.landmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * Outcomes by rating where nothing carries a date: customers, how many of them left, and the mean revenue of those whose
 * revenue is known in one currency.
 */
final class SameMomentTable {

    private static final double LEVEL = 0.95;

    private final List<SameMoment> levels;
    private final Optional<String> currency;
    private final boolean[] shown;
    private final boolean[] moneyShown;

    /** @param currency of revenue; empty where there are no sales, or none in the currency asked for */
    SameMomentTable(List<SameMoment> levels, Optional<String> currency) {
        this.levels = levels;
        this.currency = currency;
        SmallGroups small = SmallGroups.standard();
        this.shown =
                small.shown(levels.stream().mapToLong(SameMoment::nCustomers).toArray());
        this.moneyShown =
                small.shownMoney(levels.stream().map(SameMoment::money).toList());
    }

    /** Which ratings may be shown. */
    boolean[] shown() {
        return shown.clone();
    }

    /** Who is left out of mean revenue, as a sentence with a space before it; empty where nobody is. */
    String leftOut() {
        List<String> who = new ArrayList<>();
        levels.stream().findFirst().ifPresent(any -> {
            if (any.nUnknown() > 0) {
                who.add(customers(any.nUnknown()) + " whom no record of sales, contracts or customers names");
            }
            if (any.nElsewhere() > 0) {
                who.add(customers(any.nElsewhere()) + " who " + (any.nElsewhere() == 1 ? "pays" : "pay")
                        + " in another currency");
            }
        });
        return currency.filter(code -> !who.isEmpty())
                .map(code -> " Left out of mean revenue, which is in " + code + ": " + String.join("; ", who) + ".")
                .orElse("");
    }

    private static String customers(long many) {
        return Unit.whole(many) + (many == 1 ? " customer" : " customers");
    }

    Exhibit exhibit() {
        boolean countsPaying = countsPaying();
        List<Axis> columns = new ArrayList<>(List.of(
                new Axis("Rating", Unit.number("")),
                new Axis("Customers", Unit.count("customers")),
                new Axis("Contract ended", Unit.count("customers"))));
        currency.ifPresent(code -> {
            if (countsPaying) {
                columns.add(new Axis("Revenue known in " + code, Unit.count("customers")));
            }
            columns.add(new Axis("Mean revenue", Unit.money(code, "per customer")));
            columns.add(new Axis("95% interval", Unit.money(code, "per customer")));
        });
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            rows.add(row(i, columns.size(), countsPaying));
        }
        return new Exhibit.Table("Outcomes by rating, both recorded at the same moment", columns, rows);
    }

    /** Whether how many pay may be told: some do not, and nowhere are those who do, or do not, a few people. */
    private boolean countsPaying() {
        SmallGroups small = SmallGroups.standard();
        return levels.stream().anyMatch(level -> level.nPaying() < level.nCustomers())
                && IntStream.range(0, shown.length)
                        .allMatch(i -> shown[i]
                                && (levels.get(i).nPaying() == 0
                                        || small.showsPart(
                                                levels.get(i).nPaying(),
                                                levels.get(i).nCustomers())));
    }

    private List<Cell> row(int i, int columns, boolean countsPaying) {
        SameMoment level = levels.get(i);
        List<Cell> row = new ArrayList<>(List.of(Cell.number(level.rating(), Unit.count(""))));
        if (shown[i]) {
            row.add(Cell.number(level.nCustomers(), Unit.count("")));
            row.add(level.nContracts() == 0 ? Cell.text("not known") : Cell.number(level.nEnded(), Unit.count("")));
            currency.ifPresent(code -> row.addAll(revenue(i, code, countsPaying)));
        } else {
            row.add(Cell.text(
                    SmallGroups.standard().shows(level.nCustomers())
                            ? SmallGroups.standard().withheldText()
                            : SmallGroups.standard().hiddenText()));
        }
        while (row.size() < columns) {
            row.add(Cell.text(""));
        }
        return row;
    }

    private List<Cell> revenue(int i, String code, boolean countsPaying) {
        SameMoment level = levels.get(i);
        List<Cell> cells = new ArrayList<>();
        if (countsPaying) {
            cells.add(Cell.number(level.nPaying(), Unit.count("")));
        }
        if (level.nPaying() == 0) {
            cells.add(Cell.text("not known"));
        } else if (moneyShown[i]) {
            cells.addAll(mean(level, code));
        } else {
            cells.add(Cell.text(
                    SmallGroups.standard().shows(level.nPaying())
                            ? "Hidden: a few customers bring most of it, or it would reveal a small group"
                            : SmallGroups.standard().hiddenText()));
        }
        return cells;
    }

    private static List<Cell> mean(SameMoment level, String code) {
        Unit unit = Unit.money(code, "");
        double minor = Sales.minorPerMajor(code);
        double mean = level.meanRevenueMinor() / minor;
        double reach = Quantile.studentReach(LEVEL, level.nPaying() - 1.0)
                * level.sdRevenueMinor()
                / minor
                / Math.sqrt(level.nPaying());
        return List.of(
                Cell.number(mean, unit), Cell.text(unit.write(mean - reach) + " to " + unit.write(mean + reach)));
    }
}
