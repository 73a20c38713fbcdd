package org.wayworth.vocabulary.finding;

import static org.wayworth.vocabulary.finding.FindingReader.each;
import static org.wayworth.vocabulary.finding.FindingReader.requireMeasured;
import static org.wayworth.vocabulary.finding.FindingReader.text;
import static org.wayworth.vocabulary.finding.FindingReader.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import tools.jackson.databind.JsonNode;

/** Reads back the exhibits that {@link ExhibitJson} drew as data. */
final class ExhibitReader {

    private ExhibitReader() {}

    static Exhibit exhibit(JsonNode node) {
        String kind = text(node, "kind");
        return switch (kind) {
            case "CURVE" -> curve(node);
            case "RANKING" -> ranking(node);
            case "SHARES" -> shares(node);
            case "ATTRITION" -> new Exhibit.Attrition(text(node, "title"), FindingReader.base(node.required("base")));
            case "TABLE" -> table(node);
            default -> throw new IllegalArgumentException("an exhibit of this Wayworth cannot be a \"" + kind + "\"");
        };
    }

    private static Exhibit.Curve curve(JsonNode node) {
        return new Exhibit.Curve(
                text(node, "title"),
                axis(node.required("x")),
                axis(node.required("y")),
                each(
                        node,
                        "series",
                        one -> new Exhibit.Curve.Series(
                                text(one, "name"),
                                Exhibit.Curve.Join.valueOf(text(one, "join")),
                                each(one, "points", ExhibitReader::point))),
                each(
                        node,
                        "marks",
                        mark -> new Exhibit.Curve.Mark(mark.required("x").asDouble(), text(mark, "text"))));
    }

    private static Exhibit.Curve.Point point(JsonNode node) {
        return new Exhibit.Curve.Point(
                node.required("x").asDouble(),
                text(node, "x_text"),
                requireMeasured(node.required("y")),
                node.required("n").asLong(),
                node.has("across") ? Optional.of(requireMeasured(node.get("across"))) : Optional.empty());
    }

    private static Exhibit.Ranking ranking(JsonNode node) {
        return new Exhibit.Ranking(
                text(node, "title"),
                axis(node.required("axis")),
                node.required("reference").asDouble(),
                each(
                        node,
                        "bars",
                        bar -> new Exhibit.Ranking.Bar(
                                text(bar, "label"),
                                requireMeasured(bar.required("measured")),
                                bar.required("n").asLong())));
    }

    private static Exhibit.Shares shares(JsonNode node) {
        return new Exhibit.Shares(
                text(node, "title"),
                text(node, "noun"),
                each(node, "classes", JsonNode::asString),
                each(
                        node,
                        "rows",
                        row -> new Exhibit.Shares.Row(text(row, "label"), each(row, "counts", JsonNode::asLong))));
    }

    private static Exhibit.Table table(JsonNode node) {
        List<List<Cell>> rows = new ArrayList<>();
        node.required("rows").forEach(row -> {
            List<Cell> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(new Cell(
                    text(cell, "text"),
                    cell.has("number") ? OptionalDouble.of(cell.get("number").asDouble()) : OptionalDouble.empty())));
            rows.add(cells);
        });
        return new Exhibit.Table(text(node, "title"), each(node, "columns", ExhibitReader::axis), rows);
    }

    private static Axis axis(JsonNode node) {
        return new Axis(text(node, "title"), unit(node.required("unit")));
    }
}
