package org.wayworth.vocabulary.finding;

import static org.wayworth.vocabulary.finding.FindingJson.NODES;
import static org.wayworth.vocabulary.finding.FindingJson.each;
import static org.wayworth.vocabulary.finding.FindingJson.measured;
import static org.wayworth.vocabulary.finding.FindingJson.unit;

import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws exhibits as data: the input of the browser's charts and the {@code exhibits} of the API. */
final class ExhibitJson implements Exhibit.Pen<ObjectNode> {

    @Override
    public ObjectNode curve(Exhibit.Curve curve) {
        ObjectNode node = start("CURVE", curve);
        node.set("x", axis(curve.x()));
        node.set("y", axis(curve.y()));
        node.set("series", each(curve.series(), this::series));
        node.set("marks", each(curve.marks(), mark -> {
            ObjectNode one = NODES.objectNode();
            one.put("x", mark.x());
            one.put("text", mark.text());
            return one;
        }));
        return node;
    }

    private ObjectNode series(Exhibit.Curve.Series series) {
        ObjectNode node = NODES.objectNode();
        node.put("name", series.name());
        node.put("join", series.join().name());
        node.set("points", each(series.points(), point -> {
            ObjectNode one = NODES.objectNode();
            one.put("x", point.x());
            one.put("x_text", point.xText());
            point.across().ifPresent(across -> one.set("across", measured(across)));
            one.set("y", measured(point.y()));
            one.put("n", point.n());
            return one;
        }));
        return node;
    }

    @Override
    public ObjectNode ranking(Exhibit.Ranking ranking) {
        ObjectNode node = start("RANKING", ranking);
        node.set("axis", axis(ranking.axis()));
        node.put("reference", ranking.reference());
        node.set("bars", each(ranking.bars(), bar -> {
            ObjectNode one = NODES.objectNode();
            one.put("label", bar.label());
            one.set("measured", measured(bar.measured()));
            one.put("n", bar.n());
            return one;
        }));
        return node;
    }

    @Override
    public ObjectNode shares(Exhibit.Shares shares) {
        ObjectNode node = start("SHARES", shares);
        node.put("noun", shares.noun());
        ArrayNode classes = node.putArray("classes");
        shares.classes().forEach(classes::add);
        node.set("rows", each(shares.rows(), row -> {
            ObjectNode one = NODES.objectNode();
            one.put("label", row.label());
            ArrayNode counts = one.putArray("counts");
            row.counts().forEach(counts::add);
            ArrayNode texts = one.putArray("share_texts");
            row.counts().forEach(count -> texts.add(row.shareText(count)));
            one.put("n", row.n());
            return one;
        }));
        return node;
    }

    @Override
    public ObjectNode attrition(Exhibit.Attrition attrition) {
        ObjectNode node = start("ATTRITION", attrition);
        node.set("base", FindingJson.base(attrition.base()));
        return node;
    }

    @Override
    public ObjectNode table(Exhibit.Table table) {
        ObjectNode node = start("TABLE", table);
        node.set("columns", each(table.columns(), ExhibitJson::axis));
        ArrayNode rows = node.putArray("rows");
        table.rows()
                .forEach(row -> rows.add(each(row, cell -> {
                    ObjectNode one = NODES.objectNode();
                    one.put("text", cell.text());
                    if (cell.number().isPresent()) {
                        one.put("number", cell.number().getAsDouble());
                    }
                    return one;
                })));
        return node;
    }

    private static ObjectNode start(String kind, Exhibit exhibit) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", kind);
        node.put("title", exhibit.title());
        return node;
    }

    private static ObjectNode axis(Axis axis) {
        ObjectNode node = NODES.objectNode();
        node.put("title", axis.title());
        node.set("unit", unit(axis.unit()));
        return node;
    }
}
