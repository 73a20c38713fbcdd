package org.wayworth.kernel.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

class TreeReferenceTest {

    private static final List<String> FEATURES =
            List.of("tenure", "monthly", "senior", "paperless", "month_to_month", "fiber");
    private static final int NODES = 15;

    /** Reference: xgboost's predict(pred_contribs=True) for trees that xgboost grew, in single precision. */
    @Tag("larger")
    @Test
    void contributionsMatchXgboost() {
        ReferenceCase telco = ReferenceCase.open("treeshap_telco");
        JsonNode expected = telco.expected();
        List<RegressionTree> trees = new ArrayList<>();
        for (JsonNode tree : telco.expected("model_dump.json")) {
            trees.add(tree(tree));
        }
        double[][] columns = telco.input().design(FEATURES.toArray(String[]::new));
        for (double[] column : columns) {
            // xgboost compares in single precision, where a value may equal the cut
            Arrays.setAll(column, i -> (float) column[i]);
        }
        // base_score 0.5 is 0 in log odds
        TreeSum sum = new TreeSum(0, trees);
        TreeShap.Result shap = TreeShap.explain(sum, columns);
        double[] margin = sum.predict(columns);
        telco.assertClose("base", shap.base(), expected.get("bias"), 1e-5);
        for (int i = 0; i < 20; i++) {
            telco.assertCloseOnScale(
                    "margin " + i,
                    margin[i],
                    expected.get("margin_first20").get(i).asDouble(),
                    1,
                    1e-5);
            JsonNode row = expected.get("shap_first20_incl_bias").get(i);
            for (int j = 0; j < FEATURES.size(); j++) {
                telco.assertCloseOnScale(
                        FEATURES.get(j) + " of row " + i,
                        shap.contributions().at(i, j),
                        row.get(j).asDouble(),
                        1,
                        1e-5);
            }
        }
        Vector size = shap.meanAbsolute();
        for (int j = 0; j < FEATURES.size(); j++) {
            telco.assertClose(
                    "mean size of " + FEATURES.get(j),
                    size.at(j),
                    expected.get("mean_abs_shap").get(j),
                    1e-5);
        }
    }

    private static RegressionTree tree(JsonNode root) {
        int[] column = new int[NODES];
        double[][] numbers = new double[3][NODES];
        int[][] children = new int[2][NODES];
        Arrays.fill(column, -1);
        read(root, column, numbers, children);
        return RegressionTree.of(column, numbers[0], children[0], children[1], numbers[1], numbers[2]);
    }

    /** Numbers of a node: its cut, its value, its cover. */
    private static void read(JsonNode node, int[] column, double[][] numbers, int[][] children) {
        int id = node.get("nodeid").asInt();
        numbers[2][id] = node.get("cover").asDouble();
        if (node.has("leaf")) {
            numbers[1][id] = node.get("leaf").asDouble();
            return;
        }
        column[id] = FEATURES.indexOf(node.get("split").asString());
        numbers[0][id] = (float) node.get("split_condition").asDouble();
        children[0][id] = node.get("yes").asInt();
        children[1][id] = node.get("no").asInt();
        for (JsonNode child : node.get("children")) {
            read(child, column, numbers, children);
        }
    }
}
