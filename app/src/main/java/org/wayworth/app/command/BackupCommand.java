package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Backups;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wayworth backup create|verify|restore}. */
@Command(
        name = "backup",
        description = "Makes, checks and restores backups: one file with everything that a data folder has on record.",
        footer = {"", "Example:  wayworth backup create acme acme-2026-01-31.backup"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BackupCommand.Create.class, BackupCommand.Verify.class, BackupCommand.Restore.class})
@SuppressWarnings("NullAway.Init")
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("backup must be told what to do.");
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE;
    }

    private static void tell(CommandLine line, String done, Backups.Held held) {
        StringBuilder text = new StringBuilder(done)
                .append(": ")
                .append(held.imports() == 1 ? "1 import" : Unit.whole(held.imports()) + " imports")
                .append(" \u00b7 ")
                .append(Unit.whole(held.storedFiles()))
                .append(" stored files \u00b7 ")
                .append(Unit.whole((held.bytes() + 999_999) / 1_000_000))
                .append(" MB unpacked \u00b7 data version ")
                .append(held.dataVersion().isEmpty() ? "empty" : held.dataVersion());
        new TreeMap<>(held.tables())
                .forEach((table, rows) ->
                        text.append(String.format(java.util.Locale.ROOT, "%n  %-20s %14s", table, Unit.whole(rows))));
        line.getOut().println(text);
    }

    @Command(
            name = "create",
            description = {
                "Writes a backup, also while a server answers from the folder and imports into it.",
                "It holds the operational database in one state, whether SQLite or PostgreSQL, and every stored file; not the"
                        + " analytics database, which is rebuilt from them."
            },
            footer = {"", "Example:  wayworth backup create acme acme-2026-01-31.backup"},
            mixinStandardHelpOptions = true)
    @SuppressWarnings("NullAway.Init")
    static final class Create implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "DIR", description = "The data folder.")
        private Path folder;

        @Parameters(index = "1", paramLabel = "FILE", description = "A new file. Keep it as private as the folder.")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            CommandLine line = spec.commandLine();
            tell(line, "Wrote " + file, Backups.create(folder, file, new Console(line.getErr())));
            line.getOut().println("  next  wayworth backup verify " + file);
            return Exit.OK;
        }
    }

    @Command(
            name = "verify",
            description =
                    "Restores a backup into a temporary folder, rebuilds its tables, counts them, and removes them.",
            footer = {"", "Example:  wayworth backup verify acme-2026-01-31.backup"},
            mixinStandardHelpOptions = true)
    @SuppressWarnings("NullAway.Init")
    static final class Verify implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The backup.")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            CommandLine line = spec.commandLine();
            tell(line, "The backup is sound and was restored", Backups.verify(file, new Console(line.getErr())));
            return Exit.OK;
        }
    }

    @Command(
            name = "restore",
            description = "Makes a data folder of a backup, rebuilds its tables and counts them.",
            footer = {"", "Example:  wayworth backup restore acme-2026-01-31.backup acme-restored"},
            mixinStandardHelpOptions = true)
    @SuppressWarnings("NullAway.Init")
    static final class Restore implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
        private Path file;

        @Parameters(index = "1", paramLabel = "DIR", description = "A new or an empty folder.")
        private Path folder;

        @Option(
                names = "--database",
                paramLabel = "ADDRESS",
                description = "An empty PostgreSQL database for the operational tables, such as"
                        + " jdbc:postgresql://localhost:5432/wayworth. Default: SQLite in the folder.")
        private @Nullable String database;

        @Option(names = "--database-user", paramLabel = "NAME", description = "For PostgreSQL.", defaultValue = "")
        private String user;

        @Option(
                names = "--database-password-file",
                paramLabel = "FILE",
                description = "For PostgreSQL: a file that only you can read.",
                defaultValue = "")
        private String passwordFile;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            CommandLine line = spec.commandLine();
            Backups.Database target =
                    database == null ? Backups.Database.SQLITE : new Backups.Database(database, user, passwordFile);
            if (database != null && !database.startsWith("jdbc:postgresql:")) {
                throw new CommandLine.ParameterException(
                        line, "--database must start with jdbc:postgresql:, not " + database);
            }
            tell(line, "Restored into " + folder, Backups.restore(file, folder, target, new Console(line.getErr())));
            return Exit.OK;
        }
    }
}
