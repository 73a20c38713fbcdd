package org.wayworth.app.shell;

import java.time.Clock;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.navigation.Navigation;

/**
 * The web application: what is switched on is listed here, and nothing else is. No data source, no management
 * endpoints, no sessions.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@ComponentScan({
    "org.wayworth.app.shell",
    "org.wayworth.app.analysis",
    "org.wayworth.app.pattern",
    "org.wayworth.app.programme",
    "org.wayworth.app.data",
    "org.wayworth.app.filter",
    "org.wayworth.app.find",
    "org.wayworth.app.handover",
    "org.wayworth.app.progress",
    "org.wayworth.app.home"
})
class Shell implements WebMvcConfigurer {

    private final Assets assets;

    Shell(Assets assets) {
        this.assets = assets;
    }

    /** The menu, with the analyses that there are. */
    @Bean
    static Navigation navigation(AnalysisDesk desk) {
        return Navigation.of(desk.cards());
    }

    /** The one clock of pages. */
    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Requests that cannot be read as HTTP are answered as all others are. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrors.class.getName());
            }
        });
    }

    /** Both kinds of file carry their version in the address, so browsers may keep them for good. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl forGood =
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler(assets.base() + "/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(forGood);
        registry.addResourceHandler("/vendor/**")
                .addResourceLocations("classpath:/static/vendor/")
                .setCacheControl(forGood);
    }
}
