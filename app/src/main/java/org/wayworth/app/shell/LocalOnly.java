package org.wayworth.app.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only requests that name this machine, against DNS rebinding (a foreign page whose name points here), and that
 * no other site has sent. Another site may lead a reader to one of our pages, as any link does, and nothing more: it may
 * not load what is here, ask the API, send forms, or have pages fetched in advance. Stands before everything else,
 * because there are no accounts to ask for.
 *
 * <p>Browsers say where a request comes from (Fetch Metadata: {@code Sec-Fetch-Site}); where they do not, {@code Origin}
 * decides. A request with neither comes from a program on this machine.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalOnly extends OncePerRequestFilter {

    private static final int MISDIRECTED = 421;
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    /** Our own pages; what the reader typed or chose from the bookmarks. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOwn(request.getHeader("Host"))) {
            refuse(request, response, MISDIRECTED);
        } else if (!isAllowed(request)) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOwn(@Nullable String host) {
        return host != null && OWN_NAMES.contains(host.replaceFirst(":[0-9]{1,5}$", ""));
    }

    private static boolean isAllowed(HttpServletRequest request) {
        boolean isSafe = SAFE_METHODS.contains(request.getMethod());
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null) {
            String origin = request.getHeader("Origin");
            return origin == null || hostOf(origin).equals(request.getHeader("Host"));
        }
        return isSafe ? OWN_SITES.contains(site) || isVisit(request) : site.equals("same-origin");
    }

    /** Whether a reader follows a link to a page of ours, in a window of its own. */
    private static boolean isVisit(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && request.getHeader("Sec-Purpose") == null
                && !ApiPath.is(request.getRequestURI());
    }

    private static String hostOf(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        ErrorWords words = ErrorWords.of(status);
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setCharacterEncoding("UTF-8");
        if (ApiPath.is(request.getRequestURI())) {
            response.setContentType("application/problem+json");
            response.getWriter().println(Problem.text(words));
        } else {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(words.title() + ". " + words.text());
        }
    }
}
