package org.wayworth.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wayworth.condition.ConditionFault;
import org.wayworth.condition.Grammar;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.FactsWritten;
import org.wayworth.warehouse.KnownFacts;
import org.wayworth.warehouse.feature.Facts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "facts",
        description = {
            "Writes what is known of each customer at the end of a day: tenure, orders, revenue, ratings, contracts and more, one"
                    + " row a customer, blank where it is not known.",
            "The columns are explained in docs/reference/facts.md. Names, e-mail addresses and phone numbers are not among them."
        },
        footer = {"", "Example:  wayworth facts acme --as-of 2026-06-30 --out acme-2026-06-30.csv"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class FactsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            required = true,
            description = "A day such as 2026-06-30. Nothing that happened after it is seen.")
    private String asOf;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A new file whose name ends in .csv or .parquet. Keep it as private as the folder.")
    private Path out;

    @Option(names = "--overwrite", description = "Replaces the file where it is there already.")
    private boolean overwrite;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only customers for whom it holds: 'orders_365 >= 4 and not is_contract_running'.")
    private @Nullable String where;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate day = day();
        Facts.FileForm form = form();
        requirePlace();
        try (DataFolder data = DataFolder.open(folder)) {
            FactsWritten written = data.writeFacts(day, condition(data), form, out);
            tell(day, written, spec.commandLine().getOut());
            return Exit.OK;
        }
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(asOf);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--as-of must be a day such as 2026-06-30, not " + asOf, e);
        }
    }

    private Facts.FileForm form() {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Facts.FileForm.CSV;
        }
        if (name.endsWith(".parquet")) {
            return Facts.FileForm.PARQUET;
        }
        throw new ParameterException(spec.commandLine(), "--out must end in .csv or .parquet, not " + out);
    }

    private void requirePlace() {
        CommandLine line = spec.commandLine();
        Path parent = out.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new ParameterException(line, "--out must name a file in a folder that is there, not in " + parent);
        }
        if (Files.isDirectory(out)) {
            throw new ParameterException(line, "--out must name a file, not a folder: " + out);
        }
        if (Files.exists(out) && !overwrite) {
            throw new ParameterException(
                    line, "--out must name a new file, or --overwrite be said, since this one is there: " + out);
        }
    }

    private Optional<Condition> condition(DataFolder data) {
        if (where == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Grammar.of(data.warehouse().knownFacts().facts().stream()
                            .map(KnownFacts.Known::fact)
                            .toList())
                    .parse(where));
        } catch (ConditionFault e) {
            throw new ParameterException(spec.commandLine(), "--where: " + e.getMessage(), e);
        }
    }

    private void tell(LocalDate day, FactsWritten written, PrintWriter line) {
        line.println("Wrote " + out + ": " + counted(written.customers(), "customer") + " \u00b7 "
                + counted(written.facts(), "fact") + " \u00b7 " + counted(written.attributes(), "attribute")
                + " \u00b7 as of " + day + ", which ends at midnight in " + written.zone());
        written.leftOut()
                .forEach(left -> line.println("  left out  " + left.attribute() + ": " + left.reason()
                        + " (attributes_since: in the mapping)"));
        if (written.undated() > 0) {
            line.println("  left out  " + counted(written.undated(), "customer") + " of whom no record has a date");
        }
        if (!written.blank().isEmpty()) {
            line.println("  blank     " + String.join(", ", written.blank()) + ": not known of any of these customers");
        }
        written.recordsEndOn()
                .filter(day::isAfter)
                .ifPresent(end -> line.println("note  The records end on " + end
                        + ": whether somebody bought after it is not known, so that counts and sums are blank."));
    }

    private static String counted(long count, String thing) {
        return Unit.whole(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
