package org.wayworth.warehouse.identity;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** Resolves the keys of a warehouse anew and writes which customer each joined key belongs to. */
public final class Identity {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Identity() {}

    /** What customers are resolved by: the list of stand-ins and the SQL. */
    public static String rules() {
        return String.join("\n", StandIns.lines())
                + Sql.beside(Identity.class, "held.sql")
                + Sql.beside(Identity.class, "edges.sql")
                + Sql.beside(Identity.class, "near.sql");
    }

    /**
     * @param keep by namespace: keys that are customers' though they look like a stand-in; * for all
     * @param folder one that the engine may read
     */
    public static void resolve(Session session, Map<String, Set<String>> keep, Path folder) throws IOException {
        session.run(Sql.of("delete from source.keep"), Parameters.none());
        keep.forEach((namespace, keys) -> keys.forEach(key -> session.run(
                Sql.of("insert into source.keep values (:namespace, :key)"),
                Parameters.with("namespace", namespace).and("key", key))));
        StandIns.fill(session, folder);
        session.run(Sql.beside(Identity.class, "held.sql"), Parameters.none());
        session.run(Sql.beside(Identity.class, "near.sql"), Parameters.none());
        Columns edges = session.query(Sql.beside(Identity.class, "edges.sql"), Parameters.none(), LONGEST);
        KeyGraph graph = KeyGraph.of(edges.longs("a"), edges.longs("b"));
        Path file = folder.resolve("member.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < graph.size(); i++) {
                if (graph.customer(i) != graph.key(i)) {
                    out.append(Long.toString(graph.key(i)))
                            .append(',')
                            .append(Long.toString(graph.customer(i)))
                            .append('\n');
                }
            }
        }
        session.run(Sql.of("delete from source.member"), Parameters.none());
        session.copyIn("source.member", List.of("key", "customer_id"), file);
        Files.delete(file);
    }
}
