package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.app.navigation.Navigation;

/** Laws of every page, in a real browser: nobody is shut out, nothing foreign runs, no picture is the only copy. */
@Tag("browser")
class PagesInBrowserTest {

    private static final String WATCH_POLICY = "window.violations ="
            + " [];document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective +"
            + " ' ' + e.blockedURI));";
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The rules that look at colours. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** All that a page says, hidden parts included. */
    private static final String TEXT = """
            () => {
              const main = document.getElementById('main').cloneNode(true);
              main.querySelectorAll('noscript').forEach(one => one.remove());
              return main.textContent.replace(/\\s+/g, ' ');
            }""";

    private static Server server;
    private static Server empty;
    private static Server every;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;
    private final List<String> errors = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = Servers.start(new FixtureDesk(false), "127.0.0.1", 0);
        empty = Servers.start(new FixtureDesk(true), "127.0.0.1", 0);
        every = Servers.start(new EveryQuestionDesk(), "127.0.0.1", 0);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.stop();
        empty.stop();
        every.stop();
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        context.addInitScript(WATCH_POLICY);
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                errors.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(errors).as("errors in the browser").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/value",
                "/drivers/promises",
                "/value/stay",
                "/data",
                "/patterns",
                "/nothing/here",
                "/value?horizon-days=x",
                "/value?horizon-days=666",
                "/value?horizon-days=" + FixtureDesk.MANY_PICTURES,
                "empty:/",
                "empty:/value",
                "empty:/journeys",
                "empty:/data"
            })
    void everybodyCanUseThePage(String address) {
        assertEverybodyCanUse(address);
    }

    /** With the options and explanations that it really has, and as a refusal too. */
    @ParameterizedTest
    @MethodSource("everyPage")
    void everybodyCanUseEveryPageOfTheMenu(String address) {
        assertEverybodyCanUse("every:" + address);
    }

    @Test
    void everybodyCanUseARefusalOfAnAnalysisThatIsReal() {
        assertEverybodyCanUse("every:/value?horizon-days=1500");
    }

    static Stream<String> everyPage() {
        return Navigation.of(Analyses.all().stream().map(Analysis::card).toList()).places().entrySet().stream()
                .filter(place -> place.getValue().tab().isPresent()
                        || place.getValue().entry().tabs().isEmpty())
                .map(Map.Entry::getKey)
                .sorted();
    }

    /** What a reader asks by option stands under "Change the question" only where it decides something. */
    @Test
    void anOptionThatDecidesNothingIsNotSaid() {
        go("every:/value");
        assertThat(page.textContent(".chips"))
                .contains("Follow-up period: 365 days")
                .doesNotContain("Lifetime value over");
        go("every:/value?outcome=lifetime-value");
        assertThat(page.textContent(".chips")).contains("Lifetime value over: 3");
    }

    /** Paper is narrower than the screen that the pictures were drawn for, and white. */
    @Test
    void onPaperEveryPictureFitsAndKeepsItsHeading() {
        go("/value");
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        page.setViewportSize(660, 900);
        until("[...document.querySelectorAll('.chart canvas')].every(c => c.getBoundingClientRect().right <= 660)");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(660);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.isVisible("figcaption h2 >> nth=0")).isTrue();
        assertThat(page.isVisible(".twin table >> nth=0")).isTrue();
    }

    /** Five beside the first; the others unfold by key, and stand on paper without it. */
    @Test
    void manyPicturesAreFoldedUntilTheyAreAskedForAndOpenOnPaper() {
        String folded = ".folded >> nth=0";
        String last = ".folded >> nth=0 >> figure >> nth=-1";
        go("/value?horizon-days=" + FixtureDesk.MANY_PICTURES);
        assertThat(page.textContent(folded + " >> summary")).contains(" more pictures and tables", "How we arrived");
        assertThat(page.isVisible(last)).isFalse();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.isVisible(last)).isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.focus(folded + " >> summary");
        page.keyboard().press("Enter");
        page.waitForSelector(last);
        until("[...document.querySelectorAll('.folded[open] .chart canvas')].every(c => c.clientWidth > 200)");
    }

    /** Rows of a table are alike: axe, which takes a tenth of a second for each dozen of them, sees the first of them. */
    private static final String FIRST_ROWS_ONLY = """
            () => {
              document.querySelectorAll('details').forEach(d => d.open = true);
              document.querySelectorAll('tbody tr:nth-child(n+5)').forEach(row => row.remove());
            }""";

    private void assertEverybodyCanUse(String address) {
        go(address);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        for (int width : new int[] {1440, 390, 320}) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("%s scrolls sideways at %d px", address, width)
                    .isEqualTo(0);
        }
        page.evaluate(FIRST_ROWS_ONLY);
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertNobodyIsShutOut(address + " " + scheme + " " + width, scheme);
            }
        }
        assertThat(page.evaluate("window.violations")).as("content policy").isEqualTo(List.of());
    }

    /** By every rule in the light; in the dark, where names, order and sizes are the same, by those of colours. */
    private void assertNobodyIsShutOut(String where, ColorScheme scheme) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(page).options(violationsOnly).setLegacyMode(true);
        AxeResults results = (scheme == ColorScheme.LIGHT ? axe.withTags(WCAG) : axe.withRules(OF_COLOURS)).analyze();
        assertThat(results.getViolations())
                .as(where)
                .extracting(rule -> rule.getId() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/value", "/drivers/promises", "/value/stay", "/patterns"})
    void everyPictureHasATableWithTheSameNumbers(String address) {
        go(address);
        Object compared = page.evaluate(COMPARE);
        assertThat(compared).isInstanceOf(List.class);
        List<?> pictures = (List<?>) compared;
        assertThat(pictures).isNotEmpty();
        for (Object picture : pictures) {
            Map<?, ?> one = (Map<?, ?>) picture;
            assertThat(numbers(one.get("drawn")))
                    .as(address + " " + one.get("id"))
                    .isNotEmpty()
                    .isEqualTo(numbers(one.get("table")));
        }
    }

    /** For each picture: the numbers that ECharts holds, and those of its table, in the table's order. */
    private static final String COMPARE = """
            () => [...document.querySelectorAll('figure.picture')].filter(f => f.querySelector('.chart')).map(figure => {
              const chart = echarts.getInstanceByDom(figure.querySelector('.chart'));
              const series = chart.getOption().series;
              const of = id => (series.find(s => s.id === id) || {data: []}).data.map(d => d !== null && typeof d === 'object' && !Array.isArray(d) ? d.value : d);
              const drawn = [];
              for (let i = 0; series.some(s => s.id === 'value-' + i); i++) {
                const low = of('low-' + i), width = of('width-' + i), between = of('interval-' + i), across = of('across-' + i);
                of('value-' + i).forEach(([x, y], k) => {
                  const ranked = between.length > 0 && between[k].length === 3 && between[k][2] === y;
                  if (across.length > 0) { drawn.push(x, across[k][0], across[k][1], y, between[k][1], between[k][2]); }
                  else if (ranked) { drawn.push(x, between[k][0], between[k][1]); }
                  else if (low.length > 0) { drawn.push(x, y, low[k][1], low[k][1] + width[k][1]); }
                  else if (between.length > 0) { drawn.push(x, y, between[k][1], between[k][2]); }
                  else { drawn.push(x, y); }
                });
              }
              const classes = series.filter(s => String(s.id).startsWith('class-'));
              if (classes.length > 0) classes[0].data.forEach((_, row) => classes.forEach(c => drawn.push(c.data[row])));
              const dropped = of('dropped');
              of('remaining').forEach((left, k) => drawn.push(dropped[k], left));
              const names = [...figure.querySelectorAll('thead th')].map(th => th.firstChild.textContent.trim());
              const counts = new Set(['n', ...(classes.length > 0 ? [names[names.length - 1]] : [])]);
              const table = [...figure.querySelectorAll('tbody tr')].flatMap(tr => [...tr.children]
                .filter((cell, j) => !counts.has(names[j])).map(cell => cell.querySelector('data')).filter(Boolean).map(d => Number(d.value)));
              return {id: figure.id, drawn, table};
            })""";

    private static List<Double> numbers(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream()
                        .map(n -> Math.round(((Number) n).doubleValue() * 1e9) / 1e9)
                        .toList();
    }

    @Test
    void theWholeStateLiesInTheAddress() {
        go("/value?horizon-days=180");
        assertThat(page.inputValue("#option-horizon-days")).isEqualTo("180");
        page.evaluate("document.getElementById('options').open = true");
        page.fill("#option-horizon-days", "90");
        page.click("#options-apply");
        page.waitForURL("**/value?horizon-days=90");
        until("document.getElementById('status').textContent.startsWith('Updated: ')");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("statement");
        until("echarts.getInstanceByDom(document.querySelector('.chart')) !== undefined");

        Object answered = page.evaluate(TEXT);
        Page fresh = chromium.browser().newPage();
        fresh.navigate(page.url());
        assertThat(fresh.evaluate(TEXT)).isEqualTo(answered);
        fresh.close();

        page.goBack();
        page.waitForURL("**/value?horizon-days=180");
        until("document.querySelector('#option-horizon-days').value === '180'");
    }

    @Test
    void aWrongOptionIsSaidAtTheTopAndAtItsField() {
        go("/value");
        page.evaluate("document.getElementById('options').open = true");
        page.fill("#option-horizon-days", "a year");
        page.click("#options-apply");
        page.waitForSelector("#problem");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("problem");
        assertThat(page.textContent("#problem"))
                .isEqualToIgnoringWhitespace("There is a problem " + page.textContent("#option-horizon-days-error"));
        page.click("#problem a");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("option-horizon-days");
    }

    @Test
    void theKeyboardReachesTheContentFirstAndEveryControlInReadingOrder() {
        go("/value");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.getElementById('main').contains(document.activeElement)"))
                .isEqualTo(true);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            order.add(String.valueOf(
                    page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ').slice(0, 20)")));
            page.keyboard().press("Tab");
        }
        assertThat(order)
                .containsSubsequence(
                        "Bring your own",
                        "3 of 4 robustness ch",
                        "How we know",
                        "Show as table",
                        "Passed: placebo outc");
    }

    @Test
    void theMenuOfAPhoneOpensAndClosesByKeyboard() {
        page.setViewportSize(390, 844);
        go("/");
        assertThat(page.isVisible("#rail")).isFalse();
        page.focus("[popovertarget=rail]");
        page.keyboard().press("Enter");
        assertThat(page.isVisible("#rail")).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#rail")).isFalse();
    }

    @Test
    void howWeKnowOpensByItsLink() {
        go("/value");
        assertThat(page.isVisible("#how")).isFalse();
        page.click("a.more");
        page.waitForSelector("#how");
        assertThat(page.isVisible("#how .ladder")).isTrue();
    }

    @Test
    void theChosenLookIsDrawnByTheServerAndPicturesFollowIt() {
        go("/");
        String light = pixel();
        page.click("button[name=theme][value=dark]");
        page.waitForURL("**/");
        assertThat(page.getAttribute("html", "data-theme")).isEqualTo("dark");
        waitForPictures();
        assertThat(pixel()).isNotEqualTo(light);
    }

    private String pixel() {
        return String.valueOf(page.evaluate("document.querySelector('.chart canvas').toDataURL().length"
                + " + getComputedStyle(document.body).backgroundColor"));
    }

    @Test
    void withoutScriptsTheTablesStillSayEverything() {
        BrowserContext plain = chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page bare = plain.newPage();
        bare.navigate(server.url() + "/value");
        bare.click(".twin > summary >> nth=0");
        assertThat(bare.isVisible(".twin table >> nth=0")).isTrue();
        plain.close();
    }

    private void go(String address) {
        Server from = address.startsWith("empty:") ? empty : address.startsWith("every:") ? every : server;
        page.navigate(from.url() + address.replaceFirst("^[a-z]+:", ""));
        waitForPictures();
    }

    private void until(String condition) {
        Chromium.until(page, condition);
    }

    private void waitForPictures() {
        until("[...document.querySelectorAll('.chart')].every(c => c.querySelector('canvas'))");
    }
}
