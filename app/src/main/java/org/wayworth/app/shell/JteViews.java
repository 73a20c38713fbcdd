package org.wayworth.app.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Turns a view's name into its precompiled template. Names are constants of the controllers, never input. */
@Component
class JteViews implements ViewResolver, Ordered {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, JteViews.class.getClassLoader(), "org.wayworth.app.page");

    /** The model's attribute that names what a page shows, where equal names mean equal pages. */
    private static final String SAME = "same";

    private final RenderedPages rendered;

    JteViews(RenderedPages rendered) {
        this.rendered = rendered;
        engine.setBinaryStaticContent(true);
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:")
                ? null
                : (model, request, response) -> {
                    Map<String, Object> parameters = parameters(model);
                    Object same = parameters.remove(SAME);
                    if (same instanceof String content && parameters.get("frame") instanceof Frame frame) {
                        rendered.send(
                                new RenderedPages.Key(name, frame, content),
                                page -> engine.render(name + ".jte", parameters, page),
                                request,
                                response);
                        return;
                    }
                    Utf8ByteOutput page = new Utf8ByteOutput();
                    engine.render(name + ".jte", parameters, page);
                    response.setContentType("text/html;charset=UTF-8");
                    response.setContentLength(page.getContentLength());
                    page.writeTo(response.getOutputStream()::write);
                };
    }

    private static Map<String, Object> parameters(@Nullable Map<String, ?> model) {
        return model == null ? Map.of() : new HashMap<>(model);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
