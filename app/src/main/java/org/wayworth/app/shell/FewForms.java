package org.wayworth.app.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads few forms at a time: a client that sends its form byte by byte holds a thread for as long, and a hundred such
 * clients would hold them all. One form too many is told to come back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FewForms extends OncePerRequestFilter {

    private static final int AT_A_TIME = 8;

    private final Semaphore places = new Semaphore(AT_A_TIME);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasBody(request)) {
            chain.doFilter(request, response);
        } else if (places.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                places.release();
            }
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
