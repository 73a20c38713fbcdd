package org.wayworth.programme.subject;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML of one level: keys with a text, or with a list of texts. Nothing is made of what a text looks like: {@code no} is
 * the text "no", a date is its characters.
 */
public final class FlatYaml {

    private static final int LONGEST = 1 << 20;

    private FlatYaml() {}

    /**
     * @param values by key
     * @param lines on which each key stands, from 1
     */
    public record Document(Map<String, List<String>> values, Map<String, Integer> lines) {}

    /** What a text is not, and where. */
    public static final class Unreadable extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        private final int line;

        /** @param line from 1 */
        Unreadable(int line, String must) {
            super(must);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    /** @throws Unreadable when it is anything else */
    public static Document read(String text) {
        if (text.length() > LONGEST) {
            throw new Unreadable(1, "a file must have at most " + LONGEST + " characters");
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(3);
        options.setCodePointLimit(LONGEST);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new Unreadable(
                    mark == null ? 1 : mark.getLine() + 1, "the file must be YAML: " + String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new Unreadable(1, "the file must be YAML: " + firstLine(e));
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new Unreadable(1, "the file must be a list of keys with their values, key: value");
        }
        return document(mapping);
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Document document(MappingNode mapping) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Unreadable(line, "a key must be a word");
            }
            if (values.put(key.getValue(), texts(key.getValue(), tuple.getValueNode())) != null) {
                throw new Unreadable(line, "a key must stand once, and " + key.getValue() + " stands again");
            }
            lines.put(key.getValue(), line);
        }
        return new Document(values, lines);
    }

    private static List<String> texts(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        List<String> texts = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (!(item instanceof ScalarNode scalar)) {
                    throw new Unreadable(line(item), "each item of " + key + " must be a text");
                }
                texts.add(scalar.getValue());
            }
            return texts;
        }
        throw new Unreadable(line(node), key + " must be a text or a list of texts");
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
