package org.compendium.web.gathered;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.compendium.account.Viewer;
import org.compendium.document.Documents;
import org.compendium.gathered.Gathered;
import org.compendium.gathered.Gathering;
import org.compendium.gathered.Gatherings;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The list of whoever asks: of an account in the database, else of the session. Signing in joins
/// the two, so that nothing is lost on the way.
@Component
public class MyGathering {

    private static final String OF_SESSION = MyGathering.class.getName();

    private final Gatherings gatherings;
    private final CurrentViewer current;

    MyGathering(Gatherings gatherings, CurrentViewer current) {
        this.gatherings = gatherings;
        this.current = current;
    }

    public Gathering now() {
        String account = current.viewer().name();
        return account == null ? ofSession(session(false)) : gatherings.of(account);
    }

    /// @return the list as it is now
    /// @throws IllegalArgumentException when it is full
    public Gathering change(UnaryOperator<Gathering> change) {
        String account = current.viewer().name();
        if (account != null) {
            return gatherings.change(account, change);
        }
        HttpSession session = session(true);
        if (session == null) {
            return Gathering.EMPTY;
        }
        synchronized (this) {
            Gathering changed = change.apply(ofSession(session));
            session.setAttribute(OF_SESSION, changed);
            return changed;
        }
    }

    /// Puts a paragraph at the end.
    public Gathering gather(Documents.Place place) {
        return change(list -> list.with(place, "", Instant.now()));
    }

    /// What may be seen of the list now.
    public List<Gathered> read() {
        Viewer viewer = current.viewer();
        return gatherings.read(now(), viewer);
    }

    /// Whether the list is kept beyond this session.
    boolean lasts() {
        return current.viewer().signedIn();
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        HttpSession session = session(false);
        Gathering brought = ofSession(session);
        if (session != null && !brought.kept().isEmpty()) {
            gatherings.change(event.getAuthentication().getName(), list -> list.joinedBy(brought));
            session.removeAttribute(OF_SESSION);
        }
    }

    private static Gathering ofSession(@Nullable HttpSession session) {
        return session != null && session.getAttribute(OF_SESSION) instanceof Gathering list
                ? list
                : Gathering.EMPTY;
    }

    private static @Nullable HttpSession session(boolean create) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? session(asked.getRequest(), create)
                : null;
    }

    private static @Nullable HttpSession session(HttpServletRequest request, boolean create) {
        return request.getSession(create);
    }
}
