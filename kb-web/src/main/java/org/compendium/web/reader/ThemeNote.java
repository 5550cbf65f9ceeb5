package org.compendium.web.reader;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.concurrent.atomic.AtomicLong;

/// Where a curator may say why.
final class ThemeNote extends Composite<Div> {

    private static final AtomicLong COUNT = new AtomicLong();

    private final Input input = new Input();

    /// @param label a key of the message bundle
    ThemeNote(String label) {
        String id = "theme-note-" + COUNT.incrementAndGet();
        input.setId(id);
        input.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        input.getElement().setAttribute("maxlength", "2000");
        NativeLabel words = new NativeLabel(getTranslation(label));
        words.setFor(input);
        getContent().add(words, input);
    }

    String text() {
        return input.getValue();
    }

    void focus() {
        input.focus();
    }
}
