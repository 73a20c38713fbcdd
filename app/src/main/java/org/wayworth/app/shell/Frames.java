package org.wayworth.app.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;
import org.wayworth.app.analysis.AnalysisDesk;

/** Gives every page its frame. */
@ControllerAdvice
class Frames {

    static final String THEME_COOKIE = "wayworth-theme";

    private final AnalysisDesk desk;
    private final Assets assets;

    Frames(AnalysisDesk desk, Assets assets) {
        this.desk = desk;
        this.assets = assets;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        String path = failed ? "" : request.getRequestURI();
        Cookie theme = WebUtils.getCookie(request, THEME_COOKIE);
        return new Frame(
                Frame.Theme.of(theme == null ? "" : theme.getValue()),
                path,
                failed ? "/" : query == null ? path : path + "?" + query,
                assets.base(),
                desk.cards(),
                desk.isSample(),
                desk.shortage());
    }
}
