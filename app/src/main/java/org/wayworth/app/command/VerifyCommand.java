package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Verified;
import org.wayworth.warehouse.message.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Reads every byte of a data folder and compares it with what was recorded: the operational database, each"
                    + " stored file, the analytics database.",
            "A damaged analytics database is rebuilt; a damaged stored file is replaced by a good copy where one is named."
        },
        footer = {
            "",
            "Exit codes: 0 all is as it was recorded, or has been put right; 6 something is damaged.",
            "",
            "Examples:",
            "  wayworth verify acme",
            "  wayworth verify acme --from exports/ --from acme.backup"
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "A file, a folder of files or a backup that may hold good copies; may be given again.")
    private List<Path> copies = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var line = spec.commandLine();
        Verified verified =
                DataFolder.verify(folder, copies, new Console(line.getErr())).and(findings());
        verified.lines().forEach(one -> line.getOut().println(word(one.state()) + "  " + one.words()));
        line.getOut()
                .println(
                        verified.isSound()
                                ? "All is as it was recorded."
                                : "Something is damaged.\n  next  keep a copy of " + folder
                                        + ", then name good copies with --from, or restore a backup into a new folder");
        return verified.isSound() ? Exit.OK : Exit.VERIFICATION_FAILED;
    }

    /** How the findings on record are: their rows are looked at one by one. */
    private Verified.Line findings() {
        try (DataFolder data = DataFolder.open(folder)) {
            List<KeptFinding> all = new Evidence(data.operational()).listFindings();
            String changed = all.stream()
                    .filter(finding -> !finding.isSound())
                    .map(finding -> finding.id().value())
                    .collect(Collectors.joining(", "));
            String counted = Unit.whole(all.size()) + (all.size() == 1 ? " finding" : " findings") + " on record";
            return changed.isEmpty()
                    ? new Verified.Line(Verified.State.SOUND, counted)
                    : new Verified.Line(Verified.State.DAMAGED, counted + "; not as they were written: " + changed);
        } catch (Refused closed) {
            // what is wrong with the folder stands in the lines before
            return new Verified.Line(
                    Verified.State.NOTE, "the findings on record were not looked at, since the folder does not open");
        }
    }

    private static String word(Verified.State state) {
        return switch (state) {
            case SOUND -> "sound  ";
            case MENDED -> "mended ";
            case DAMAGED -> "damaged";
            case NOTE -> "note   ";
        };
    }
}
