package org.wayworth.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.file.FileFault;
import org.wayworth.programme.file.ProgrammeFiles;
import org.wayworth.programme.person.PersonSubject;
import org.wayworth.programme.subject.Programme;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.Writer;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wayworth programme}: what was decided, out into files and back. */
@Command(
        name = "programme",
        description = "Takes charter, goals, decisions and people out as files, checks such files, and brings them in.",
        footer = {
            "",
            "Examples:",
            "  wayworth programme list acme",
            "  wayworth programme export acme programme/",
            "  wayworth programme check acme programme/",
            "  wayworth programme import acme programme/ --as ana-moss --why \"Agreed on 12 September\""
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
final class ProgrammeCommand implements Runnable {

    private static final PersonSubject PEOPLE = new PersonSubject();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Work with a programme that is open. */
    private interface Work {
        int with(Programme programme, DataFolder data) throws IOException;
    }

    private static int open(Path folder, Work work) throws IOException {
        try (DataFolder data = DataFolder.open(folder);
                Desk desk = new Desk(data, folder)) {
            return work.with(new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), "").programme(), data);
        }
    }

    @Command(
            name = "list",
            description = "Lists what is on record, with the version of each.",
            footer = {"", "Example:  wayworth programme list acme"},
            mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "DIR", description = "The data folder.") Path folder) throws IOException {
        return open(folder, (programme, data) -> {
            int listed = 0;
            for (Subject<?> subject : Subjects.all()) {
                listed += list(subject, programme);
            }
            if (listed == 0) {
                spec.commandLine().getOut().println("Nothing is on record yet.");
                spec.commandLine().getOut().println("  next  wayworth programme import " + folder + " FILES/");
            }
            return Exit.OK;
        });
    }

    private <T extends Record> int list(Subject<T> subject, Programme programme) {
        var things = programme.list(subject);
        things.forEach(thing -> spec.commandLine()
                .getOut()
                .println(
                        thing.version().thing() + "  version " + thing.version().number() + "  " + thing.name()));
        return things.size();
    }

    @Command(
            name = "export",
            description = "Writes one YAML file for each thing into a folder, which must be new or empty.",
            footer = {"", "Example:  wayworth programme export acme programme/"},
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "DIR", description = "The data folder.") Path folder,
            @Parameters(paramLabel = "OUT", description = "The folder for the files.") Path out)
            throws IOException {
        if (Files.exists(out) && !isEmpty(out)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "OUT must be a new or an empty folder, and " + out + " is neither");
        }
        return open(folder, (programme, data) -> {
            int files = new ProgrammeFiles(programme).export(out);
            spec.commandLine().getOut().println("written " + files + (files == 1 ? " file to " : " files to ") + out);
            return Exit.OK;
        });
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Command(
            name = "check",
            description = "Says what is wrong with a folder of such files, with file and line; changes nothing.",
            footer = {"", "Example:  wayworth programme check acme programme/"},
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(paramLabel = "DIR", description = "The data folder.") Path folder,
            @Parameters(paramLabel = "IN", description = "The folder with the files.") Path in)
            throws IOException {
        requireFolder(in);
        return open(folder, (programme, data) -> {
            ProgrammeFiles.Result result = new ProgrammeFiles(programme).check(in, false);
            return result.faults().isEmpty() ? sound(result.read()) : told(result);
        });
    }

    private int sound(int read) {
        spec.commandLine().getOut().println("read " + read + ", nothing is wrong");
        return Exit.OK;
    }

    @Command(
            name = "import",
            description = "Brings a folder of such files in, as new versions: all of them, or none.",
            footer = {"", "Example:  wayworth programme import acme programme/ --as ana-moss --why \"Agreed in May\""},
            mixinStandardHelpOptions = true)
    int bring(
            @Parameters(paramLabel = "DIR", description = "The data folder.") Path folder,
            @Parameters(paramLabel = "IN", description = "The folder with the files.") Path in,
            @Mixin AsPerson as,
            @Option(names = "--why", paramLabel = "TEXT", description = "Why, in a line.", defaultValue = "")
                    String why,
            @Option(
                            names = "--overwrite",
                            description = "Also replaces what was changed since the files were exported.")
                    boolean overwrite)
            throws IOException {
        requireFolder(in);
        return open(folder, (programme, data) -> {
            ProgrammeFiles.Result result =
                    new ProgrammeFiles(programme).bring(in, overwrite, new Writer(as.in(data), why));
            return result.faults().isEmpty() ? brought(result) : told(result);
        });
    }

    private int brought(ProgrammeFiles.Result result) {
        spec.commandLine()
                .getOut()
                .println("read " + result.read() + ", new versions "
                        + result.added().size() + ", unchanged " + result.unchanged());
        for (Version version : result.added()) {
            spec.commandLine().getOut().println("  " + version.thing() + "  version " + version.number());
        }
        return Exit.OK;
    }

    private int told(ProgrammeFiles.Result result) {
        for (FileFault fault : result.faults()) {
            spec.commandLine().getErr().println(fault);
        }
        spec.commandLine()
                .getErr()
                .println("read " + result.read() + ", wrong " + result.faults().size() + "; nothing was changed");
        return Exit.REFUSED;
    }

    private void requireFolder(Path in) {
        if (!Files.isDirectory(in)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "IN must be a folder of files, and " + in + " is none");
        }
    }

    @Command(
            name = "erase",
            description =
                    "Takes the name of a person out of every version on record, for good. What the person owned and"
                            + " decided stays, under the same word in addresses.",
            footer = {"", "Example:  wayworth programme erase acme ana-moss --yes"},
            mixinStandardHelpOptions = true)
    int erase(
            @Parameters(paramLabel = "DIR", description = "The data folder.") Path folder,
            @Parameters(paramLabel = "PERSON", description = "The person, as in addresses: ana-moss.") String person,
            @Option(names = "--yes", description = "Says that it is meant: it cannot be undone.") boolean isMeant)
            throws IOException {
        if (!isMeant) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--yes must be said, since erasing cannot be undone");
        }
        return open(folder, (programme, data) -> {
            if (programme.find(PEOPLE, person).isEmpty()) {
                throw new NotFound(
                        "there is no person " + person + " on record\n  do  see: wayworth programme list " + folder);
            }
            int versions = programme.erase(PEOPLE, person);
            spec.commandLine()
                    .getOut()
                    .println("erased in " + versions + (versions == 1 ? " version" : " versions") + " of person/"
                            + person);
            return Exit.OK;
        });
    }
}
