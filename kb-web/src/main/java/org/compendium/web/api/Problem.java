package org.compendium.web.api;

import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An answer that says what went wrong and what to do next (RFC 9457).
final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    Problem(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /// With headers that help to go on.
    Problem(HttpStatus status, String detail, Consumer<HttpHeaders> headers) {
        this(status, detail);
        headers.accept(getHeaders());
    }

    static Problem noDocument(String id) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "There is no document '"
                        + id
                        + "' that you may see. GET /api/v1/search finds documents; sign in to see your"
                        + " own that are not released yet.");
    }
}
