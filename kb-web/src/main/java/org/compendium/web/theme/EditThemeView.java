package org.compendium.web.theme;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.compendium.again.ThesaurusCare;
import org.compendium.theme.Change;
import org.compendium.theme.Concept;
import org.compendium.theme.Confirmation;
import org.compendium.theme.Fault;
import org.compendium.theme.Past;
import org.compendium.theme.ThemeChanges;
import org.compendium.theme.Themes;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Several;
import org.jspecify.annotations.Nullable;

/// For curators: everything that is said of a concept, or of a new one below it, and what became of
/// it before.
@Route(value = Names.THEMES + "/:theme/:act(edit|new)", layout = MainLayout.class)
@RouteAlias(value = ThemesAddress.INSIDE + "/:theme/:act(edit|new)", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class EditThemeView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_SLUG = 60;

    final TextField slug = new TextField();
    final Map<String, Labels> labels = new LinkedHashMap<>();
    final ComboBox<Concept> broader = new ComboBox<>();
    final MultiSelectComboBox<Concept> related = Several.field();
    final TextArea definition = new TextArea();
    final TextArea evidence = new TextArea();
    final TextArea exactMatch = new TextArea();
    final NativeButton look = new NativeButton();
    final Div problems = new Div();
    final Weighing weighing;

    private final Themes themes;
    private final ThemeChanges changes;
    private final Names names;
    private final Section history = new Section();
    private final Paragraph back = new Paragraph();
    private final Paragraph lead = new Paragraph();
    private Concept loaded = empty("", null);
    private boolean fresh;
    private String title = "";

    EditThemeView(
            Themes themes,
            ThemeChanges changes,
            ThesaurusCare care,
            Names names,
            CurrentViewer current) {
        this.themes = themes;
        this.changes = changes;
        this.names = names;
        this.weighing = new Weighing(care, String.valueOf(current.viewer().name()));
        getContent().addClassName("edit-theme");
        look.addClickListener(event -> check());
    }

    private static Concept empty(String id, @Nullable String broader) {
        return new Concept(
                id, broader, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), "",
                List.of());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("theme").orElse("");
        Concept concept =
                themes.now().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException(getTranslation("themes.notHeld")));
        fresh = event.getRouteParameters().get("act").filter("new"::equals).isPresent();
        show(fresh ? empty("", concept.id()) : concept, concept);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    /// @param concept what the form is filled with
    /// @param from where the curator came from
    private void show(Concept concept, Concept from) {
        loaded = concept;
        String name = names.theme(from.id(), getLocale());
        title = getTranslation(fresh ? "care.title.new" : "care.title", name);
        getContent().removeAll();
        labels.clear();
        weighing.clear();
        Paragraph crumb =
                new Paragraph(
                        Link.to(Names.THEMES, getTranslation("nav.themes")),
                        new Span(" / "),
                        Link.to(Names.THEMES + "/" + from.id(), name));
        crumb.addClassNames("crumb", "meta");
        lead.setText(getTranslation("care.lead"));
        lead.addClassName("meta");
        lead.setVisible(true);
        back.removeAll();
        problems.removeAll();
        problems.getElement().setAttribute("role", "alert");
        getContent()
                .add(
                        new Header(crumb, new H1(title), lead),
                        languages(concept),
                        place(concept),
                        meaning(concept),
                        problems,
                        actions(concept),
                        weighing,
                        back,
                        history);
        tellHistory();
    }

    private Component languages(Concept concept) {
        Section section = new Section(new H2(getTranslation("care.labels")));
        section.addClassName("languages");
        if (fresh) {
            slug.setLabel(getTranslation("care.slug"));
            slug.setHelperText(getTranslation("care.slug.what"));
            slug.setValue("");
            slug.addValueChangeListener(event -> weighing.clear());
            section.add(slug);
        }
        Map<String, Confirmation> confirmations =
                fresh ? Map.of() : changes.confirmations(concept.id());
        for (String language : Concept.LANGUAGES) {
            Labels one =
                    new Labels(
                            concept, language, confirmations.get(language), names, weighing::clear);
            labels.put(language, one);
            section.add(one);
        }
        return section;
    }

    private Component place(Concept concept) {
        List<Concept> others =
                themes.all().stream()
                        .filter(other -> !other.id().equals(concept.id()))
                        .sorted(Comparator.comparing(this::name))
                        .toList();
        broader.setLabel(getTranslation("care.broader"));
        broader.setHelperText(getTranslation("care.broader.what"));
        broader.setItems(others);
        broader.setItemLabelGenerator(this::name);
        broader.setClearButtonVisible(true);
        broader.setValue(
                others.stream()
                        .filter(other -> other.id().equals(concept.broader()))
                        .findFirst()
                        .orElse(null));
        broader.addValueChangeListener(event -> weighing.clear());
        related.setLabel(getTranslation("care.related"));
        related.setHelperText(getTranslation("care.related.what"));
        related.setItems(others);
        related.setItemLabelGenerator(this::name);
        related.setValue(
                others.stream().filter(other -> concept.related().contains(other.id())).toList());
        related.addValueChangeListener(event -> weighing.clear());
        return fields("care.place", broader, related);
    }

    private Component meaning(Concept concept) {
        fill(definition, "care.definition", concept.definition());
        fill(evidence, "care.evidence", String.join("\n", concept.evidence()));
        fill(exactMatch, "care.exactMatch", String.join("\n", concept.exactMatch()));
        return fields("care.meaning", definition, evidence, exactMatch);
    }

    private void fill(TextArea area, String key, String value) {
        area.setLabel(getTranslation(key));
        area.setHelperText(getTranslation(key + ".what"));
        area.setValue(value);
        area.addValueChangeListener(event -> weighing.clear());
    }

    private Component fields(String heading, Component... fields) {
        Div grid = new Div(fields);
        grid.addClassName("fields");
        return new Section(new H2(getTranslation(heading)), grid);
    }

    private String name(Concept concept) {
        return names.theme(concept.id(), getLocale());
    }

    private Component actions(Concept concept) {
        Div row = new Div();
        row.addClassName("link-row");
        look.setText(getTranslation("care.look"));
        look.addClassName("button");
        row.add(look);
        if (!fresh) {
            Optional<Concept> pack = changes.inPack(concept.id());
            if (pack.isEmpty()) {
                row.add(action("care.remove", () -> propose(changes.without(concept.id()))));
            } else if (changes.differs(concept)) {
                row.add(
                        action(
                                "care.putBack",
                                () -> propose(changes.propose(List.of(pack.get())))));
            }
        }
        return row;
    }

    private NativeButton action(String key, Runnable act) {
        NativeButton button = new NativeButton(getTranslation(key), event -> act.run());
        button.addClassNames("button", "plain");
        return button;
    }

    private void check() {
        Concept written = written();
        boolean meanwhile =
                themes.now().stream()
                        .filter(one -> one.id().equals(written.id()))
                        .anyMatch(now -> fresh || !now.equals(loaded));
        if (meanwhile && fresh) {
            faults(
                    List.of(
                            new Fault(
                                    written.id(),
                                    Fault.Part.ID,
                                    null,
                                    getTranslation("care.slug.taken", written.id()))));
            return;
        }
        if (meanwhile) {
            weighing.clear();
            problems.removeAll();
            problems.add(
                    new Notice(
                            getTranslation("care.meanwhile"),
                            getTranslation("care.meanwhile.what")));
            return;
        }
        propose(changes.propose(List.of(written)));
    }

    private void propose(Change change) {
        weighing.clear();
        List<Fault> faults = change.faults();
        faults(faults);
        if (faults.isEmpty()) {
            String id = change.edited().getFirst();
            weighing.propose(change, () -> saved(id));
        }
    }

    private void saved(String id) {
        Optional<Concept> now =
                themes.now().stream().filter(one -> one.id().equals(id)).findFirst();
        now.ifPresent(concept -> {
            loaded = concept;
            fresh = false;
        });
        getContent()
                .getChildren()
                .filter(child -> child instanceof Section)
                .forEach(section -> section.setVisible(section == history));
        getContent()
                .getChildren()
                .filter(child -> child.hasClassName("link-row"))
                .forEach(row -> row.setVisible(false));
        problems.removeAll();
        lead.setVisible(false);
        back.add(
                now.isPresent()
                        ? Link.to(Names.THEMES + "/" + id, getTranslation("care.back"))
                        : Link.to(Names.THEMES, getTranslation("care.back.all")));
        tellHistory();
    }

    private Concept written() {
        Map<String, String> preferred = new HashMap<>();
        List<String> confirmed = new ArrayList<>();
        labels.forEach((language, one) -> {
            String label = one.preferred.getValue().strip();
            if (!label.isEmpty()) {
                preferred.put(language, label);
            }
            if (one.confirmed() && !label.isEmpty()) {
                confirmed.add(language);
            }
        });
        Concept above = broader.getValue();
        return new Concept(
                fresh ? slug(preferred.getOrDefault("en", "")) : loaded.id(),
                above == null ? null : above.id(),
                preferred,
                byLanguage(one -> Labels.lines(one.alternative)),
                byLanguage(one -> Labels.lines(one.ambiguous)),
                byLanguage(one -> Labels.lines(one.notWithin)),
                byLanguage(one -> Labels.lines(one.setting)),
                related.getValue().stream().map(Concept::id).toList(),
                definition.getValue().strip(),
                Labels.lines(evidence),
                Labels.lines(exactMatch),
                confirmed);
    }

    private String slug(String english) {
        String given = slug.getValue().strip();
        if (!given.isEmpty()) {
            return given;
        }
        String made =
                Normalizer.normalize(english, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return made.substring(0, Math.min(made.length(), LONGEST_SLUG)).replaceAll("-$", "");
    }

    private Map<String, List<String>> byLanguage(Function<Labels, List<String>> lines) {
        Map<String, List<String>> all = new HashMap<>();
        labels.forEach((language, one) -> all.put(language, lines.apply(one)));
        return all;
    }

    private void faults(List<Fault> faults) {
        Map<HasValidation, List<String>> atFields = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Fault fault : faults) {
            field(fault)
                    .ifPresentOrElse(
                            field ->
                                    atFields.computeIfAbsent(field, key -> new ArrayList<>())
                                            .add(fault.words()),
                            () -> others.add(fault.words()));
        }
        fields().forEach(field -> {
            List<String> here = atFields.getOrDefault(field, List.of());
            field.setErrorMessage(String.join(" ", here));
            field.setInvalid(!here.isEmpty());
        });
        // A long form: the first field that is at fault comes into view.
        fields().stream()
                .filter(HasValidation::isInvalid)
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
        problems.removeAll();
        if (!faults.isEmpty()) {
            problems.add(
                    new Notice(
                            getTranslation("care.faults", faults.size()),
                            String.join(" ", others)));
        }
    }

    /// A label that two concepts have is shown where this one has it, whichever was found second.
    private Optional<HasValidation> field(Fault fault) {
        String language = fault.language();
        Labels one = language == null ? null : labels.get(language);
        if (one != null) {
            return one.field(fault.part());
        }
        if (!fault.concept().equals(fresh ? written().id() : loaded.id())) {
            return Optional.empty();
        }
        return switch (fault.part()) {
            case ID -> fresh ? Optional.of(slug) : Optional.empty();
            case BROADER -> Optional.of(broader);
            case RELATED -> Optional.of(related);
            case DEFINITION -> Optional.of(definition);
            case EVIDENCE -> Optional.of(evidence);
            case EXACT_MATCH -> Optional.of(exactMatch);
            case PREFERRED, ALTERNATIVE, AMBIGUOUS, NOT_WITHIN, SETTING, CONFIRMED, OTHER ->
                    Optional.empty();
        };
    }

    private List<HasValidation> fields() {
        List<HasValidation> fields =
                new ArrayList<>(List.of(slug, broader, related, definition, evidence, exactMatch));
        labels.values()
                .forEach(one ->
                        fields.addAll(
                                List.of(
                                        one.preferred,
                                        one.alternative,
                                        one.ambiguous,
                                        one.notWithin,
                                        one.setting)));
        return fields;
    }

    private void tellHistory() {
        history.removeAll();
        history.setVisible(!fresh);
        history.add(new H2(getTranslation("care.history")));
        List<Past> all = fresh ? List.of() : changes.history(loaded.id());
        if (all.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("care.history.none"));
            none.addClassName("blank");
            history.add(none);
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("files");
        ChangeWords words = new ChangeWords(names, this::getTranslation, getLocale());
        for (Past past : all) {
            Paragraph when =
                    new Paragraph(
                            names.date(
                                    past.at().atZone(ZoneOffset.UTC).toLocalDate(), getLocale()));
            when.addClassName("st");
            Paragraph who = new Paragraph(getTranslation("care.history.by", past.by()));
            UnorderedList what = new UnorderedList();
            what.addClassName("what");
            words.of(past)
                    .forEach(line -> {
                        ListItem item = new ListItem(line);
                        item.getElement().setAttribute("dir", "auto");
                        what.add(item);
                    });
            list.add(new ListItem(when, new Div(who, what)));
        }
        history.add(list);
    }
}
