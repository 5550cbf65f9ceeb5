package org.compendium.web.readiness;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoint;
import org.compendium.document.Pinpoints;
import org.compendium.document.Symbol;
import org.compendium.readiness.Answer;
import org.compendium.readiness.Check;
import org.compendium.readiness.Checks;
import org.compendium.readiness.Helps;
import org.compendium.readiness.Question;
import org.compendium.readiness.Result;
import org.compendium.readiness.SavedAnswers;
import org.compendium.web.Choice;
import org.compendium.web.Claim;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Para;
import org.compendium.web.ToCheck;
import org.compendium.web.Written;

/// One check: its questions, each under the number of its paragraph, and what the answers come to.
/// Answers stay in the session unless the reader saves them.
@Route(value = Checks.PATH + "/:check", layout = MainLayout.class)
@AnonymousAllowed
class CheckView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Checks checks;
    private final Helps helps;
    private final SavedAnswers saved;
    private final Rechecks rechecks;
    private final Pinpoints pinpoints;
    private final Names names;
    private final Viewer viewer;
    private final Clock clock = Clock.systemUTC();

    private final Div questions = new Div();
    private final Paragraph progress = new Paragraph();
    private final Div result = new Div();
    private final Div message = new Div();
    private final Div rounds = new Div();
    private String title = "";

    CheckView(
            Checks checks,
            Helps helps,
            SavedAnswers saved,
            Rechecks rechecks,
            Pinpoints pinpoints,
            Names names,
            CurrentViewer current) {
        this.checks = checks;
        this.helps = helps;
        this.saved = saved;
        this.rechecks = rechecks;
        this.pinpoints = pinpoints;
        this.names = names;
        this.viewer = current.viewer();
        progress.addClassNames("meta", "progress");
        progress.getElement().setAttribute("role", "status");
        message.getElement().setAttribute("role", "status");
        result.addClassName("result");
        getContent().addClassName("check");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Check check =
                event.getRouteParameters()
                        .get("check")
                        .flatMap(checks::find)
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("readiness.notHeld")));
        title = check.title(getLocale().getLanguage());
        MyAnswers mine = new MyAnswers(VaadinSession.getCurrent(), check);
        getContent().removeAll();
        getContent()
                .add(
                        head(check),
                        questions,
                        progress,
                        section(
                                getTranslation("readiness.result"),
                                getTranslation("readiness.result.what"),
                                new Div(result, rule(check))),
                        keep(check, mine),
                        rounds);
        ask(check, mine);
        showRounds(check, mine);
    }

    private Component head(Check check) {
        Paragraph crumb = new Paragraph(Link.to(Checks.PATH, getTranslation("readiness.title")));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead =
                new Paragraph(
                        getTranslation(
                                check.survey() ? "readiness.survey.lead" : "readiness.check.lead"));
        lead.addClassName("lead");
        Header head = new Header(crumb, new H1(title), lead, restsOn(check));
        head.addClassName("head");
        return head;
    }

    // Whose it is, and whose it is not, on paper too.
    private Component restsOn(Check check) {
        List<PassageRef> passages =
                check.questions().stream().map(one -> one.from().passage()).distinct().toList();
        List<Symbol> works = passages.stream().map(PassageRef::symbol).distinct().toList();
        HtmlContainer notOfTheirs = new HtmlContainer("b");
        notOfTheirs.setText(getTranslation("layout.disclaimer"));
        Paragraph line = new Paragraph(notOfTheirs, new Text(" "));
        line.addClassName("meta");
        for (Symbol work : works) {
            line.add(new Text(getTranslation("readiness.restsOn", work.value())));
            passages.stream()
                    .filter(one -> one.symbol().equals(work))
                    .forEach(
                            one -> line.add(new Text(" "), Claim.number(pinpoints.of(one), false)));
            line.add(new Text(". "));
        }
        return line;
    }

    private void ask(Check check, MyAnswers mine) {
        questions.removeAll();
        Map<String, Answer> given = mine.now();
        Set<Citation> changed =
                rechecks.changed(check.questions().stream().map(Question::from).toList());
        for (Check.Dimension dimension : check.dimensions()) {
            List<Question> about = check.about(dimension);
            Div list = new Div();
            list.addClassName("questions");
            about.forEach(question -> list.add(question(question, given, changed, check, mine)));
            questions.add(
                    section(
                            dimension.name(getLocale().getLanguage()),
                            getTranslation("readiness.questions", about.size()),
                            list));
        }
        show(check, mine);
    }

    private Component question(
            Question question,
            Map<String, Answer> given,
            Set<Citation> changed,
            Check check,
            MyAnswers mine) {
        Pinpoint passage = pinpoints.of(question.from().passage());
        Para para = new Para(passage, passage.words(), null);
        Answer before = given.get(question.id());
        Paragraph words =
                Para.paragraph(
                        question.text(getLocale().getLanguage()),
                        Para.Marks.under(List.of()),
                        null);
        para.add(
                new Choice(
                        question.id(),
                        words,
                        options(),
                        before == null ? null : before.slug(),
                        slug ->
                                Answer.ofSlug(slug)
                                        .ifPresent(answer -> {
                                            mine.answer(question.id(), answer);
                                            show(check, mine);
                                        })));
        if (changed.contains(question.from())) {
            para.add(new ToCheck(List.of()));
        }
        return para;
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Answer answer : Answer.values()) {
            options.put(answer.slug(), said(answer));
        }
        return options;
    }

    private String said(Answer answer) {
        return getTranslation("readiness.answer." + answer.slug());
    }

    private void show(Check check, MyAnswers mine) {
        Map<String, Answer> given = mine.now();
        progress.setText(
                getTranslation("readiness.progress", given.size(), check.questions().size()));
        Result now = Result.of(check, given);
        result.removeAll();
        Paragraph whole = new Paragraph();
        whole.addClassName("whole");
        whole.setText(state(check, now.whole()));
        result.add(whole);
        now.parts().forEach(part -> result.add(part(check, part)));
    }

    private String state(Check check, Result.State state) {
        return getTranslation(
                (check.survey() ? "readiness.survey." : "readiness.state.") + state.slug());
    }

    private Component part(Check check, Result.Part part) {
        String language = getLocale().getLanguage();
        HtmlContainer state = new HtmlContainer("b");
        state.setText(state(check, part.state()));
        Paragraph line =
                new Paragraph(
                        new Text(part.dimension().name(language) + getTranslation("colon") + " "),
                        state,
                        new Text("."));
        line.addClassName("text");
        Result.Counts counts = part.counts();
        Paragraph count =
                new Paragraph(
                        getTranslation(
                                "readiness.counts",
                                counts.yes(),
                                counts.partly(),
                                counts.no(),
                                counts.notKnown()));
        count.addClassName("meta");
        Div one = new Div(line, count);
        List<Helps.Help> found =
                part.helps().stream().flatMap(help -> helps.find(help, language).stream()).toList();
        if (!found.isEmpty()) {
            Div row = new Div(new Text(getTranslation("readiness.helps")));
            row.addClassName("link-row");
            found.forEach(help ->
                    row.add(Written.in(help.language(), Link.to(help.address(), help.title()))));
            one.add(row);
        }
        return one;
    }

    private Component rule(Check check) {
        Paragraph rule =
                new Paragraph(
                        getTranslation(
                                "readiness.rule",
                                state(check, Result.State.READY),
                                state(check, Result.State.NOT_ENOUGH_KNOWN),
                                state(check, Result.State.NOT_YET),
                                state(check, Result.State.PARTLY)));
        rule.addClassNames("meta", "rule");
        return rule;
    }

    private Component keep(Check check, MyAnswers mine) {
        NativeButton print = new NativeButton(getTranslation("readiness.print"));
        print.addClassNames("button", "plain");
        print.getElement().executeJs("this.addEventListener('click', () => window.print())");
        NativeButton again =
                new NativeButton(
                        getTranslation("readiness.again"),
                        event -> {
                            mine.put(Map.of());
                            message.removeAll();
                            ask(check, mine);
                        });
        again.addClassName("link");
        Div tools = new Div(print, again);
        tools.addClassName("link-row");
        Div all = new Div(tools);
        if (viewer.signedIn()) {
            all.add(form(check, mine), message);
        } else {
            tools.add(Link.out("login", getTranslation("readiness.signIn")));
        }
        Section section =
                section(
                        getTranslation("readiness.keep"),
                        getTranslation(
                                viewer.signedIn()
                                        ? "readiness.keep.what"
                                        : "readiness.keep.session"),
                        all);
        section.addClassName("keep");
        return section;
    }

    private Component form(Check check, MyAnswers mine) {
        Input day = new Input();
        day.setType("date");
        day.setValue(LocalDate.now(clock).toString());
        Input partnership = new Input();
        partnership.getElement().setAttribute("maxlength", "" + SavedAnswers.LONGEST_NAME);
        Div fields = new Div();
        fields.addClassName("round-of");
        if (check.survey()) {
            fields.add(labelled("readiness.partnership", partnership));
        }
        fields.add(labelled("readiness.day", day));
        NativeButton save =
                new NativeButton(
                        getTranslation("readiness.save"),
                        event -> save(check, mine, partnership.getValue(), day.getValue()));
        save.addClassName("button");
        fields.add(save);
        return fields;
    }

    private Component labelled(String key, Input field) {
        HtmlContainer label = new HtmlContainer("label");
        label.add(new Text(getTranslation(key)), field);
        return label;
    }

    private void save(Check check, MyAnswers mine, String partnership, String day) {
        message.removeAll();
        try {
            saved.save(
                    String.valueOf(viewer.name()),
                    check,
                    partnership,
                    LocalDate.parse(day),
                    mine.now());
            message.add(new Notice("", getTranslation("readiness.saved")));
            showRounds(check, mine);
        } catch (DateTimeException e) {
            message.add(new Notice("", getTranslation("readiness.noDay")));
        } catch (IllegalArgumentException e) {
            message.add(Notice.of("", e));
        }
    }

    private void showRounds(Check check, MyAnswers mine) {
        rounds.removeAll();
        if (!viewer.signedIn()) {
            return;
        }
        Map<String, List<SavedAnswers.Round>> all = new LinkedHashMap<>();
        saved.of(String.valueOf(viewer.name()), check)
                .forEach(round ->
                        all.computeIfAbsent(
                                        round.partnership(), name -> new java.util.ArrayList<>())
                                .add(round));
        Rounds table =
                new Rounds(
                        check,
                        names,
                        getLocale(),
                        state -> state(check, state),
                        this::said,
                        round -> {
                            mine.put(round.answers());
                            ask(check, mine);
                        },
                        round -> {
                            saved.delete(String.valueOf(viewer.name()), round.id());
                            message.removeAll();
                            message.add(new Notice("", getTranslation("readiness.deleted")));
                            showRounds(check, mine);
                        });
        all.forEach((partnership, list) ->
                rounds.add(
                        section(
                                partnership.isEmpty()
                                        ? getTranslation("readiness.rounds")
                                        : partnership,
                                getTranslation("readiness.rounds.what", list.size()),
                                table.of(list, this))));
    }

    private static Section section(String title, String what, Component content) {
        Section section = new Section(new Header(new H2(title), new Paragraph(what)), content);
        section.addClassName("section");
        return section;
    }
}
