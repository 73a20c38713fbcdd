package org.wayworth.warehouse.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wayworth.vocabulary.Nearest;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One map of a YAML file, with line numbers. Values are text as written: no YAML type is ever guessed. */
final class YamlMap {

    /** Neither tags nor anchors: what is written is what is meant, once, at its place. */
    private static void requirePlain(String file, Iterable<Event> events) {
        for (Event event : events) {
            String found = "";
            if (event instanceof NodeEvent node && node.getAnchor() != null) {
                found = (event instanceof AliasEvent ? "the alias *" : "the anchor &") + node.getAnchor();
            } else if (event instanceof ScalarEvent scalar && scalar.getTag() != null) {
                found = "the tag " + scalar.getTag();
            } else if (event instanceof CollectionStartEvent start && start.getTag() != null) {
                found = "the tag " + start.getTag();
            }
            if (!found.isEmpty()) {
                throw new Refused(Message.of(
                        Code.MAPPING_SYNTAX,
                        "the mapping must be YAML without tags and anchors",
                        found,
                        Message.Place.line(file, event.getStartMark().getLine() + 1L)));
            }
        }
    }

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int DEEPEST = 12;

    private final String file;
    private final String path;
    private final long line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, String path, MappingNode node) {
        this.file = file;
        this.path = path;
        this.line = line(node);
        for (NodeTuple tuple : node.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key must be a word");
            if (values.put(key, tuple.getValueNode()) != null) {
                throw refused(Code.MAPPING_KEY, "a key must stand once in a map", key + " twice", tuple.getKeyNode());
            }
        }
    }

    static YamlMap read(String file, String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        try {
            requirePlain(file, new Yaml(new SafeConstructor(limits)).parse(new StringReader(text)));
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (root instanceof MappingNode map) {
                return new YamlMap(file, "", map);
            }
            throw new Refused(Message.of(
                    Code.MAPPING_SYNTAX,
                    "the mapping must start with a key such as mapping:",
                    root == null ? "an empty file" : "something else",
                    Message.Place.line(file, 1)));
        } catch (MarkedYAMLException e) {
            long at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1L;
            throw new Refused(Message.of(
                    Code.MAPPING_SYNTAX,
                    "the mapping must be YAML",
                    String.valueOf(e.getProblem()),
                    Message.Place.line(file, at)));
        } catch (YAMLException e) {
            throw new Refused(Message.of(
                    Code.MAPPING_SYNTAX,
                    "the mapping must be YAML within the limits",
                    String.valueOf(e.getMessage()),
                    Message.Place.file(file)));
        }
    }

    long line() {
        return line;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** Refuses any other key, and names the nearest one that exists. */
    void allow(String... keys) {
        List<String> known = List.of(keys);
        values.forEach((key, node) -> {
            if (!known.contains(key)) {
                throw refused(
                        Code.MAPPING_KEY,
                        "keys of " + (path.isEmpty() ? "the mapping" : path) + " must be among "
                                + String.join(", ", known),
                        key + nearest(key, known),
                        node);
            }
        });
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return scalar(required(key), path(key) + " must be one value");
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** A list of values, or one value as a list of one. */
    List<String> texts(String key) {
        Node node = required(key);
        if (node instanceof SequenceNode list) {
            List<String> texts = new ArrayList<>();
            list.getValue().forEach(item -> texts.add(scalar(item, path(key) + " must be a list of values")));
            return texts;
        }
        return List.of(scalar(node, path(key) + " must be a value or a list of values"));
    }

    YamlMap map(String key) {
        Node node = required(key);
        if (node instanceof MappingNode map) {
            return new YamlMap(file, path(key), map);
        }
        throw refused(Code.MAPPING_VALUE, path(key) + " must be a map of keys and values", describe(node), node);
    }

    /** Whether the key says true; false where it is not there. */
    boolean flag(String key) {
        String value = optionalText(key).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw refused(Code.MAPPING_VALUE, key + ": must be true or false", value, key);
        }
        return value.equals("true");
    }

    boolean isMap(String key) {
        return values.get(key) instanceof MappingNode;
    }

    List<YamlMap> maps(String key) {
        Node node = required(key);
        if (!(node instanceof SequenceNode list)) {
            throw refused(
                    Code.MAPPING_VALUE, path(key) + " must be a list (lines that start with -)", describe(node), node);
        }
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (!(item instanceof MappingNode map)) {
                throw refused(Code.MAPPING_VALUE, "each item of " + path(key) + " must be a map", describe(item), item);
            }
            maps.add(new YamlMap(file, path(key), map));
        }
        return maps;
    }

    /** Text by key, each one value. */
    Map<String, String> textMap(String key) {
        YamlMap map = map(key);
        Map<String, String> texts = new LinkedHashMap<>();
        map.keys().forEach(name -> texts.put(name, map.text(name)));
        return texts;
    }

    Refused refused(Code code, String must, String found, String key) {
        return refused(code, must, found, values.get(key));
    }

    private Refused refused(Code code, String must, String found, @Nullable Node node) {
        return new Refused(Message.of(code, must, found, Message.Place.line(file, node == null ? line : line(node))));
    }

    private Node required(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw refused(
                    Code.MAPPING_MISSING,
                    (path.isEmpty() ? "the mapping" : path) + " must have " + key + ":",
                    "without it",
                    (Node) null);
        }
        return node;
    }

    private String path(String key) {
        return path.isEmpty() ? key + ":" : path + " " + key + ":";
    }

    private String scalar(Node node, String must) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refused(Code.MAPPING_VALUE, must, describe(node), node);
    }

    private static long line(Node node) {
        return node.getStartMark().getLine() + 1L;
    }

    private static String describe(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? "nothing" : scalar.getValue();
        }
        return node instanceof SequenceNode ? "a list" : "a map";
    }

    /** " (did you mean …?)" where a known word is at most two letters away; else nothing. */
    static String nearest(String word, Collection<String> known) {
        return Nearest.of(word, known)
                .map(other -> " (did you mean " + other + "?)")
                .orElse("");
    }
}
