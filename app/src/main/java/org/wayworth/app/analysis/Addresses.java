package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.navigation.Navigation.Place;

/** Gives the pages of analyses, and of entries without a page of their own, the addresses that the menu says. */
@Component
class Addresses {

    Addresses(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            Navigation navigation,
            AnalysisPages analyses,
            EntryPages entries) {
        navigation.places().forEach((address, place) -> {
            if (place.analysis().isPresent()) {
                add(mapping, address, analyses, "show");
            } else if (place.isEntrysOwn()) {
                add(mapping, address, entries, "open");
            }
        });
    }

    /** What stands at the address that was asked for, however it was written. */
    static Place place(Navigation navigation, HttpServletRequest request) {
        return navigation
                .at(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
                .orElseThrow();
    }

    private static void add(RequestMappingHandlerMapping mapping, String address, Object controller, String handler) {
        Method method = Objects.requireNonNull(
                ReflectionUtils.findMethod(controller.getClass(), handler, (Class<?>[]) null), handler);
        mapping.registerMapping(
                RequestMappingInfo.paths(address)
                        .methods(RequestMethod.GET)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                controller,
                method);
    }
}
