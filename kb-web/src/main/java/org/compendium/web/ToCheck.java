package org.compendium.web;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.compendium.document.Pinpoint;

/// Says that something rests on words which its source no longer has.
public final class ToCheck extends Composite<Div> {

    /// @param changed the passages that had them; empty where the page says which
    public ToCheck(List<Pinpoint> changed) {
        getContent().addClassName("recheck");
        HtmlContainer word = new HtmlContainer("b");
        word.setText(getTranslation("recheck"));
        getContent().add(word, new Text(" " + getTranslation("recheck.why")));
        if (changed.isEmpty()) {
            getContent().add(new Text("."));
        }
        for (int i = 0; i < changed.size(); i++) {
            getContent()
                    .add(
                            new Text(i == 0 ? getTranslation("colon") + " " : " · "),
                            Claim.number(changed.get(i), true));
        }
    }
}
