package org.wayworth.kernel.tree;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.ReferenceCase;

@DisplayName("reference: trees, and what each column adds to them, are found by looking at everything")
class TreeCaseTest {

    @Test
    @DisplayName("boosted trees by every cut; contributions by every subset")
    void treesAndContributions() {
        ReferenceCase reference = ReferenceCase.open("trees");
        double[][] columns = reference.input().design("a", "b", "c");
        TreeSum sum = new BoostedTrees(BoostedTrees.Loss.SQUARED, 6, 2, 0.3, 5)
                .fit(columns, reference.input().numbers("y"), null)
                .get();
        reference.assertClose("start", sum.start(), reference.expected().get("start"), 1e-13);
        reference.assertAll(
                "predicted", sum.predict(columns), reference.expected().get("predicted"), 1e-12);
        TreeShap.Result shap = TreeShap.explain(sum, columns);
        reference.assertClose("base", shap.base(), reference.expected().get("base"), 1e-12);
        double[][] first = Arrays.copyOf(shap.contributions().toRows(), 12);
        reference.assertAll("contribution", first, reference.expected().get("contributions"), 1e-11);
    }
}
