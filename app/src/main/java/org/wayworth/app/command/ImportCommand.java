package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wayworth.app.handover.Handover;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description =
                "Reads files into the data folder: all of them, or none when one cannot be read. A server that has the"
                        + " folder open does it, and goes on serving.",
        footer = {"", "Example:  wayworth import acme orders.csv reviews.csv --mapping shop.yaml"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files as their system exported them.")
    private List<Path> files;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "MAPPING.yaml",
            description = "What the columns mean; docs/howto/bring-your-own-data.md explains it.")
    private Path mapping;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var line = spec.commandLine();
        try (DataFolder data = DataFolder.open(folder, offered())) {
            ImportResult result = data.importer().importFiles(files, mapping, new Console(line.getErr()));
            line.getOut().println(json ? StateJson.text(result) : ImportText.of(result, folder));
            return Exit.OK;
        } catch (Refused refused) {
            Optional<Handover> server = refused.code() == Code.FOLDER_HELD ? Handover.in(folder) : Optional.empty();
            return handOver(server.orElseThrow(() -> refused), line);
        }
    }

    /** A server has the folder open: it imports the files itself. */
    private int handOver(Handover server, CommandLine line) {
        Console console = new Console(line.getErr());
        console.say("The server at " + server.address() + " has " + folder
                + " open and imports the files; it goes on if this command is ended.");
        Handover.Result result = server.importFiles(files, mapping, folder, console);
        if (result instanceof Handover.Result.Refusal refusal) {
            line.getErr().println(refusal.message());
            return Main.exit(refusal.code());
        }
        if (result instanceof Handover.Result.Ended ended) {
            line.getErr()
                    .println(ended.why()
                            + "\n  do  import the same files again if they are wanted: nothing of them was kept");
            return Exit.FAILED;
        }
        Handover.Result.Done done = (Handover.Result.Done) result;
        line.getOut().println(json ? done.json() : done.text());
        return Exit.OK;
    }

    /** Of files that were imported before one may have been lost: then these are the copies that put it back. */
    private List<Path> offered() {
        List<Path> offered = new ArrayList<>(files);
        offered.add(mapping);
        return offered;
    }
}
