package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of what arrives in a page that stands already: it looks and behaves as if the page had been opened anew. */
@Tag("browser")
class SwapsInBrowserTest {

    private static final String WATCH_POLICY = "window.violations ="
            + " [];document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective +"
            + " ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ':' + e.columnNumber));";

    /** Whether there are pictures, each with a canvas on which something is painted in the colours of the theme. */
    private static final String PAINTED = """
            (() => {
              const charts = [...document.querySelectorAll('.chart')];
              const text = getComputedStyle(document.documentElement).getPropertyValue('--text-2').trim();
              return charts.length > 0 && charts.every(chart => {
                const canvas = chart.querySelector('canvas');
                if (!canvas || canvas.width === 0) return false;
                const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                const axis = echarts.getInstanceByDom(chart).getOption().xAxis[0];
                return pixels.some(value => value > 0) && (axis.show === false || axis.axisLabel.color === text);
              });
            })()""";

    private static final SlowDesk DESK = new SlowDesk();
    private static Server server;
    private static Chromium chromium;

    // Set by each test itself, which chooses the theme.
    @SuppressWarnings("NullAway.Init")
    private BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    private final List<String> errors = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Servers.start(DESK, "127.0.0.1", 0);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.stop();
    }

    private void open(ColorScheme scheme) {
        DESK.forget();
        context = chromium.browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1440, 900));
        context.addInitScript(WATCH_POLICY);
        page = context.newPage();
        page.onPageError(errors::add);
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(errors).as("errors in the browser").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("fault: pictures of findings that arrive while Home is open are drawn")
    void homeDrawsWhatArrives(ColorScheme scheme) {
        open(scheme);
        go("/");
        assertThat(page.textContent("h1")).isEqualTo("Asking the first questions of your data.");
        until(PAINTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName(
            "fault: pictures are drawn when a question that was worked on is answered, and when a wrong option is corrected")
    void aQuestionDrawsWhatArrives(ColorScheme scheme) {
        open(scheme);
        go("/value?horizon-days=" + SlowDesk.SLOW);
        assertThat(page.textContent("h1")).isEqualTo("Working it out.");
        until(PAINTED);

        go("/value?horizon-days=x");
        answerAgain("90");
        until(PAINTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("law: Back and Forward lead through the answers, however often, and draw their pictures")
    void backAndForwardLeadThroughTheAnswers(ColorScheme scheme) {
        open(scheme);
        go("/value");
        answerAgain("180");
        answerAgain("90");
        Object entries = page.evaluate("history.length");
        for (int round = 0; round < 2; round++) {
            page.goBack();
            arrives("180");
            page.goBack();
            arrives("365");
            page.goForward();
            arrives("180");
            page.goForward();
            arrives("90");
        }
        assertThat(page.evaluate("history.length")).isEqualTo(entries);
        assertThat(page.evaluate("document.getElementById('options').open")).isEqualTo(false);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("law: whoever asks again stands before the new answer, by eye and by keyboard")
    void whoeverAsksAgainStandsBeforeTheAnswer(ColorScheme scheme) {
        open(scheme);
        page.setViewportSize(390, 600);
        go("/value");
        answerAgain("90");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("statement");
        assertThat(page.evaluate("(() => { const box = document.getElementById('statement').getBoundingClientRect();"
                        + " return box.top >= 0 && box.bottom <= innerHeight; })()"))
                .as("the statement is in sight")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("fault: an answer that arrives by itself leaves alone what the reader is writing")
    void whatIsBeingWrittenStays(ColorScheme scheme) {
        open(scheme);
        go("/value?horizon-days=" + SlowDesk.SLOW);
        page.evaluate("document.getElementById('options').open = true");
        page.fill("#option-horizon-days", "90");
        until(PAINTED);
        assertThat(page.textContent("h1")).isNotEqualTo("Working it out.");
        assertThat(page.inputValue("#option-horizon-days")).isEqualTo("90");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("option-horizon-days");
        assertThat(page.evaluate("scrollY")).isEqualTo(0);
        page.click("#options-apply");
        arrives("90");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("fault: a new look leads back to the answer that stood on the page")
    void aNewLookLeadsBackToTheAnswer(ColorScheme scheme) {
        open(scheme);
        go("/value");
        answerAgain("90");
        page.click("button[name=theme][value=dark]");
        arrives("90");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("fault: nothing that arrives by swap breaks the content policy")
    void nothingThatArrivesBreaksTheContentPolicy(ColorScheme scheme) {
        open(scheme);
        go("/");
        until("document.querySelector('h1').textContent.startsWith('Asking') === false");
        until(PAINTED);
        assertThat(page.evaluate("window.violations")).isEqualTo(List.of());
        go("/value");
        answerAgain("90");
        page.goBack();
        arrives("365");
        assertThat(page.evaluate("window.violations")).isEqualTo(List.of());
    }

    private void answerAgain(String horizon) {
        page.evaluate("document.getElementById('options').open = true");
        page.fill("#option-horizon-days", horizon);
        page.click("#options-apply");
        arrives(horizon);
    }

    private void arrives(String horizon) {
        until("new URLSearchParams(location.search).get('horizon-days') === "
                + (horizon.equals("365") ? "null" : "'" + horizon + "'")
                + " && document.querySelector('#option-horizon-days')?.value === '" + horizon + "'"
                + " && document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added') === null");
        until(PAINTED);
    }

    private void go(String address) {
        page.navigate(server.url() + address);
    }

    private void until(String condition) {
        Chromium.until(page, condition);
    }
}
