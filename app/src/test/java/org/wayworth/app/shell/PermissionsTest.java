package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wayworth.app.navigation.Navigation;

/** Every address that something answers has a permission that was written down, and every permission an address. */
@DisplayName("law: addresses and permissions")
class PermissionsTest {

    /** What the container asks when a request has failed; never let in from outside (see Security). */
    private static final Route FAILED = new Route("ANY", "/error");

    /** @param method of HTTP, or ANY @param address with a star for each variable part */
    private record Route(String method, String address) {}

    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void everyHandlerHasAPermission() {
        assertThat(undeclared(answered()))
                .as(
                        "add the page to Entries, or its address to Security.READABLE or Security.CHANGEABLE, if everyone here may ask for it")
                .isEmpty();
    }

    @Test
    void everyPermissionHasAHandler() {
        Set<String> answered = new TreeSet<>();
        answered().forEach(route -> answered.add(route.address()));
        assertThat(Stream.of(
                                readable().toArray(String[]::new),
                                changeable().toArray(String[]::new),
                                Security.REPLACEABLE)
                        .flatMap(Stream::of))
                .isSubsetOf(answered);
    }

    @Test
    @DisplayName("fault: a new address, another method of an old one and a method left open are all reported")
    void whatNobodyDeclaredIsFound() {
        Route fresh = new Route("GET", "/customers/*");
        Route changed = new Route("POST", "/data");
        Route open = new Route("ANY", "/analyses/*");
        Route read = new Route("GET", "/appearance");
        assertThat(undeclared(List.of(fresh, changed, open, read, new Route("GET", "/data"), FAILED)))
                .containsExactly(fresh, changed, open, read);
    }

    private static List<Route> undeclared(Collection<Route> routes) {
        return routes.stream()
                .filter(route -> !route.equals(FAILED) && !isDeclared(route))
                .toList();
    }

    private static boolean isDeclared(Route route) {
        return switch (route.method()) {
            case "GET", "HEAD" -> readable().contains(route.address());
            case "POST" -> changeable().contains(route.address());
            case "PUT" -> List.of(Security.REPLACEABLE).contains(route.address());
            default -> false;
        };
    }

    private static List<String> readable() {
        return List.of(Security.readable(server.context().getBean(Navigation.class)));
    }

    private static List<String> changeable() {
        return List.of(Security.changeable(server.context().getBean(Navigation.class)));
    }

    private static List<Route> answered() {
        List<Route> routes = new ArrayList<>();
        server.context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info))));
        server.context()
                .getBeansOfType(SimpleUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getUrlMap().keySet().forEach(address -> routes.add(file(address))));
        assertThat(routes).as("what the server answers").hasSizeGreaterThan(8).contains(FAILED);
        return routes;
    }

    private static List<Route> routes(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<String> names = methods.isEmpty()
                ? List.of("ANY")
                : methods.stream().map(RequestMethod::name).toList();
        return info.getPatternValues().stream()
                .map(pattern -> pattern.isEmpty() ? "/" : pattern.replaceAll("\\{[^}]*}", "*"))
                .flatMap(address -> names.stream().map(method -> new Route(method, address)))
                .toList();
    }

    /** Own files lie under an address with their version in it. */
    private static Route file(String address) {
        return new Route("GET", address.replaceFirst("^/assets/[0-9a-f]+/", "/assets/"));
    }
}
