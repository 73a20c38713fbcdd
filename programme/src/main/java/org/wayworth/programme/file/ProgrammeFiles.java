package org.wayworth.programme.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Brought;
import org.wayworth.programme.subject.Fault;
import org.wayworth.programme.subject.Incoming;
import org.wayworth.programme.subject.Programme;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.Writer;

/** The whole programme as a folder of YAML files, one a thing, and back: all of them or none. */
public final class ProgrammeFiles {

    private static final int MOST_FILES = 20_000;

    /** Folders in folders. */
    private static final int DEEPEST = 8;

    private static final long LARGEST_BYTES = 1L << 20;

    /** Whoever looks need not say why a state would change. */
    private static final Writer LOOKING = new Writer("", "to look");

    private final Programme programme;

    public ProgrammeFiles(Programme programme) {
        this.programme = programme;
    }

    /**
     * What came of a folder.
     *
     * @param read files of the programme in it
     * @param added new versions
     * @param unchanged things that are on record as they came
     * @param faults where there is one, nothing was changed
     */
    public record Result(int read, List<Version> added, int unchanged, List<FileFault> faults) {}

    /** The current version of every thing, as the text of its file, by {@code kind/name.yaml}. */
    public Map<String, String> export() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Subject<?> subject : Subjects.all()) {
            programme
                    .list(subject)
                    .forEach(thing -> files.put(Envelope.file(thing.version()), Envelope.text(thing.version())));
        }
        return files;
    }

    /**
     * Writes the programme into a folder.
     *
     * @return files written
     */
    public int export(Path folder) throws IOException {
        Map<String, String> files = export();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return files.size();
    }

    /** Reads every {@code .yaml} in a folder and its folders, and says what is wrong; changes nothing. */
    public Result check(Path folder, boolean isOverwriting) throws IOException {
        Read read = read(folder);
        List<FileFault> faults = new ArrayList<>(read.faults());
        if (faults.isEmpty()) {
            faults.addAll(placed(read, programme.faults(read.things(), isOverwriting, LOOKING)));
        }
        return new Result(read.files(), List.of(), 0, faults);
    }

    /** Brings a folder in: every thing in it, or nothing where anything is wrong with one. */
    public Result bring(Path folder, boolean isOverwriting, Writer writer) throws IOException {
        Read read = read(folder);
        if (!read.faults().isEmpty()) {
            return new Result(read.files(), List.of(), 0, read.faults());
        }
        Brought brought = programme.bring(read.things(), isOverwriting, writer);
        return new Result(read.files(), brought.added(), brought.unchanged(), placed(read, brought.faults()));
    }

    /** @param lines by file, on which each key stands */
    private record Read(
            int files, List<Incoming> things, Map<String, Map<String, Integer>> lines, List<FileFault> faults) {}

    private static Read read(Path given) throws IOException {
        Path folder = given.toRealPath();
        List<Incoming> things = new ArrayList<>();
        Map<String, Map<String, Integer>> lines = new LinkedHashMap<>();
        List<FileFault> faults = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        List<Path> files = files(folder, faults);
        for (Path path : files) {
            String file = folder.relativize(path).toString().replace('\\', '/');
            Optional<ReadFile.Result> one = text(path, file, faults).map(text -> ReadFile.of(file, text));
            one.ifPresent(read -> {
                faults.addAll(read.faults());
                lines.put(file, read.lines());
            });
            one.flatMap(ReadFile.Result::thing).ifPresent(thing -> {
                String earlier = names.putIfAbsent(thing.name().toString(), file);
                if (earlier != null) {
                    faults.add(new FileFault(
                            file, 0, thing.name() + " must stand in one file, and " + earlier + " is it."));
                }
                things.add(thing);
            });
        }
        if (files.isEmpty() && faults.isEmpty()) {
            faults.add(new FileFault(
                    given.toString(), 0, "the folder must hold files that end in .yaml, and there is none."));
        }
        return new Read(files.size(), things, lines, faults);
    }

    /**
     * The files of a folder, in order; nothing that looks like one is passed over in silence. What begins with a dot (.git,
     * .github) belongs to other programs.
     */
    private static List<Path> files(Path folder, List<FileFault> faults) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
            for (Path path : found.sorted().toList()) {
                String file = folder.relativize(path).toString().replace('\\', '/');
                if (file.matches("(.*/)?\\..*")) {
                    continue;
                }
                if (Files.isSymbolicLink(path)) {
                    faults.add(new FileFault(
                            file, 0, "a link is not followed: put the file or folder itself in its place."));
                } else if (Files.isDirectory(path)) {
                    if (folder.relativize(path).getNameCount() == DEEPEST) {
                        faults.add(new FileFault(file, 0, "folders must not lie deeper than this."));
                    }
                } else if (file.endsWith(".yaml")) {
                    files.add(path);
                } else if (file.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
                    faults.add(new FileFault(file, 0, "the name of a file must end in .yaml, in small letters."));
                }
            }
        }
        if (files.size() > MOST_FILES) {
            faults.add(new FileFault(
                    "", 0, "a folder must hold at most " + MOST_FILES + " files, not " + files.size() + "."));
            return List.of();
        }
        return files;
    }

    /** Empty, with a fault, where it cannot be read as text. */
    private static Optional<String> text(Path path, String file, List<FileFault> faults) throws IOException {
        if (Files.size(path) > LARGEST_BYTES) {
            faults.add(new FileFault(file, 0, "a file must have at most " + LARGEST_BYTES + " bytes."));
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path));
        } catch (CharacterCodingException noText) {
            faults.add(new FileFault(file, 0, "the file must be text in UTF-8."));
            return Optional.empty();
        }
    }

    private static List<FileFault> placed(Read read, Map<Incoming, List<Fault>> faults) {
        List<FileFault> placed = new ArrayList<>();
        faults.forEach((thing, of) -> of.forEach(fault -> placed.add(new FileFault(
                thing.from(),
                read.lines().getOrDefault(thing.from(), Map.of()).getOrDefault(fault.key(), 0),
                fault.text()))));
        return placed;
    }
}
