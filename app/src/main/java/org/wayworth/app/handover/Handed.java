package org.wayworth.app.handover;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names of an import's files, as they are handed over: whole, since the server stands in another folder.
 *
 * @param shown the data folder as the command names it
 */
record Handed(List<Path> files, Path mapping, Path shown) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Handed {
        files = List.copyOf(files);
    }

    String json() {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode names = node.putArray("files");
        files.forEach(file -> names.add(file.toAbsolutePath().toString()));
        node.put("mapping", mapping.toAbsolutePath().toString());
        node.put("shown", shown.toString());
        return JSON.writeValueAsString(node);
    }

    /** Empty where it is something else. */
    static Optional<Handed> of(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            List<Path> files = new ArrayList<>();
            node.path("files").forEach(name -> files.add(Path.of(name.asString(""))));
            Path mapping = Path.of(node.path("mapping").asString(""));
            boolean isWhole =
                    !files.isEmpty() && mapping.isAbsolute() && files.stream().allMatch(Path::isAbsolute);
            return isWhole
                    ? Optional.of(new Handed(
                            files, mapping, Path.of(node.path("shown").asString(""))))
                    : Optional.empty();
        } catch (JacksonException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }
}
