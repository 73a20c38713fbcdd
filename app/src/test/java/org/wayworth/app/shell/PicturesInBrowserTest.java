package org.wayworth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of pictures as they are drawn, on the page that draws one of each kind. */
@Tag("browser")
class PicturesInBrowserTest {

    /** Words that lie on other words or leave their picture. */
    private static final String COLLISIONS = """
            () => [...document.querySelectorAll('.chart')].flatMap(element => {
              const chart = echarts.getInstanceByDom(element);
              const words = chart.getZr().storage.getDisplayList(true).filter(one => one.type === 'tspan' && !one.ignore && !one.invisible
                && one.style.text && one.style.opacity !== 0).map(one => {
                  const box = one.getBoundingRect().clone();
                  if (one.transform) box.applyTransform(one.transform);
                  return {text: one.style.text, box};
                });
              const found = words.filter(({box}) => box.x < -1 || box.y < -1 || box.x + box.width > chart.getWidth() + 1 || box.y + box.height > chart.getHeight() + 1)
                .map(one => element.dataset.chart + ': ' + one.text + ' leaves the picture');
              words.forEach((one, i) => words.slice(i + 1).forEach(other => {
                const [a, b] = [one.box, other.box];
                if (a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height) {
                  found.push(element.dataset.chart + ': ' + one.text + ' lies on ' + other.text);
                }
              }));
              return found;
            })""";

    /** Steps of value axes that are not 1, 2 or 5 times a power of ten, and ends that lie on no step. */
    private static final String UNEVEN = """
            () => [...document.querySelectorAll('.chart')].flatMap(element => {
              const option = echarts.getInstanceByDom(element).getOption();
              return [...option.xAxis, ...option.yAxis].filter(axis => axis.type === 'value' && axis.show !== false && axis.interval).filter(axis => {
                const digit = Number((axis.interval / 10 ** Math.floor(Math.log10(axis.interval) + 1e-9)).toPrecision(6));
                const off = value => Math.abs(value / axis.interval - Math.round(value / axis.interval)) > 1e-6;
                return ![1, 2, 5].includes(digit) || (!axis.axisLabel.customValues && (off(axis.min) || off(axis.max)));
              }).map(axis => element.dataset.chart + ': ' + axis.min + ' to ' + axis.max + ' by ' + axis.interval);
            })""";

    /** What is drawn of the figure whose title begins so. */
    private static final String OPTION = """
            title => {
              const figure = [...document.querySelectorAll('figure.picture')].find(one => one.querySelector('h3').textContent.startsWith(title));
              const option = echarts.getInstanceByDom(figure.querySelector('.chart')).getOption();
              const css = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
              return {
                triple: ['detractor', 'passive', 'promoter'].map(css),
                lines: option.series.filter(s => String(s.id).startsWith('value-')).map(s => s.lineStyle && s.lineStyle.color),
                dots: option.series.filter(s => s.id === 'value-0').flatMap(s => s.data.map(d => d.itemStyle && d.itemStyle.color)),
                steps: option.series.filter(s => String(s.id).startsWith('value-')).map(s => s.step),
                across: option.series.filter(s => String(s.id).startsWith('across-')).length,
                dividing: option.series.flatMap(s => s.markLine ? s.markLine.data.map(d => d.xAxis !== undefined ? 'x ' + d.xAxis : 'y ' + d.yAxis) : []),
                x: [option.xAxis[0].min, option.xAxis[0].max], y: [option.yAxis[0].min, option.yAxis[0].max],
                names: [option.xAxis[0].name || '', option.yAxis[0].name || ''],
                words: (option.graphic || []).flatMap(g => g.elements || [g]).map(g => g.style && g.style.text).filter(Boolean),
                labels: (option.yAxis[0].data || []).map(String)
              };
            }""";

    private static Server server;
    private static Chromium chromium;

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

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "LIGHT, 768", "LIGHT, 390", "DARK, 1440", "DARK, 390"})
    @DisplayName("law: words in pictures neither lie on each other nor leave the picture, and ticks are round numbers")
    void wordsHaveRoomAndTicksAreRound(ColorScheme scheme, int width) {
        drawn(scheme, width, page -> {
            assertThat(page.evaluate(COLLISIONS)).isEqualTo(List.of());
            assertThat(page.evaluate(UNEVEN)).isEqualTo(List.of());
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    @DisplayName("law: a band of ratings has one colour, in bars, curves and shares")
    void bandsKeepTheirColours(ColorScheme scheme) {
        drawn(scheme, 1440, page -> {
            Map<?, ?> bars = option(page, "Revenue by rating");
            List<?> triple = (List<?>) Objects.requireNonNull(bars.get("triple"));
            assertThat(bars.get("dots")).isEqualTo(triple);
            List<?> curves = (List<?>) option(page, "Detractors leave sooner").get("lines");
            assertThat(curves).isEqualTo(List.of(triple.get(2), triple.get(1), triple.get(0)));
        });
    }

    @Test
    @DisplayName("law: the matrix shows target and zero inside its axes, the names of both, and intervals both ways")
    void theMatrixIsComplete() {
        for (int width : new int[] {1440, 390}) {
            drawn(ColorScheme.LIGHT, width, page -> {
                Map<?, ?> matrix = option(page, "Importance and performance");
                assertThat(matrix.get("dividing")).isEqualTo(List.of("x 4", "y 0"));
                List<?> x = (List<?>) Objects.requireNonNull(matrix.get("x"));
                assertThat(((Number) Objects.requireNonNull(x.get(0))).doubleValue())
                        .isLessThan(3.6);
                assertThat(((Number) Objects.requireNonNull(x.get(1))).doubleValue())
                        .isGreaterThanOrEqualTo(4);
                assertThat(matrix.get("across")).isEqualTo(7);
                assertThat(String.valueOf(matrix.get("names"))).contains("Performance: mean", "Importance: difference");
            });
        }
    }

    @Test
    @DisplayName("law: survival curves reach down to 0 and say how many are still observed")
    void survivalStartsFromZero() {
        drawn(ColorScheme.LIGHT, 390, page -> {
            Map<?, ?> survival = option(page, "Detractors leave sooner");
            assertThat(survival.get("y")).isEqualTo(List.of(0, 1));
            assertThat(survival.get("steps")).isEqualTo(List.of("end", "end", "end"));
            assertThat(String.valueOf(survival.get("words"))).contains("Still under observation", "Promoters", "812");
        });
    }

    @Test
    @DisplayName("law: classes of unequal width are steps")
    void classesAreSteps() {
        drawn(
                ColorScheme.LIGHT,
                1440,
                page -> assertThat(option(page, "Rating by days early or late").get("steps"))
                        .isEqualTo(List.of("middle")));
    }

    private void drawn(ColorScheme scheme, int width, java.util.function.Consumer<Page> look) {
        try (BrowserContext context = chromium.browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900))) {
            Page page = context.newPage();
            page.navigate(server.url() + "/patterns");
            for (int i = 0; i < 200; i++) {
                page.waitForTimeout(50);
                if (Boolean.TRUE.equals(page.evaluate(
                        "[...document.querySelectorAll('.chart')].every(c => c.querySelector('canvas'))"))) {
                    break;
                }
            }
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            page.waitForTimeout(500);
            assertThat(page.evaluate("[...document.querySelectorAll('.chart')].filter(c =>"
                            + " echarts.getInstanceByDom(c).getWidth() !== c.clientWidth).map(c => c.dataset.chart)"))
                    .as("pictures that do not fill their place once they are unfolded")
                    .isEqualTo(List.of());
            look.accept(page);
        }
    }

    private static Map<?, ?> option(Page page, String title) {
        return (Map<?, ?>) page.evaluate(OPTION, title);
    }
}
