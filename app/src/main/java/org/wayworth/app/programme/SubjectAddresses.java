package org.wayworth.app.programme;

import java.lang.reflect.Method;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Subject;

/** Gives the pages of each subject their addresses, below the tab that the menu has for it. */
@Component
class SubjectAddresses {

    private final RequestMappingHandlerMapping mapping;
    private final SubjectPages pages;

    SubjectAddresses(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            SubjectPages pages,
            Places places) {
        this.mapping = mapping;
        this.pages = pages;
        for (Subject<?> subject : Subjects.all()) {
            String base = places.address(subject);
            add(RequestMethod.GET, base, "list");
            add(RequestMethod.GET, base + "/new", "blank");
            add(RequestMethod.POST, base, "add");
            add(RequestMethod.GET, base + "/{slug}", "show");
            add(RequestMethod.POST, base + "/{slug}", "save");
            add(RequestMethod.GET, base + "/{slug}/edit", "edit");
            add(RequestMethod.GET, base + "/{slug}/history", "history");
            add(RequestMethod.POST, base + "/{slug}/restore", "restore");
        }
    }

    private void add(RequestMethod method, String address, String handler) {
        Method found = Objects.requireNonNull(
                ReflectionUtils.findMethod(SubjectPages.class, handler, (Class<?>[]) null), handler);
        mapping.registerMapping(
                RequestMappingInfo.paths(address)
                        .methods(method)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                pages,
                found);
    }
}
