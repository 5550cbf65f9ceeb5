package org.compendium.web.api;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers in the form of programs where no method is reached: an address that does not exist, or
/// one that was asked in the wrong way. Otherwise the views would answer, with a page.
@Configuration(proxyBeanMethods = false)
class UnknownAddresses {

    /// After the addresses that exist, before the views, which take all that is left.
    private static final int BETWEEN = 100;

    @Bean
    SimpleUrlHandlerMapping unknownAddress() {
        HttpRequestHandler handler =
                (request, response) ->
                        ApiSecurity.problem(
                                response,
                                HttpStatus.NOT_FOUND,
                                "The interface has no such address. /v3/api-docs lists those it"
                                        + " has.");
        return new SimpleUrlHandlerMapping(Map.of("/api/**", handler), BETWEEN);
    }

    /// Wrong method, wrong media type: known before any controller is.
    @RestControllerAdvice
    static class Misdirected extends ResponseEntityExceptionHandler {}
}
