package org.wayworth.app.shell;

import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Pages that say the same until something that they show changes: rendered and compressed once for each answer and form,
 * and not sent again to a browser that has them.
 */
@Component
class RenderedPages {

    /** The most pages that are held; those least recently asked for go first. At 100 KB a page about 10 MB. */
    private static final int MOST = 100;

    private static final Pattern GZIP = Pattern.compile("(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q=(?:1|0\\.0*[1-9]))");

    /**
     * All that a page depends on.
     *
     * @param content names what stands inside the frame; of equal content the page is equal
     */
    record Key(String view, Frame frame, String content) {}

    private record Page(String tag, byte[] plain, byte[] compressed) {}

    private final Map<Key, Page> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Page> eldest) {
            return size() > MOST;
        }
    };

    /** Sends the page, or says that the browser has it. */
    void send(Key key, Consumer<Utf8ByteOutput> render, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = page(key, render);
        response.setHeader(HttpHeaders.ETAG, page.tag());
        // Kept by this browser, and asked for each time: what was imported meanwhile shows at once.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.addHeader(HttpHeaders.VARY, "Accept-Encoding, Cookie");
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), page.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean isCompressed = accepted != null && GZIP.matcher(accepted).find();
        if (isCompressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        byte[] body = isCompressed ? page.compressed() : page.plain();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Page page(Key key, Consumer<Utf8ByteOutput> render) {
        synchronized (pages) {
            Page known = pages.get(key);
            if (known != null) {
                return known;
            }
        }
        Page made = make(render);
        synchronized (pages) {
            pages.put(key, made);
        }
        return made;
    }

    private static Page make(Consumer<Utf8ByteOutput> render) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        render.accept(output);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(output.getContentLength());
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try {
            output.writeTo(plain::write);
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                plain.writeTo(gzip);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory cannot fail", impossible);
        }
        return new Page(tag(plain.toByteArray()), plain.toByteArray(), compressed.toByteArray());
    }

    /** A weak one: the page is the same, compressed or not. */
    static String tag(byte[] body) {
        return "W/\"" + DigestUtils.md5DigestAsHex(body) + "\"";
    }

    private static boolean names(@Nullable String tags, String tag) {
        return tags != null && (tags.strip().equals("*") || tags.contains(tag.substring(2)));
    }
}
