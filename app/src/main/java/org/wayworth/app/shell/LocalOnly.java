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
 * Lets in only requests that name this machine, against DNS rebinding (a foreign page whose name points here), and
 * only our own pages may post. Stands before everything else, because there are no accounts to ask for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LocalOnly extends OncePerRequestFilter {

    private static final int MISDIRECTED = 421;
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isOwn(request.getHeader("Host"))) {
            refuse(response, MISDIRECTED, "Wayworth answers only at localhost: the Host header names another machine.");
        } else if (!SAFE_METHODS.contains(request.getMethod()) && !isFromOwnPage(request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Only Wayworth's own pages may send this.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOwn(@Nullable String host) {
        return host != null && OWN_NAMES.contains(host.replaceFirst(":[0-9]{1,5}$", ""));
    }

    private static boolean isFromOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null || hostOf(origin).equals(request.getHeader("Host"));
    }

    private static String hostOf(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println(message);
    }
}
