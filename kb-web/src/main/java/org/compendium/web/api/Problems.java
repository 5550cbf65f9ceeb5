package org.compendium.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.compendium.document.Blobs;
import org.compendium.ingest.NoRoomException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns what can go wrong into problem details.
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail tooLarge(Blobs.TooLargeException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONTENT_TOO_LARGE,
                e.getMessage()
                        + ". Send it in parts, or ask the administrator to raise the limit.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noRoom(NoRoomException e) {
        return ResponseEntity.status(Door.status(e))
                .header(HttpHeaders.RETRY_AFTER, Door.retryAfter(e))
                .body(
                        ProblemDetail.forStatusAndDetail(
                                Door.status(e), String.valueOf(e.getMessage())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e,
            HttpHeaders headers,
            org.springframework.http.HttpStatusCode status,
            org.springframework.web.context.request.WebRequest request) {
        return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "The file is larger than is accepted here. Send it in parts, or ask"
                                        + " the administrator to raise the limit."));
    }

    @ExceptionHandler
    ProblemDetail notKept(IOException e) {
        LOG.error("A file could not be kept", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INSUFFICIENT_STORAGE,
                "The file could not be kept, nothing was accepted: "
                        + e.getMessage()
                        + ". Try again later; if it goes on, tell the administrator.");
    }

    @ExceptionHandler({UncheckedIOException.class, DataAccessResourceFailureException.class})
    ProblemDetail away(RuntimeException e) {
        LOG.error("An engine does not answer", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The server is busy or starting. Nothing was lost; try again in a minute.");
    }
}
