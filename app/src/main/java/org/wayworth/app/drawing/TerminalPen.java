package org.wayworth.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** Draws exhibits in plain characters, at most eighty columns wide. */
public final class TerminalPen implements Exhibit.Pen<String> {

    private static final int PLOT = 30;
    private static final int LONGEST_CELL = 34;
    private static final int MOST_ROWS = 24;

    @Override
    public String curve(Exhibit.Curve curve) {
        return grid(TableTwin.of(curve));
    }

    /** Labels, intervals on one common scale, figures. */
    @Override
    public String ranking(Exhibit.Ranking ranking) {
        double from = ranking.reference();
        double to = ranking.reference();
        int widest = 0;
        for (Exhibit.Ranking.Bar bar : ranking.bars()) {
            from = Math.min(from, bar.measured().low());
            to = Math.max(to, bar.measured().high());
            widest = Math.max(widest, Math.min(LONGEST_CELL, bar.label().length()));
        }
        StringBuilder text = new StringBuilder();
        for (Exhibit.Ranking.Bar bar : ranking.bars()) {
            text.append(pad(cut(bar.label()), widest, false))
                    .append("  ")
                    .append(line(bar.measured(), ranking.reference(), from, to))
                    .append("  ")
                    .append(bar.measured().valueText())
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public String shares(Exhibit.Shares shares) {
        return grid(TableTwin.of(shares));
    }

    @Override
    public String attrition(Exhibit.Attrition attrition) {
        return grid(TableTwin.of(attrition))
                + attrition
                        .base()
                        .observed()
                        .map(observed -> observed.text().replace(". ", ".\n") + "\n")
                        .orElse("");
    }

    @Override
    public String table(Exhibit.Table table) {
        return grid(table);
    }

    private static String line(Measured measured, double reference, double from, double to) {
        char[] plot = " ".repeat(PLOT).toCharArray();
        plot[place(reference, from, to)] = '|';
        for (int i = place(measured.low(), from, to); i <= place(measured.high(), from, to); i++) {
            plot[i] = '\u2500';
        }
        plot[place(measured.value(), from, to)] = measured.isClearOf(reference) ? '\u25cf' : '\u25cb';
        return new String(plot);
    }

    private static int place(double value, double from, double to) {
        return to > from ? (int) Math.round((PLOT - 1) * (value - from) / (to - from)) : 0;
    }

    private static String grid(Exhibit.Table table) {
        int columns = table.columns().size();
        int[] widths = new int[columns];
        boolean[] numeric = new boolean[columns];
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(axis -> cut(axis.title())).toList());
        for (List<Cell> row :
                table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
            lines.add(row.stream().map(cell -> cut(cell.text())).toList());
            for (int j = 0; j < columns; j++) {
                numeric[j] |= row.get(j).number().isPresent();
            }
        }
        lines.forEach(line -> {
            for (int j = 0; j < columns; j++) {
                widths[j] = Math.max(widths[j], line.get(j).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder one = new StringBuilder();
            for (int j = 0; j < columns; j++) {
                one.append(j == 0 ? "" : "  ").append(pad(line.get(j), widths[j], numeric[j]));
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        int hidden = table.rows().size() - (lines.size() - 1);
        return hidden == 0 ? text.toString() : text + "… and " + hidden + " more rows\n";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }

    private static String pad(String text, int width, boolean right) {
        String gap = " ".repeat(Math.max(0, width - text.length()));
        return right ? gap + text : text + gap;
    }
}
