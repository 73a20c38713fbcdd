package org.wayworth.kernel.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes {@code docs/reference/accuracy.md} from what the reference tests measured.
 *
 * <p>Run it after the tests of the kernel: {@code bench/accuracy}.
 */
public final class AccuracyTable {

    private AccuracyTable() {}

    /** @param arguments the folder of measured errors, and the page to write */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        StringBuilder page = new StringBuilder("""
            # Accuracy of the kernel

            Made by `bench/accuracy` from the reference tests. Each case compares our figures with those of an
            independent implementation on the same input; the error is relative to the expected figure, or to the
            scale that the test names; *digits* is how many of the figure's first digits are therefore the same.
            *Share of tolerance* is the largest error of a case divided by the error allowed there: 1 would be
            the edge. Cases marked † are in the repository, with the script that made them
            (`kernel/src/test/reference`); the others are published data sets, which `./check --larger FOLDER`
            adds.

            | case | figures | digits | worst relative error | where | allowed there | largest share of tolerance |
            | --- | ---: | ---: | ---: | --- | ---: | ---: |
            """);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                page.append(line(file));
            }
        }
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, page.toString());
    }

    private static String line(Path file) throws IOException {
        List<NamedCsvRecord> records;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            records = reader.stream().toList();
        }
        NamedCsvRecord worst = records.get(0);
        double share = 0;
        for (NamedCsvRecord record : records) {
            worst = error(record) > error(worst) ? record : worst;
            // Counts must be equal: no error of no tolerance is nothing.
            double error = error(record);
            share = Math.max(share, error == 0 ? 0 : error / Double.parseDouble(record.getField("tolerance")));
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1e | %s | %.0e | %.2g |%n",
                worst.getField("case") + (isOwn(worst.getField("case")) ? " †" : ""),
                records.size(),
                digits(error(worst)),
                error(worst),
                worst.getField("what").replace("|", "\\|"),
                Double.parseDouble(worst.getField("tolerance")),
                share);
    }

    private static boolean isOwn(String name) {
        return Files.isDirectory(
                SharedFolder.repository().resolve("kernel/src/test/reference").resolve(name));
    }

    /** A double holds 15 for sure. */
    private static int digits(double error) {
        return error == 0 ? 15 : (int) Math.max(0, Math.min(15, Math.floor(-Math.log10(error))));
    }

    private static double error(NamedCsvRecord record) {
        return Double.parseDouble(record.getField("error"));
    }
}
