package org.compendium.web;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;

/// A field in which several things are chosen, and what it says to those who do not see them.
public final class Several {

    private Several() {}

    /// An empty field.
    public static <T> MultiSelectComboBox<T> field() {
        MultiSelectComboBox<T> field = new MultiSelectComboBox<>();
        field.setI18n(
                new MultiSelectComboBoxI18n()
                        .setCleared(field.getTranslation("many.cleared"))
                        .setFocused(field.getTranslation("many.focused"))
                        .setSelected(field.getTranslation("many.selected"))
                        .setDeselected(field.getTranslation("many.deselected"))
                        .setTotal(field.getTranslation("many.total")));
        return field;
    }
}
