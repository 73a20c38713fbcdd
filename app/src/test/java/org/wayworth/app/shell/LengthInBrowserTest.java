package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a page stands open before the reader asks for more. */
@Tag("browser")
@DisplayName("law: a page is read to its end")
class LengthInBrowserTest {

    private static Server server;
    private static Chromium chromium;

    private Page page;

    @BeforeAll
    static void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.stop();
    }

    @BeforeEach
    void open() {
        page = chromium.browser().newPage();
    }

    @AfterEach
    void close() {
        page.close();
    }

    /** Of 900 pixels each, before the reader unfolds anything. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/value", "/value?horizon-days=" + FixtureDesk.MANY_PICTURES, "/data"})
    void aPageIsThreeScreensAtMost(String address) {
        page.setViewportSize(1440, 900);
        page.navigate(server.url() + address);
        assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
                .isLessThanOrEqualTo(3 * 900);
    }

    /** What failed stands open; what passed is one line, however many there are and however narrow the page. */
    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void checksThatPassedAreOneLine(int width) {
        page.setViewportSize(width, 900);
        page.navigate(server.url() + "/value");
        assertThat(page.isVisible("#checks .is-cannot-tell")).isTrue();
        assertThat(page.isVisible("#checks .is-passed")).isFalse();
        assertThat(((Number) page.evaluate(
                                "document.querySelector('#checks .passed-checks > summary .one-line').clientHeight"))
                        .intValue())
                .isBetween(10, 30);
        page.click("#checks .passed-checks > summary");
        assertThat(page.isVisible("#checks .is-passed")).isTrue();
    }
}
