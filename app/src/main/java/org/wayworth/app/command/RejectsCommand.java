package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Reject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rejects",
        description = "Shows each rejected record: file, line, column, what must hold, what was found.",
        footer = {"", "Example:  wayworth rejects acme"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class RejectsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LOAD",
            description = "One load, by its id in status --json. Default: all.",
            defaultValue = "")
    private String load;

    @Option(names = "--json", description = "Prints the records as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (DataFolder data = DataFolder.open(folder)) {
            List<Reject> ledger = data.rejects(load);
            List<Reject> rejects = ledger.stream()
                    .filter(reject -> !reject.code().equals(Code.LEFT_OUT.id()))
                    .toList();
            int leftOut = ledger.size() - rejects.size();
            if (json) {
                out.println(StateJson.text(ledger));
                return Exit.OK;
            }
            for (Reject reject : rejects) {
                out.println(reject.code() + "  " + reject.fileName() + ", line "
                        + Unit.whole(reject.line())
                        + (reject.column().isEmpty() ? "" : ", column \"" + reject.column() + "\"")
                        + ": " + reject.expected() + ", not \"" + reject.found() + "\"");
            }
            out.println(
                    ledger.isEmpty()
                            ? "Every record was loaded."
                            : Unit.whole(rejects.size()) + " rejected" + ImportText.leftOut(leftOut) + ".");
            return Exit.OK;
        }
    }
}
