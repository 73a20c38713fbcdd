package org.wayworth.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.demo.DemoCompany;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.DemoProgramme;
import org.wayworth.demo.World;
import org.wayworth.programme.file.ProgrammeFiles;
import org.wayworth.programme.subject.Writer;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.ImportResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Makes up a company with known truths, imports it as real data are imported, and serves it.",
        footer = {"", "Examples:", "  wayworth demo", "  wayworth demo wrenfield --customers 50000 --no-serve"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class DemoCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The data folder to make. Default: a temporary one.")
    private @Nullable Path folder;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}", defaultValue = "8080")
    private int port;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers. Default: ${DEFAULT-VALUE}",
            defaultValue = "20000")
    private int customers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which company; equal seeds make equal files. Default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private long seed;

    @Option(names = "--null-world", description = "Plants no effect, so that no finding should claim one.")
    private boolean nullWorld;

    @Option(names = "--no-serve", description = "Makes and imports the company, and ends.")
    private boolean noServe;

    @Mixin
    private AsPerson as;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path place = folder == null ? Files.createTempDirectory("wayworth-demo-") : folder;
        Console console = new Console(spec.commandLine().getErr());
        if (!DataFolder.exists(place)) {
            DataFolder.init(place);
        }
        try (DataFolder data = DataFolder.open(place)) {
            if (data.status().imports().isEmpty()) {
                importCompany(data, place, console);
            }
            if (!noServe) {
                Serving.serve(data, place, "127.0.0.1", port, as.in(data), spec.commandLine());
            }
        }
        return Exit.OK;
    }

    private void importCompany(DataFolder data, Path place, Console console) throws IOException {
        Path exports = Files.createTempDirectory("wayworth-exports-");
        try {
            console.say("Making up " + DemoCompany.NAME + ": " + Unit.whole(customers) + " customers, 36 months");
            DemoOptions options = DemoOptions.USUAL
                    .withSeed(seed)
                    .withCustomers(customers)
                    .in(nullWorld ? World.NULL : World.PLANTED);
            List<Path> files = DemoCompany.write(exports, options, console::at);
            console.say("Importing " + files.size() + " files into " + place);
            ImportResult result = data.importer().importFiles(files, exports.resolve("demo.yaml"), console);
            spec.commandLine().getOut().println(ImportText.of(result, place));
            if (!nullWorld) {
                bringProgramme(data, place, exports.resolve("programme"));
            }
        } finally {
            delete(exports);
        }
    }

    /** What the company has decided comes in as anyone's does: from files. */
    private void bringProgramme(DataFolder data, Path place, Path files) throws IOException {
        DemoProgramme.write(files);
        try (Desk desk = new Desk(data, place)) {
            ProgrammeDesk programme = new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), "");
            ProgrammeFiles.Result brought =
                    new ProgrammeFiles(programme.programme()).bring(files, false, new Writer("ana-moss", "As agreed"));
            if (!brought.faults().isEmpty()) {
                throw new IllegalStateException("the demo company's programme must be sound: " + brought.faults());
            }
        }
    }

    private static void delete(Path exports) throws IOException {
        try (Stream<Path> files = Files.walk(exports)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
