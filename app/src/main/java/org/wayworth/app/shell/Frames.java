package org.wayworth.app.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.WebUtils;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.filter.Filter;
import org.wayworth.app.filter.FilterBar;
import org.wayworth.app.filter.FilteredPage;
import org.wayworth.app.navigation.Navigation;

/** Gives every page its frame. */
@ControllerAdvice
class Frames {

    static final String THEME_COOKIE = "wayworth-theme";

    private static final FilterBar NO_BAR =
            new FilterBar(Filter.NONE, FilteredPage.other("/"), Map.of(), Optional.empty());

    private final AnalysisDesk desk;
    private final Navigation navigation;
    private final Assets assets;
    private final Bars bars;

    Frames(AnalysisDesk desk, Navigation navigation, Assets assets, Bars bars) {
        this.bars = bars;
        this.desk = desk;
        this.navigation = navigation;
        this.assets = assets;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        String path = failed ? "" : request.getRequestURI();
        Optional<Navigation.Place> place = failed ? Optional.empty() : place(request);
        Cookie theme = WebUtils.getCookie(request, THEME_COOKIE);
        return new Frame(
                Frame.Theme.of(theme == null ? "" : theme.getValue()),
                path,
                failed ? "/" : query == null ? path : path + "?" + query,
                assets.base(),
                navigation,
                place,
                failed ? NO_BAR : bars.bar(path, place, request.getParameterMap()),
                desk.isSample(),
                desk.shortage());
    }

    /** By the pattern that the address fits, so that it does not matter how the address is written; else by the address. */
    private Optional<Navigation.Place> place(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .flatMap(pattern -> navigation.at(pattern.toString()))
                .or(() -> navigation.at(request.getRequestURI()));
    }
}
