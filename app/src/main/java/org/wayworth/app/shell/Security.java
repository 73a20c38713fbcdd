package org.wayworth.app.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.programme.Places;

/**
 * Who may ask for what, and which headers every answer carries. An address that is not in {@link #READABLE} does not
 * exist, whatever handles it: a new page is added here on purpose, or stands in the menu.
 *
 * <p>No tokens against forged requests are needed while there are no accounts: {@link LocalOnly} lets only our own pages
 * post.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Security {

    /** Everything besides the menu's pages that can be read, by anyone who reaches this machine. */
    static final String[] READABLE = {
        "/analyses/*",
        "/data/jobs/*/events",
        "/filter/row",
        "/filter/rows",
        "/find",
        "/findings/*",
        "/patterns",
        "/api/v1",
        "/api/v1/analyses",
        "/api/v1/analyses/*",
        "/api/v1/jobs",
        "/api/v1/status",
        "/api/v1/programme",
        "/api/v1/programme/*",
        "/api/v1/programme/*/*",
        "/api/v1/programme/*/*/history",
        "/assets/**",
        "/vendor/**"
    };

    /**
     * Everything besides the programme that can be changed: how pages look, what is marked as read, which answers stay on record, which question gets another try,
     * which job is cancelled, and imports, for who knows the secret in the data folder.
     */
    static final String[] CHANGEABLE = {
        "/appearance",
        "/seen",
        "/analyses/*/attempt",
        "/analyses/*/record",
        "/data/jobs/*/cancel",
        "/api/v1/analyses/*/attempt",
        "/api/v1/imports",
        "/api/v1/jobs/*/cancel"
    };

    /** Everything that a program can put a new version of. */
    static final String[] REPLACEABLE = {"/api/v1/programme/*/*"};

    /** Nothing from elsewhere, nothing inline; {@code data:} only because canvas pictures are saved through it. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " object-src 'none'";

    static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
            + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /** Everything that can be read: the pages of the menu, and what stands in no menu. */
    static String[] readable(Navigation navigation) {
        return Stream.of(
                        navigation.places().keySet().stream().sorted(),
                        Places.readable(navigation),
                        Stream.of(READABLE))
                .flatMap(addresses -> addresses)
                .toArray(String[]::new);
    }

    /** Everything that can be changed: what is decided, and the rest. */
    static String[] changeable(Navigation navigation) {
        return Stream.concat(Places.changeable(navigation), Stream.of(CHANGEABLE))
                .toArray(String[]::new);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Navigation navigation) {
        String[] readable = readable(navigation);
        String[] changeable = changeable(navigation);
        return http.authorizeHttpRequests(asked -> asked.dispatcherTypeMatchers(
                                // What was let in goes on here once its answer is there.
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, readable)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, readable)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, changeable)
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, REPLACEABLE)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(denied -> denied.authenticationEntryPoint(
                                (request, response, reason) -> refuse(readable, changeable, request, response))
                        .accessDeniedHandler(
                                (request, response, reason) -> refuse(readable, changeable, request, response)))
                .headers(Security::headers)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Says which methods an address takes; one that takes none does not exist. */
    private static void refuse(
            String[] readable, String[] changeable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean isReadable = matches(readable, request);
        boolean isChangeable = matches(changeable, request);
        if (!isReadable && !isChangeable) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader(
                HttpHeaders.ALLOW,
                matches(REPLACEABLE, request) ? "GET, HEAD, PUT" : isReadable ? "GET, HEAD" : "POST");
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private static boolean matches(String[] addresses, HttpServletRequest request) {
        return Stream.of(addresses)
                .anyMatch(address ->
                        PathPatternRequestMatcher.pathPattern(address).matches(request));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
    }
}
