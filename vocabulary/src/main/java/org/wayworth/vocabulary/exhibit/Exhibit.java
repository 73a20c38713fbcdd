package org.wayworth.vocabulary.exhibit;

import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** Something drawn. Its title is what the picture says, as a sentence or a phrase. */
public sealed interface Exhibit {

    String title();

    <T> T draw(Pen<T> pen);

    /** One method a kind: a face that forgets one does not compile. */
    interface Pen<T> {
        T curve(Curve curve);

        T ranking(Ranking ranking);

        T shares(Shares shares);

        T attrition(Attrition attrition);

        T table(Table table);
    }

    /**
     * How one thing changes with another: dose–response, survival, trend. Values come with their band.
     *
     * @param marks places on the x axis with a word: "bend", "start of the roll-out"
     */
    record Curve(String title, Axis x, Axis y, List<Series> series, List<Mark> marks) implements Exhibit {

        /** How the points of a series are joined. */
        public enum Join {
            /** Straight lines: the quantity changes between the points. */
            LINE,
            /** Steps to the next point: survival, counts. */
            STEP,
            /** Not joined: one estimate a point. */
            DOTS
        }

        /**
         * @param xText how the x value is written: "9", "March 2026"
         * @param across the x value with its interval, where it is an estimate too
         */
        public record Point(double x, String xText, Optional<Measured> across, Measured y, long n) {

            public Point(double x, String xText, Measured y, long n) {
                this(x, xText, Optional.empty(), y, n);
            }

            /** A point of which both values are estimates. */
            public static Point of(Measured x, Measured y, long n) {
                return new Point(x.value(), x.valueText(), Optional.of(x), y, n);
            }
        }

        public record Series(String name, Join join, List<Point> points) {
            public Series {
                points = List.copyOf(points);
            }
        }

        public record Mark(double x, String text) {}

        public Curve {
            series = List.copyOf(series);
            marks = List.copyOf(marks);
        }

        @Override
        public <T> T draw(Pen<T> pen) {
            return pen.curve(this);
        }
    }

    /**
     * Several estimates on one axis, each with its interval, in the order given: methods side by side, groups, drivers.
     *
     * @param reference the value that "no difference" has, usually 0
     */
    record Ranking(String title, Axis axis, double reference, List<Bar> bars) implements Exhibit {

        public record Bar(String label, Measured measured, long n) {}

        public Ranking {
            bars = List.copyOf(bars);
        }

        @Override
        public <T> T draw(Pen<T> pen) {
            return pen.ranking(this);
        }
    }

    /**
     * How wholes split into ordered classes: answers by score, detractors–passives–promoters by group.
     *
     * @param classes from worst to best
     */
    record Shares(String title, String noun, List<String> classes, List<Row> rows) implements Exhibit {

        /** @param counts one a class */
        public record Row(String label, List<Long> counts) {
            public Row {
                counts = List.copyOf(counts);
            }

            public long n() {
                return counts.stream().mapToLong(Long::longValue).sum();
            }

            /** The share that {@code count} of this row makes up, as people read it. */
            public String shareText(long count) {
                return n() == 0 ? "none" : Unit.share("").write((double) count / n());
            }
        }

        public Shares {
            classes = List.copyOf(classes);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.counts().size() != classes.size()) {
                    throw new IllegalArgumentException("row \"" + row.label() + "\" must have " + classes.size()
                            + " counts, one a class, not " + row.counts().size());
                }
            }
        }

        @Override
        public <T> T draw(Pen<T> pen) {
            return pen.shares(this);
        }
    }

    /** How many were kept and dropped at each rule, from everyone to the base of the estimate. */
    record Attrition(String title, Base base) implements Exhibit {
        @Override
        public <T> T draw(Pen<T> pen) {
            return pen.attrition(this);
        }
    }

    /** Rows and columns, where no picture says it better. */
    record Table(String title, List<Axis> columns, List<List<Cell>> rows) implements Exhibit {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public <T> T draw(Pen<T> pen) {
            return pen.table(this);
        }
    }
}
