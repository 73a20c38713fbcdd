package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.app.analysis.KeptAnswer;

/** Laws of the palette, by keyboard alone, in a real browser. */
@Tag("browser")
class PaletteInBrowserTest {

    private static final String STATEMENT = "Customers kept waiting rate us <b>lower</b>.";

    private static final class KeepingDesk extends FixtureDesk {
        KeepingDesk() {
            super(false);
        }

        @Override
        public List<KeptAnswer> kept() {
            return List.of(new KeptAnswer(
                    new org.wayworth.vocabulary.FindingId("f-0123456789"),
                    "linkage",
                    Map.of("horizon-days", "180"),
                    STATEMENT,
                    Instant.parse("2026-03-01T10:00:00Z")));
        }
    }

    private static Server server;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        server = Servers.start(new KeepingDesk(), "127.0.0.1", 0);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.stop();
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        context.addInitScript("window.violations = []; document.addEventListener('securitypolicyviolation',"
                + " e => window.violations.push(e.violatedDirective));");
        page = context.newPage();
        page.navigate(server.url() + "/data");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @DisplayName("law: Ctrl K, a few letters, Enter: and one is there")
    void aFewLettersLeadToAPage() {
        page.keyboard().press("Control+k");
        assertThat(focus()).isEqualTo("palette-words");
        page.keyboard().type("promise");
        page.keyboard().press("Enter");
        page.waitForURL("**/drivers/promises");
        assertThat(page.isVisible("#palette")).isFalse();
    }

    @Test
    @DisplayName("law: arrows go through what was found and back to the words")
    void arrowsGoThroughWhatWasFound() {
        page.keyboard().press("Control+k");
        until("document.querySelectorAll('#palette-found a').length > 10");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo("/value");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(focus()).isEqualTo("palette-words");
    }

    @Test
    @DisplayName("law: a finding on record is found by its words, and opens its question with its options")
    void aFindingOnRecordIsFound() {
        page.keyboard().press("Control+k");
        page.keyboard().type("LOWER waiting");
        until("document.querySelectorAll('#palette-found a').length === 1");
        assertThat(page.textContent("#palette-found")).contains(STATEMENT, "on record since 1 March 2026");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL("**/value?horizon-days=180");
    }

    @Test
    @DisplayName("law: Escape closes it, and the reader is back at the button")
    void escapeLeadsBack() {
        page.focus(".rail [data-palette]");
        page.keyboard().press("Enter");
        until("document.getElementById('palette').open");
        page.keyboard().type("nothing of this kind");
        until("document.getElementById('palette-count').textContent.startsWith('No page and no finding')");
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("/data");
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#palette")).isFalse();
        assertThat(page.evaluate("document.activeElement.matches('.rail [data-palette]')"))
                .isEqualTo(true);
    }

    @Test
    @DisplayName("law: letters alone do nothing")
    void lettersAloneDoNothing() {
        page.keyboard().press("k");
        page.keyboard().press("/");
        assertThat(page.isVisible("#palette")).isFalse();
    }

    @Test
    @DisplayName("law: nobody is shut out of it, and nothing foreign runs")
    void everybodyCanUseIt() {
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 844);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.keyboard().press("Control+k");
                until("document.querySelectorAll('#palette-found a').length > 10");
                assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                        .as(scheme + " " + width)
                        .extracting(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .isEmpty();
                page.keyboard().press("Escape");
            }
        }
        assertThat(page.evaluate("window.violations")).isEqualTo(List.of());
    }

    @Test
    @DisplayName("law: without scripts its button leads to a page that finds the same")
    void withoutScriptsItIsAPage() {
        try (BrowserContext plain =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page bare = plain.newPage();
            bare.navigate(server.url() + "/data");
            bare.click(".rail [data-palette]");
            bare.fill("#words", "staying");
            bare.click("main button[type=submit]");
            assertThat(bare.url()).endsWith("/find?words=staying");
            assertThat(bare.textContent("#statement")).isEqualTo("One page or finding with “staying”.");
            bare.click("#found a");
            assertThat(bare.url()).endsWith("/value/stay");
        }
    }

    private Object focus() {
        return page.evaluate("document.activeElement.id");
    }

    private void until(String condition) {
        Chromium.until(page, condition);
    }
}
