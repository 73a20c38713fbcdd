package org.wayworth.app.shell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.handover.Handing;
import org.wayworth.app.programme.ProgrammeDesk;

/** Serves the pages and the API of one desk on this machine. */
public final class Server {

    private final ServletWebServerApplicationContext context;
    private final String address;

    private Server(ServletWebServerApplicationContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /**
     * Starts, and returns once requests are answered.
     *
     * @param programme what was decided, of the same data folder
     * @param address a loopback address; there are no accounts yet, so nobody else is let in
     * @param port 0 picks a free one
     * @throws IllegalArgumentException if the address is not this machine's own
     * @throws IllegalStateException if something else uses the port
     */
    public static Server start(AnalysisDesk desk, ProgrammeDesk programme, String address, int port) {
        return start(desk, programme, Handing.NOTHING, address, port);
    }

    /** The same, of a server that takes imports from the commands of its own user. */
    public static Server start(AnalysisDesk desk, ProgrammeDesk programme, Handing handing, String address, int port) {
        requireFree(loopback(address), port);
        SpringApplicationBuilder application = new SpringApplicationBuilder(Shell.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(AnalysisDesk.class, () -> desk);
                    beans.registerBean(ProgrammeDesk.class, () -> programme);
                    beans.registerBean(Handing.class, () -> handing);
                });
        return new Server((ServletWebServerApplicationContext) application.run(settings(address, port)), address);
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer(), "a started server")
                .getPort();
    }

    /** Where people go: "http://localhost:8080". */
    public String url() {
        String host = address.equals("127.0.0.1") ? "localhost" : address.contains(":") ? "[" + address + "]" : address;
        return "http://" + host + ":" + port();
    }

    /** Where commands go: by the very address, whatever "localhost" means on this machine. */
    public String directUrl() {
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port();
    }

    /** What answers requests, for the test that every address is let in on purpose. */
    ApplicationContext context() {
        return context;
    }

    /** Finishes what is being answered, then frees the port. */
    public void stop() {
        context.close();
    }

    /** As arguments, so that no environment variable or file of the working directory can override them. */
    private static String[] settings(String address, int port) {
        return new String[] {
            "--server.address=" + address,
            "--server.port=" + port,
            "--server.shutdown=graceful",
            "--server.compression.enabled=true",
            "--server.server-header=",
            "--server.tomcat.threads.max=64",
            "--server.tomcat.max-http-form-post-size=64KB",
            "--server.tomcat.max-parameter-count=100",
            "--server.tomcat.max-swallow-size=1MB", // of a body that nobody reads; then the connection is closed
            "--server.tomcat.max-connections=500",
            "--server.tomcat.connection-timeout=20s", // for the address and the headers of a slow client
            "--server.max-http-request-header-size=16KB",
            "--server.tomcat.max-http-response-header-size=64KB", // an address comes back in Location, three bytes for
            // one
            "--spring.mvc.async.request-timeout=60s",
            "--spring.config.location=optional:classpath:/wayworth/",
            "--spring.web.resources.add-mappings=false",
            "--spring.main.lazy-initialization=false",
            "--spring.jmx.enabled=false",
            "--logging.level.root=WARN",
            "--logging.level.org.apache.catalina.core.ContainerBase=OFF", // failures are logged once, by ErrorPages
        };
    }

    private static InetAddress loopback(String address) {
        try {
            InetAddress resolved = InetAddress.getByName(address);
            if (resolved.isLoopbackAddress()) {
                return resolved;
            }
            throw new IllegalArgumentException("address must be this machine's own (127.0.0.1), not " + address
                    + ": there are no accounts yet, so everyone who reaches the server would see the data");
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("address must be 127.0.0.1, not " + address, unknown);
        }
    }

    /** Asked before anything is built, so that the commonest mistake is told in a moment and in one sentence. */
    private static void requireFree(InetAddress address, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, address)) {
            probe.setReuseAddress(true);
        } catch (IOException used) {
            throw new IllegalStateException(
                    "port " + port + " must be free, but another program uses it; choose another with --port", used);
        }
    }
}
