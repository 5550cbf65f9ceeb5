package org.compendium.web.manual;

import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.compendium.manual.Manual;

/// The chapters that a reader has opened in this session; nobody keeps them longer.
final class ReadChapters implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Set<String> opened = new HashSet<>();

    private ReadChapters() {}

    /// Those of the session that asks.
    static ReadChapters ofSession() {
        VaadinSession session = VaadinSession.getCurrent();
        ReadChapters read = session.getAttribute(ReadChapters.class);
        if (read == null) {
            read = new ReadChapters();
            session.setAttribute(ReadChapters.class, read);
        }
        return read;
    }

    /// The same chapter of another language is the same chapter.
    void add(String manual, String chapter) {
        opened.add(manual + '/' + chapter);
    }

    /// How many chapters of a manual were opened.
    long of(Manual manual) {
        return manual.chapters().stream().filter(one -> has(manual.id(), one.id())).count();
    }

    boolean has(String manual, String chapter) {
        return opened.contains(manual + '/' + chapter);
    }
}
