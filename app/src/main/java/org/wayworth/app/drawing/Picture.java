package org.wayworth.app.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.finding.FindingJson;

/**
 * An exhibit as a page needs it: the canvas's input, the table that says the same, and how tall to draw.
 *
 * @param id unique on its page
 * @param json the exhibit as data, safe inside a {@code <script type="application/json">}: no {@code <} in it
 * @param table the same numbers
 * @param subtitle measure, unit and what n counts
 * @param rows number of bars where the picture grows with them, else 0
 */
public record Picture(
        String id, String title, String subtitle, String json, Exhibit.Table table, boolean isDrawn, int rows) {

    private static final int TALLEST = 16;

    /** A curve is as tall as so many bars. */
    private static final int ROWS_OF_A_CURVE = 5;

    private static final int FRAME = 140;
    private static final int CURVE = 340;
    private static final int ROW = 38;
    private static final int AXIS = 80;
    private static final int LINE = 38;

    /** More columns than this do not fit into half a page. */
    private static final int MOST_COLUMNS_IN_HALF = 2;

    public static List<Picture> of(String idPrefix, List<Exhibit> exhibits) {
        List<Picture> pictures = new ArrayList<>();
        for (Exhibit exhibit : exhibits) {
            pictures.add(of(idPrefix + "-" + (pictures.size() + 1), exhibit));
        }
        return List.copyOf(pictures);
    }

    public static Picture of(String id, Exhibit exhibit) {
        return new Picture(
                id,
                exhibit.title(),
                exhibit.draw(new Subtitle()),
                FindingJson.exhibit(exhibit).toString().replace("<", "\\u003c"),
                isWhole(exhibit) ? new Exhibit.Table(exhibit.title(), List.of(), List.of()) : TableTwin.of(exhibit),
                !(exhibit instanceof Exhibit.Table) && !isWhole(exhibit) && !isSingle(exhibit),
                Math.min(TALLEST, exhibit.draw(new Rows())));
    }

    /** A sample from which nobody was left out: a sentence says it, and one bar would say nothing. */
    private static boolean isWhole(Exhibit exhibit) {
        return exhibit instanceof Exhibit.Attrition attrition
                && attrition.base().drops().isEmpty();
    }

    /** One estimate compares with nothing: its table says all. */
    private static boolean isSingle(Exhibit exhibit) {
        return exhibit instanceof Exhibit.Ranking ranking && ranking.bars().size() == 1;
    }

    /** Whether it is a table that wants the whole width. */
    boolean isWide() {
        return !isDrawn && table.columns().size() > MOST_COLUMNS_IN_HALF;
    }

    /** How tall it is, in rows of bars. */
    int tall() {
        return !isDrawn ? table.rows().size() : rows == 0 ? ROWS_OF_A_CURVE : rows;
    }

    /** About how many pixels of a wide page it takes, with its frame; as the style sheet has it. */
    int height() {
        return FRAME
                + (isDrawn
                        ? (rows == 0 ? CURVE : rows * ROW + AXIS)
                        : table.rows().size() * LINE);
    }

    /** What is measured, in which unit; the picture itself carries no axis titles. */
    private static final class Subtitle implements Exhibit.Pen<String> {
        @Override
        public String curve(Exhibit.Curve curve) {
            String y = named(curve.y().title(), curve.y().unit().name());
            String x = named(curve.x().title(), curve.x().unit().name());
            return x.isEmpty() ? y : y + ", by " + x.substring(0, 1).toLowerCase(Locale.ROOT) + x.substring(1);
        }

        @Override
        public String ranking(Exhibit.Ranking ranking) {
            return named(ranking.axis().title(), ranking.axis().unit().name());
        }

        @Override
        public String shares(Exhibit.Shares shares) {
            return "Share of " + shares.noun() + ", per cent";
        }

        @Override
        public String attrition(Exhibit.Attrition attrition) {
            return (isWhole(attrition)
                            ? "All " + Unit.whole(attrition.base().n()) + " "
                                    + attrition.base().noun() + " are in the sample; none was left out"
                            : "Number of " + attrition.base().noun() + " remaining after each exclusion")
                    + attrition
                            .base()
                            .observed()
                            .map(observed -> ". " + observed.text())
                            .orElse("");
        }

        @Override
        public String table(Exhibit.Table table) {
            return "";
        }

        /** "of revenue in 365 days" beside "Revenue", whose word it repeats. */
        private static final Pattern OF = Pattern.compile("of (?:the )?([^ ]+)(.*)");

        private static String named(String title, String unit) {
            if (unit.isEmpty() || title.toLowerCase(Locale.ROOT).contains(unit.toLowerCase(Locale.ROOT))) {
                return title;
            }
            if (unit.toLowerCase(Locale.ROOT).startsWith(title.toLowerCase(Locale.ROOT) + " ")) {
                return title + unit.substring(title.length());
            }
            Matcher of = OF.matcher(unit);
            if (of.matches()
                    && title.toLowerCase(Locale.ROOT).contains(of.group(1).toLowerCase(Locale.ROOT))) {
                return title + of.group(2);
            }
            return unit.matches("(per|of|a) .*") ? title + " " + unit : title + " (" + unit + ")";
        }
    }

    private static final class Rows implements Exhibit.Pen<Integer> {
        @Override
        public Integer curve(Exhibit.Curve curve) {
            return 0;
        }

        @Override
        public Integer ranking(Exhibit.Ranking ranking) {
            return ranking.bars().size();
        }

        @Override
        public Integer shares(Exhibit.Shares shares) {
            return shares.rows().size() + 1;
        }

        @Override
        public Integer attrition(Exhibit.Attrition attrition) {
            return attrition.base().drops().size() + 1;
        }

        @Override
        public Integer table(Exhibit.Table table) {
            return 0;
        }
    }
}
