package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: NIST's Statistical Reference Datasets for linear regression, certified to 15 digits. */
class NistTest {

    @Tag("larger")
    @ParameterizedTest
    @CsvSource({
        "Norris, 1e-10",
        "NoInt1, 1e-12",
        "NoInt2, 1e-12",
        "Longley, 1e-9",
        "Wampler1, 1e-7",
        "Wampler2, 1e-9",
        "Wampler3, 1e-8",
        "Wampler4, 1e-8",
        "Filip, 1e-6"
    })
    void certifiedValues(String name, double tolerance) {
        ReferenceCase nist = ReferenceCase.open("nist_strd");
        Columns input = nist.input("linear/" + name + ".csv");
        JsonNode certified = nist.expected("linear/certified.json").get(name);
        boolean intercept = !name.startsWith("NoInt");
        int terms = certified.get("beta").size() - (intercept ? 1 : 0);
        double[][] columns = design(input, terms);
        Ols.Options options = Ols.Options.of(Errors.CLASSICAL);
        Ols.Result fit = Ols.fit(columns, input.numbers("y"), intercept ? options : options.withoutIntercept())
                .get();
        for (int j = 0; j < fit.coefficients().size(); j++) {
            nist.assertClose(
                    name + " b" + j,
                    fit.coefficients().at(j),
                    certified.get("beta").get(j),
                    tolerance);
            double se = certified.get("se").get(j).asDouble();
            // Wampler 1 and 2 fit exactly: their errors are 0, and ours are compared with the coefficient
            double scale = se > 0 ? se : certified.get("beta").get(j).asDouble();
            nist.assertCloseOnScale(name + " se" + j, fit.standardError(j), se, scale, tolerance);
        }
        nist.assertClose(name + " R²", fit.r2(), certified.get("r2"), 1e-10);
    }

    /** Means and standard deviations; NumAcc3 and 4 have means ten million times their spread. */
    @Tag("larger")
    @ParameterizedTest
    @CsvSource({
        "Lew, 1e-14",
        "Lottery, 1e-14",
        "Mavro, 1e-12",
        "Michelso, 1e-12",
        "NumAcc1, 1e-15",
        "NumAcc2, 1e-13",
        "NumAcc3, 1e-8",
        "NumAcc4, 1e-7",
        "PiDigits, 1e-14"
    })
    void certifiedMeansAndDeviations(String name, double tolerance) throws IOException {
        ReferenceCase nist = ReferenceCase.open("nist_strd");
        List<String> lines = Files.readAllLines(nist.file("univariate/" + name + ".txt"), StandardCharsets.ISO_8859_1);
        double[] y = lines.stream()
                .map(String::strip)
                .filter(line -> line.matches("[-+]?[0-9]*\\.?[0-9]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Moments moments = Moments.of(new double[][] {y}, null);
        nist.assertClose(name + " mean", moments.mean(0), certified(lines, "mean"), 1e-14);
        double deviation = Math.sqrt(moments.cross(0, 0) / (y.length - 1));
        nist.assertClose(name + " deviation", deviation, certified(lines, "standard ?deviation"), tolerance);
    }

    private static double certified(List<String> lines, String what) {
        Pattern pattern = Pattern.compile("(?i)" + what + ".*[:=] *([-+.0-9eE]+)");
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return Double.parseDouble(matcher.group(1));
            }
        }
        throw new IllegalArgumentException("no certified " + what);
    }

    /** Polynomials are given by x alone. */
    private static double[][] design(Columns input, int terms) {
        boolean polynomial = input.names().contains("x");
        double[][] columns = new double[terms][];
        for (int j = 0; j < terms; j++) {
            if (polynomial) {
                double[] x = input.numbers("x");
                for (int i = 0; i < x.length; i++) {
                    x[i] = Math.pow(x[i], j + 1);
                }
                columns[j] = x;
            } else {
                columns[j] = input.numbers(String.format(Locale.ROOT, "x%d", j + 1));
            }
        }
        assertThat(terms).isPositive();
        return columns;
    }
}
