package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The program that {@link KillTest} kills: imports every file of a folder, one import each, and says so after each; or asks
 * questions, or makes backups, without end.
 */
final class KilledImport {

    private KilledImport() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path files = Path.of(arguments[1]);
        String work = arguments[2];
        try (DataFolder folder = DataFolder.open(data)) {
            if (work.equals("question")) {
                ask(folder);
            }
            if (work.equals("backup")) {
                backUp(data, files);
            }
            Set<String> done = new HashSet<>();
            folder.status().imports().forEach(one -> one.files().forEach(file -> done.add(file.fileName())));
            List<Path> all;
            try (Stream<Path> listed = Files.list(files)) {
                all = listed.filter(file -> file.toString().endsWith(".csv"))
                        .sorted()
                        .toList();
            }
            System.out.println("READY");
            for (Path file : all) {
                if (!done.contains(String.valueOf(file.getFileName()))) {
                    folder.importer().importFiles(List.of(file), files.resolve("shop.yaml"), Progress.silent());
                    System.out.println("STORED " + file.getFileName());
                }
            }
        }
        System.out.println("DONE");
    }

    private static void ask(DataFolder folder) {
        while (true) {
            State state = folder.status();
            System.out.println("ANSWERED " + state.tables().get("transaction"));
        }
    }

    private static void backUp(Path data, Path files) {
        System.out.println("READY");
        for (long i = System.nanoTime(); ; i++) {
            Path backup = files.resolve(i + ".backup");
            Backups.create(data, backup, Progress.silent());
            System.out.println("BACKUP " + backup);
        }
    }
}
