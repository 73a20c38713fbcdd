package org.wayworth.app.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is shown when a request fails: words and a way on, never an inside view. Details go to the log. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int REFERENCE_LENGTH = 8;

    /** @return a view's name for people, an answer for programs */
    @RequestMapping("/error")
    Object show(HttpServletRequest request, HttpServletResponse response, Model model) {
        ErrorWords words = ErrorWords.of(status(request));
        List<String> reference = words.isOurs() ? List.of(record(request)) : List.of();
        if (ApiPath.is(path(request))) {
            return Problem.of(words, reference);
        }
        response.setStatus(words.status());
        if (words.status() == ErrorWords.BUSY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ErrorWords.RETRY_AFTER_SECONDS);
        }
        model.addAttribute("words", words);
        model.addAttribute("reference", reference);
        return "error/show";
    }

    private static String record(HttpServletRequest request) {
        String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
        Throwable cause = cause(request);
        LOG.error("{} at {}", reference, path(request), cause);
        return reference;
    }

    private static @Nullable Throwable cause(HttpServletRequest request) {
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return thrown instanceof ServletException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static int status(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
    }

    private static String path(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path instanceof String text ? text : "";
    }
}
