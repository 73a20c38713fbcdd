package org.wayworth.app.wording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is written where no world reaches: sentences in the source of the program, pages, and documents. Only whole
 * phrases are taken, so that a column, a key or an id may be called what it is called.
 */
final class ProductTexts {

    private static final Path ROOT = Path.of(System.getProperty("wayworth.root"));

    /** Modules whose words readers meet; the kernel speaks to programmers. */
    private static final List<String> MODULES =
            List.of("vocabulary", "condition", "analytics", "app", "warehouse", "demo");

    /** What says which words are retired, or is history. */
    private static final Pattern EXEMPT = Pattern.compile("docs/(decision/.*|reference/glossary\\.md)");

    private static final Pattern LITERAL = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])'|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"",
            Pattern.DOTALL);

    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private ProductTexts() {}

    /** Sentences and phrases in quotes, those in several pieces put together. */
    static List<Passage> ofSources() throws IOException {
        List<Passage> texts = new ArrayList<>();
        for (String module : MODULES) {
            for (Path file : files(ROOT.resolve(module).resolve("src/main"), ".java")) {
                String source = JOINED.matcher(Files.readString(file).replace("\\u2019", "\u2019"))
                        .replaceAll("");
                LITERAL.matcher(source).results().forEach(match -> {
                    String text = match.group(1) == null ? match.group(2) : match.group(1);
                    if (text != null && text.contains(" ")) {
                        texts.add(passage(file, text));
                    }
                });
            }
        }
        return texts;
    }

    /** Pages, line by line. */
    static List<Passage> ofPages() throws IOException {
        return lines(files(ROOT.resolve("app/src/main/jte"), ".jte"));
    }

    /** Documents for readers, line by line. */
    static List<Passage> ofDocuments() throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md"), ROOT.resolve("demo/truth.md")));
        documents.addAll(files(ROOT.resolve("docs"), ".md"));
        documents.addAll(files(ROOT.resolve("analytics/src/main/resources"), ".md"));
        return lines(documents.stream()
                .filter(file ->
                        !EXEMPT.matcher(ROOT.relativize(file).toString()).matches())
                .toList());
    }

    /** Line by line, each with the next one, since phrases run over the end of a line. */
    private static List<Passage> lines(List<Path> files) throws IOException {
        List<Passage> texts = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
                texts.add(new Passage(
                        ROOT.relativize(file) + ":" + (i + 1), Passage.Kind.WORKING, lines.get(i) + " " + next));
            }
        }
        return texts;
    }

    private static Passage passage(Path file, String text) {
        return new Passage(ROOT.relativize(file).toString(), Passage.Kind.WORKING, text);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
