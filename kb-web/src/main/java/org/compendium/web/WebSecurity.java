package org.compendium.web;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/// Who may open which view. Reading is public; a view that is not says so with an annotation. The
/// rules for programs (`/api`, `/cite`, `/id`) stand in a chain of their own, which comes first.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebSecurity {

    private static final String SIGN_IN = "/login";

    @Bean
    static RoleHierarchy roles() {
        return RoleHierarchyImpl.fromHierarchy(
                """
                ROLE_ADMINISTRATOR > ROLE_CURATOR
                ROLE_CURATOR > ROLE_CONTRIBUTOR
                """);
    }

    @Bean
    @Order(100)
    SecurityFilterChain views(
            HttpSecurity http, AccountSignIn signIn, RequestUtil vaadin, ReaderLanguage languages)
            throws Exception {
        return http.authenticationProvider(signIn)
                // Only pages: in the addresses of programs, `lang` asks for a document's language.
                .addFilterBefore(new LanguageChoice(languages), AuthorizationFilter.class)
                .authorizeHttpRequests(rules ->
                        rules.requestMatchers(
                                        "/webjars/**",
                                        "/js/**",
                                        "/styles/**",
                                        "/favicon.svg",
                                        "/swagger-ui.html",
                                        "/swagger-ui/**",
                                        "/v3/api-docs/**")
                                .permitAll()
                                .requestMatchers("/contribute", "/intake", "/receipts/**", "/saved")
                                .hasRole("CONTRIBUTOR"))
                // Vaadin's own setting lets a form post to the sign-in page without a token, so
                // that
                // another site could sign a reader in as somebody else.
                .csrf(csrf -> csrf.ignoringRequestMatchers(vaadin::isFrameworkInternalRequest))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        views ->
                                views.loginView(SIGN_IN)
                                        .enableCsrfConfiguration(false)
                                        // Each view says who may open it, and an address that is
                                        // none
                                        // must get its 404, not a question for a password.
                                        .anyRequest(AuthorizedUrl::permitAll))
                .exceptionHandling(handling ->
                        handling.accessDeniedHandler((request, response, denied) -> {
                            if (request.getServletPath().equals(SIGN_IN)) {
                                // The page was open for longer than the session lived.
                                response.sendRedirect(
                                        request.getContextPath() + SIGN_IN + "?expired");
                            } else {
                                response.sendError(403);
                            }
                        }))
                .build();
    }
}
