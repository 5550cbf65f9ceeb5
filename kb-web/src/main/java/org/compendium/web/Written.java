package org.compendium.web;

import com.vaadin.flow.component.Component;

/// Says in which language words are that do not follow the language of the interface, so that they
/// are spoken, hyphenated and set as what they are.
public final class Written {

    /// BCP 47.
    public static final String ENGLISH = "en";

    private Written() {}

    /// @param language BCP 47
    public static <C extends Component> C in(String language, C words) {
        words.getElement().setAttribute("lang", language);
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    /// What curators write, and what is said to programs in the same words, is in English.
    public static <C extends Component> C inEnglish(C words) {
        return in(ENGLISH, words);
    }
}
