package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Says what the data folder holds: rows, sums of money, imports, data version.",
        footer = {"", "Example:  wayworth status acme --json"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Option(names = "--json", description = "Prints the state as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (DataFolder data = DataFolder.open(folder)) {
            State state = data.status();
            data.shortage()
                    .ifPresent(shortage ->
                            spec.commandLine().getErr().println("note  Nothing is written now: " + shortage + "."));
            spec.commandLine().getOut().println(json ? StateJson.text(state) : text(state));
            return Exit.OK;
        }
    }

    private String text(State state) {
        StringBuilder text =
                new StringBuilder("Data version ").append(state.dataVersion()).append('\n');
        state.tables().forEach((table, rows) -> {
            text.append(String.format(java.util.Locale.ROOT, "  %-20s %14s", table, Unit.whole(rows)));
            long unresolved = state.unresolved().getOrDefault(table, 0L);
            text.append(unresolved > 0 ? "   " + Unit.whole(unresolved) + " without a customer" : "")
                    .append('\n');
        });
        new TreeMap<>(state.money())
                .forEach((kind, sums) -> new TreeMap<>(sums)
                        .forEach((currency, sum) -> text.append(String.format(
                                java.util.Locale.ROOT, "  %-20s %14s %s%n", kind, sum.toPlainString(), currency))));
        state.coverage()
                .sentences()
                .forEach(sentence -> text.append("data  ").append(sentence).append('\n'));
        for (State.Imported one : state.imports()) {
            text.append("Imported ")
                    .append(one.importedAt())
                    .append(" with ")
                    .append(one.mapping())
                    .append('\n');
            one.files()
                    .forEach(file -> text.append("  ")
                            .append(file.fileName())
                            .append(": read ")
                            .append(Unit.whole(file.read()))
                            .append(" \u00b7 loaded ")
                            .append(Unit.whole(file.loaded()))
                            .append(" \u00b7 rejected ")
                            .append(Unit.whole(file.rejected()))
                            .append(ImportText.leftOut(file.leftOut()))
                            .append('\n'));
        }
        state.notes().forEach(note -> text.append("note  ").append(note).append('\n'));
        if (state.imports().isEmpty()) {
            text.append("Nothing imported yet.\n  next  wayworth import ")
                    .append(folder)
                    .append(" FILES… --mapping MAPPING.yaml\n");
        }
        return text.toString().stripTrailing();
    }
}
