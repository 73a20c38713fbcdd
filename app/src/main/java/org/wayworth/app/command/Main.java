package org.wayworth.app.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.wayworth.analytics.Options;
import org.wayworth.app.desk.Build;
import org.wayworth.warehouse.Code;
import org.wayworth.warehouse.Refused;
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
            "  wayworth serve acme",
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
            FindingsCommand.class,
            ExplainCommand.class,
            RerunCommand.class,
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
        return line(out, err).execute(arguments);
    }

    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .addSubcommand("run", RunCommand.line())
                .setOut(out)
                .setErr(err)
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
        PrintWriter err = line.getErr();
        if (failure instanceof Refused refused) {
            err.println(refused.getMessage());
            return refused.code() == Code.FOLDER_HELD
                    ? Exit.HELD
                    : refused.code() == Code.FOLDER_UNKNOWN ? Exit.NOT_FOUND : Exit.REFUSED;
        }
        if (failure instanceof Options.WrongOptions wrong) {
            err.println(wrong.getMessage());
            err.println("  do  see: wayworth run " + line.getCommandName() + " --help");
            return Exit.USAGE;
        }
        if (failure instanceof NotFound notFound) {
            err.println(notFound.getMessage());
            return Exit.NOT_FOUND;
        }
        if (failure instanceof UncheckedIOException io) {
            err.println("The disk or a file did not answer: " + io.getMessage());
            err.println("  do  check the folder's permissions and free space, then try again: nothing was half done");
            return Exit.FAILED;
        }
        err.println("Wayworth failed: " + failure);
        err.println(
                "  do  this is a defect of ours; run again with WAYWORTH_JAVA_OPTIONS=-Dwayworth.trace=true and report"
                        + " what it prints");
        if (Boolean.getBoolean("wayworth.trace")) {
            failure.printStackTrace(err);
        }
        return Exit.FAILED;
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
