package org.compendium.web.contribute;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.NoRoomException;
import org.compendium.ingest.Room;
import org.compendium.ingest.Submission;

/// Takes files from the page to the folder of originals: streamed, never in memory, and not at all
/// while there is no room; the page's script then waits and sends them again.
final class Receiving implements UploadHandler {

    private static final long serialVersionUID = 1L;

    private final transient Ingestion ingestion;
    private final transient Room room;
    private final String owner;

    // Set by the page, read outside its session's lock.
    private volatile boolean release;
    private volatile Map<String, String> said = Map.of();

    Receiving(Ingestion ingestion, Room room, String owner) {
        this.ingestion = ingestion;
        this.room = room;
        this.owner = owner;
    }

    /// What holds for every file from now on.
    void say(boolean releasing, Map<String, String> metadata) {
        release = releasing;
        said = Map.copyOf(metadata);
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        room.ask(Math.max(0, event.getFileSize()));
        String key = event.getRequest().getHeader("Idempotency-Key");
        try (InputStream bytes = event.getInputStream()) {
            ingestion.accept(
                    bytes,
                    event.getFileName(),
                    new Submission(
                            owner, release, key == null || key.isBlank() ? null : key, said));
        } catch (IllegalArgumentException e) {
            event.reject(e.getMessage());
        }
    }

    @Override
    public void responseHandled(UploadResult result) {
        if (result.exception() instanceof NoRoomException full) {
            result.response().setStatus(HttpStatusCode.SERVICE_UNAVAILABLE.getCode());
            result.response()
                    .setHeader(
                            "Retry-After",
                            Long.toString(Math.max(1, full.retryAfter().toSeconds())));
        } else {
            UploadHandler.super.responseHandled(result);
        }
    }
}
