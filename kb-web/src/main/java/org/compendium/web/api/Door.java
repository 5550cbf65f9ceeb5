package org.compendium.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.compendium.ingest.NoRoomException;
import org.compendium.ingest.Room;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks for room before a form with a file is read: where the answer is no, its bytes are not taken
/// at all. Comes after the question who is sending, as every filter without an order does.
@Component
class Door extends OncePerRequestFilter {

    private final Room room;

    Door(Room room) {
        this.room = room;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST")
                && request.getRequestURI().equals(request.getContextPath() + "/api/v1/documents"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            room.ask(Math.max(0, request.getContentLengthLong()));
        } catch (NoRoomException e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter(e));
            ApiSecurity.problem(response, status(e), String.valueOf(e.getMessage()));
            return;
        }
        chain.doFilter(request, response);
    }

    static HttpStatus status(NoRoomException e) {
        return e.diskFull() ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.TOO_MANY_REQUESTS;
    }

    static String retryAfter(NoRoomException e) {
        return Long.toString(Math.max(1, e.retryAfter().toSeconds()));
    }
}
