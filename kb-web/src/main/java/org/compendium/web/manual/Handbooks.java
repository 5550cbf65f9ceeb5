package org.compendium.web.manual;

import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Rechecks;
import org.compendium.document.Citations;
import org.compendium.document.Document;
import org.compendium.document.Pinpoints;
import org.compendium.document.Symbol;
import org.compendium.handbook.Handbook;
import org.compendium.manual.Choice;
import org.compendium.manual.Composer;
import org.compendium.manual.Composition;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.theme.Themes;
import org.compendium.web.Permalink;
import org.compendium.wording.Wording;
import org.springframework.stereotype.Component;

/// Makes handbooks: composes a manual, and adds what its citations and terms lead to. It tells only
/// what everybody may see, as files go from hand to hand.
@Component
public class Handbooks {

    private final Manuals manuals;
    private final Composer composer;
    private final Rechecks rechecks;
    private final Citations citations;
    private final Pinpoints pinpoints;
    private final Themes themes;

    Handbooks(
            Manuals manuals,
            Composer composer,
            Rechecks rechecks,
            Citations citations,
            Pinpoints pinpoints,
            Themes themes) {
        this.manuals = manuals;
        this.composer = composer;
        this.rechecks = rechecks;
        this.citations = citations;
        this.pinpoints = pinpoints;
        this.themes = themes;
    }

    /// @param base stands before each address
    public Handbook of(Manual manual, Choice choice, String base) {
        Composition composed = composer.compose(manual, choice);
        return new Handbook(
                composed,
                manuals.date(),
                base,
                base
                        + '/'
                        + Asked.in(
                                manual.address() + '/' + ComposeView.COMPOSE,
                                manual.language(),
                                (choice.query().isEmpty() ? "" : choice.query() + '&')
                                        + ComposeView.TEXTS
                                        + '='
                                        + composed.texts()),
                rechecks.changed(
                        composed.sentences()
                                .flatMap(sentence -> sentence.citations().stream())
                                .toList()),
                Permalink::of,
                pinpoints::of,
                Handbook.cites(composed).stream().map(work -> work(work, manual)).toList(),
                Handbook.terms(composed).stream()
                        .flatMap(concept -> themes.find(concept).stream())
                        .map(concept ->
                                new Handbook.Explained(
                                        concept.id(),
                                        concept.label(manual.language()),
                                        concept.definition()))
                        .toList());
    }

    private Handbook.Work work(Symbol symbol, Manual manual) {
        Optional<Document> held =
                citations.document(symbol.value(), List.of(manual.language()), Viewer.everybody());
        return new Handbook.Work(
                symbol,
                held.map(document -> description(document, manual)).orElse(""),
                held.map(Document::sourceUrl).orElse(null));
    }

    private static String description(Document document, Manual manual) {
        Wording words = Wording.in(manual.language());
        String dated = document.date() == null ? "" : ", " + words.date(document.date());
        return document.retells() == null
                ? document.title() + dated + '.'
                : document.title() + dated + " (" + words.of("paraphrase.short") + ").";
    }
}
