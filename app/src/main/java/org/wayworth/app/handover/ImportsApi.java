package org.wayworth.app.handover;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.wayworth.warehouse.Faults;
import org.wayworth.warehouse.message.Refused;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes an import from {@code wayworth import} on this machine. Not for other programs: only who can read the secret in
 * the data folder is answered, and for everybody else the address does not exist. The files are named, and the server
 * reads them with its own rights, which are those of the same user.
 */
@Controller
class ImportsApi {

    /** One line of JSON a step, and one at the end. */
    static final String LINES = "application/x-ndjson";

    /** Room for the names of some thousand files. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int TOO_LARGE = 413;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Handing handing;

    ImportsApi(Handing handing) {
        this.handing = handing;
    }

    @PostMapping("/api/v1/imports")
    void importFiles(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Importing> importing = handing.forWhoKnows(authorization);
        if (importing.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            response.sendError(TOO_LARGE);
            return;
        }
        Optional<Handed> handed = Handed.of(body);
        if (handed.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType(LINES);
        response.setCharacterEncoding("UTF-8");
        answer(importing.get(), handed.get(), response.getWriter());
    }

    /** On this thread, since nothing limits how long it takes; who no longer listens does not stop it. */
    private static void answer(Importing importing, Handed handed, PrintWriter writer) {
        try {
            Importing.Told told = importing.importFiles(
                    handed.files(), handed.mapping(), handed.shown(), step -> line(writer, "step", step));
            line(writer, JSON.createObjectNode().put("text", told.text()).put("json", told.json()));
        } catch (ImportEnded ended) {
            line(writer, "ended", String.valueOf(ended.getMessage()));
        } catch (RuntimeException failure) {
            Refused refused = Faults.of(failure, handed.shown()).orElseThrow(() -> failure);
            line(
                    writer,
                    JSON.createObjectNode()
                            .put("refused", String.valueOf(refused.getMessage()))
                            .put("code", refused.code().name()));
        }
    }

    private static void line(PrintWriter writer, String name, String text) {
        line(writer, JSON.createObjectNode().put(name, text));
    }

    /** Steps come from several threads. */
    private static void line(PrintWriter writer, ObjectNode node) {
        synchronized (writer) {
            writer.println(JSON.writeValueAsString(node));
            writer.flush();
        }
    }
}
