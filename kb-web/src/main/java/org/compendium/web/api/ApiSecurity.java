package org.compendium.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.compendium.account.Account;
import org.compendium.account.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Who may call what. Scripts sign in with HTTP Basic or with a personal token; a browser's session
/// counts too, but then a change needs the form's own proof (CSRF).
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String SIGN_IN =
            "Sign in: with HTTP Basic, or with a personal token in the header 'Authorization: Bearer"
                    + " …'.";

    /// The address itself is the proof (RFC 8058); it has to work whoever is signed in.
    private static final String UNSUBSCRIBE = "/api/v1/unsubscribe/";

    /// Anybody may challenge a claim. It is not shown before a curator has answered, takes JSON
    /// only, which no other site's form can send, and a signed-in browser still needs the form's
    /// proof.
    private static final String CHALLENGES = "/api/v1/entries/*/challenges";

    /// Timing each filter of each request for itself costs as much as the filters do.
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Accounts accounts) throws Exception {
        return http.securityMatcher(
                        "/api/**",
                        "/cite/**",
                        "/id/**",
                        "/actuator/**",
                        "/v3/api-docs/**",
                        "/swagger-ui/**",
                        "/swagger-ui.html")
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/api/v1/administration/**")
                                .hasRole("ADMINISTRATOR")
                                .requestMatchers("/actuator/health/**", "/actuator/health")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole("ADMINISTRATOR")
                                .requestMatchers(
                                        "/api/v1/ingestions/**",
                                        "/api/v1/ingestions.csv",
                                        "/api/v1/uploads/**")
                                .hasRole("CONTRIBUTOR")
                                .requestMatchers(UNSUBSCRIBE + "**")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, CHALLENGES)
                                .permitAll()
                                // Works out, and stores nothing.
                                .requestMatchers(HttpMethod.POST, "/api/v1/readiness/*/result")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD)
                                .permitAll()
                                .anyRequest()
                                .hasRole("CONTRIBUTOR"))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((request, response, e) ->
                                problem(response, HttpStatus.UNAUTHORIZED, SIGN_IN)))
                .addFilterBefore(new TokenFilter(accounts), BasicAuthenticationFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint((request, response, e) ->
                                        problem(response, HttpStatus.UNAUTHORIZED, SIGN_IN))
                                .accessDeniedHandler((request, response, e) ->
                                        problem(
                                                response,
                                                HttpStatus.FORBIDDEN,
                                                "Your account may not do this. Ask"
                                                        + " the administrator.")))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                // Neither is for programs.
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(csrf ->
                        csrf.requireCsrfProtectionMatcher(request ->
                                !List.of("GET", "HEAD", "OPTIONS", "TRACE")
                                                .contains(request.getMethod())
                                        && request.getHeader("Authorization") == null
                                        && !request.getServletPath().startsWith(UNSUBSCRIBE)
                                        && request.getSession(false) != null))
                .build();
    }

    static void problem(HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        response.setStatus(status.value());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Compendium\"");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write(
                        "{\"title\":\""
                                + status.getReasonPhrase()
                                + "\",\"status\":"
                                + status.value()
                                + ",\"detail\":\""
                                + detail
                                + "\"}");
    }

    private static final class TokenFilter extends OncePerRequestFilter {

        private static final String BEARER = "Bearer ";

        private final Accounts accounts;

        TokenFilter(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String header = request.getHeader("Authorization");
            if (header != null && header.startsWith(BEARER)) {
                var account = accounts.ofToken(header.substring(BEARER.length()).strip());
                if (account.isEmpty()) {
                    problem(
                            response,
                            HttpStatus.UNAUTHORIZED,
                            "This token is not known, or was replaced by a newer one.");
                    return;
                }
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(authentication(account.get()));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }

        private static UsernamePasswordAuthenticationToken authentication(Account account) {
            return UsernamePasswordAuthenticationToken.authenticated(
                    account.name(),
                    null,
                    List.of(
                            new SimpleGrantedAuthority(
                                    "ROLE_" + account.role().slug().toUpperCase(Locale.ROOT))));
        }
    }
}
