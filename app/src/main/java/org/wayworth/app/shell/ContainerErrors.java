package org.wayworth.app.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a request that the application is never asked: one that cannot be read as HTTP. A program gets a
 * problem, as everywhere under {@code /api}; where even the address cannot be read, too, since people's browsers send no
 * such thing.
 */
public final class ContainerErrors extends ErrorReportValve {

    private static final int LEAST_ERROR = 400;

    /** Made by the container. */
    public ContainerErrors() {}

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < LEAST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            // A body in an encoding that nobody knows is the sender's fault, and no address here takes a body of that
            // kind.
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        ErrorWords words = ErrorWords.of(response.getStatus());
        String path = request.getRequestURI();
        boolean isForPeople = path != null && path.startsWith("/") && !ApiPath.is(path);
        try {
            response.setContentType(isForPeople ? "text/plain" : "application/problem+json");
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(isForPeople ? words.title() + ". " + words.text() + "\n" : Problem.text(words));
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("the client is gone", gone);
        }
    }
}
