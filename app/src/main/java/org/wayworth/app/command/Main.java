package org.wayworth.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.wayworth.analytics.OptionNames;
import org.wayworth.analytics.Options;
import org.wayworth.app.desk.Build;
import org.wayworth.app.handover.Silent;
import org.wayworth.warehouse.Faults;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code wayworth}: every command, and how each failure is told. */
@Command(
        name = "wayworth",
        description = "Finds out what the way you treat customers is worth, and how sure one can be of it.",
        footer = {
            "",
            "Examples:",
            "  wayworth demo                                     a made-up company at http://localhost:8080",
            "  wayworth init acme                                a new data folder",
            "  wayworth import acme shop/*.csv --mapping shop.yaml",
            "  wayworth run linkage acme --horizon-days 180",
            "  wayworth serve acme --memory 4G                   any command: memory in all, 2G where it is not said",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            ImportCommand.class,
            StatusCommand.class,
            RejectsCommand.class,
            FactsCommand.class,
            FindingsCommand.class,
            ProgrammeCommand.class,
            ExplainCommand.class,
            RerunCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            ServeCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"wayworth " + Build.name()};
        }
    }

    @SuppressWarnings("NullAway.Init")
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs one command; what {@link #main} does, without ending the program. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = line(out, err);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError tooLarge) {
            return tell(tooLarge, line);
        }
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .addSubcommand("run", RunCommand.line())
                .setOut(new Terminal(out))
                .setErr(new Terminal(err))
                .setUsageHelpLongOptionsMaxWidth(30)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::tell)
                .setParameterExceptionHandler(Main::tellUsage);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Refusals are told in their own words; anything else is our defect and says so, without a stack trace. */
    private static int tell(Exception failure, CommandLine line, ParseResult parsed) {
        return tell(failure, line);
    }

    private static int tell(Throwable failure, CommandLine line) {
        PrintWriter err = line.getErr();
        if (failure instanceof Silent silent) {
            err.println(silent.getMessage());
            trace(failure, err);
            return Exit.FAILED;
        }
        Optional<Refused> refused = Faults.of(failure, Path.of("the data folder"));
        if (refused.isPresent()) {
            err.println(refused.get().getMessage());
            trace(failure, err);
            return exit(refused.get().code());
        }
        if (failure instanceof Options.WrongOptions wrong) {
            err.println(wrong.in(OptionNames.FLAGS));
            err.println("  do  see: wayworth run " + line.getCommandName() + " --help");
            return Exit.USAGE;
        }
        if (failure instanceof NotFound notFound) {
            err.println(notFound.getMessage());
            return Exit.NOT_FOUND;
        }
        err.println("Wayworth failed: " + failure);
        err.println(
                "  do  this is a defect of ours; run again with WAYWORTH_JAVA_OPTIONS=-Dwayworth.trace=true and report"
                        + " what it prints");
        trace(failure, err);
        return Exit.FAILED;
    }

    private static void trace(Throwable failure, PrintWriter err) {
        if (Boolean.getBoolean("wayworth.trace")) {
            failure.printStackTrace(err);
        }
    }

    /** A fault of the machine is no refusal of data. */
    static int exit(Code code) {
        return switch (code) {
            case FOLDER_HELD -> Exit.HELD;
            case FOLDER_UNKNOWN -> Exit.NOT_FOUND;
            case DISK_FULL, DISK_FAILED, DATABASE_AWAY, INDEX_FAILED, MEMORY_SHORT -> Exit.FAILED;
            default -> Exit.REFUSED;
        };
    }

    private static int tellUsage(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("  do  see: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return Exit.USAGE;
    }
}
