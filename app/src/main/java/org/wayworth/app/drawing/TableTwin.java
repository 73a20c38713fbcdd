package org.wayworth.app.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Table;

/**
 * The table that says exactly what a picture shows. A canvas is never the only copy: readers who cannot see it, print
 * it or use a mouse get the same numbers from here, and so do exports.
 */
public final class TableTwin implements Exhibit.Pen<Table> {

    private static final Unit WORDS = Unit.number("");

    private TableTwin() {}

    public static Table of(Exhibit exhibit) {
        return exhibit.draw(new TableTwin());
    }

    @Override
    public Table curve(Exhibit.Curve curve) {
        boolean many = curve.series().size() > 1;
        boolean estimated = curve.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> !point.y().isCounted());
        List<Axis> columns = new ArrayList<>();
        if (many) {
            columns.add(words("Series"));
        }
        columns.add(curve.x());
        boolean isEstimatedAcross = curve.series().stream()
                .flatMap(series -> series.points().stream())
                .anyMatch(point -> point.across().isPresent());
        if (isEstimatedAcross) {
            columns.add(new Axis("Likely from", curve.x().unit()));
            columns.add(new Axis("to", curve.x().unit()));
        }
        columns.addAll(measuredColumns(curve.y(), estimated));
        List<List<Cell>> rows = new ArrayList<>();
        for (Exhibit.Curve.Series series : curve.series()) {
            for (Exhibit.Curve.Point point : series.points()) {
                List<Cell> row = new ArrayList<>();
                if (many) {
                    row.add(Cell.text(series.name()));
                }
                row.add(new Cell(point.xText(), OptionalDouble.of(point.x())));
                if (isEstimatedAcross) {
                    row.addAll(point.across().map(TableTwin::ends).orElse(List.of(Cell.text(""), Cell.text(""))));
                }
                row.addAll(measuredCells(point.y(), estimated));
                row.add(count(point.n()));
                rows.add(row);
            }
        }
        return new Table(curve.title(), columns, rows);
    }

    @Override
    public Table ranking(Exhibit.Ranking ranking) {
        boolean estimated =
                ranking.bars().stream().anyMatch(bar -> !bar.measured().isCounted());
        List<Axis> columns = new ArrayList<>(List.of(words("Name")));
        columns.addAll(measuredColumns(ranking.axis(), estimated));
        List<List<Cell>> rows = ranking.bars().stream()
                .map(bar -> Stream.of(
                                List.of(Cell.text(bar.label())),
                                measuredCells(bar.measured(), estimated),
                                List.of(count(bar.n())))
                        .flatMap(List::stream)
                        .toList())
                .toList();
        return new Table(ranking.title(), columns, rows);
    }

    @Override
    public Table shares(Exhibit.Shares shares) {
        List<Axis> columns = List.of(
                words("Group"),
                words("Answer"),
                new Axis("Share", Unit.share("")),
                new Axis(Sentence.begin(shares.noun()), Unit.count(shares.noun())));
        List<List<Cell>> rows = new ArrayList<>();
        for (Exhibit.Shares.Row row : shares.rows()) {
            for (int i = 0; i < shares.classes().size(); i++) {
                long counted = row.counts().get(i);
                rows.add(List.of(
                        Cell.text(row.label()),
                        Cell.text(shares.classes().get(i)),
                        share(row, counted),
                        count(counted)));
            }
        }
        return new Table(shares.title(), columns, rows);
    }

    @Override
    public Table attrition(Exhibit.Attrition attrition) {
        Base base = attrition.base();
        Unit unit = Unit.count(base.noun());
        List<Axis> columns = List.of(words("Step"), new Axis("Left out", unit), new Axis("Remaining", unit));
        List<List<Cell>> rows = new ArrayList<>();
        long remaining = base.before();
        rows.add(List.of(Cell.text("Before exclusions"), count(0), count(remaining)));
        for (Base.Drop drop : base.drops()) {
            remaining -= drop.n();
            rows.add(List.of(Cell.text(Sentence.begin(drop.rule())), count(drop.n()), count(remaining)));
        }
        return new Table(attrition.title(), columns, rows);
    }

    @Override
    public Table table(Table table) {
        return table;
    }

    private static Cell share(Exhibit.Shares.Row row, long counted) {
        return new Cell(
                row.shareText(counted),
                row.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) counted / row.n()));
    }

    private static List<Axis> measuredColumns(Axis axis, boolean estimated) {
        Axis n = new Axis("n", Unit.count(""));
        return estimated
                ? List.of(axis, new Axis("Likely from", axis.unit()), new Axis("to", axis.unit()), n)
                : List.of(axis, n);
    }

    private static List<Cell> measuredCells(Measured measured, boolean estimated) {
        if (!estimated) {
            return List.of(Cell.value(measured));
        }
        List<Cell> cells = new ArrayList<>(List.of(Cell.value(measured)));
        cells.addAll(ends(measured));
        return cells;
    }

    private static List<Cell> ends(Measured measured) {
        return List.of(
                new Cell(measured.lowText(), OptionalDouble.of(measured.low())),
                new Cell(measured.highText(), OptionalDouble.of(measured.high())));
    }

    private static Axis words(String title) {
        return new Axis(title, WORDS);
    }

    private static Cell count(long n) {
        return Cell.number(n, Unit.count(""));
    }
}
