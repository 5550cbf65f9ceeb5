package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.compendium.curated.Challenges;
import org.compendium.curated.Entry;
import org.compendium.curated.Replies;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Written;

/// What others say to the claims of a page: replies of institutions, challenges with their answers,
/// and the way to raise one. What a challenge says is not shown before a curator has read it.
final class Voices {

    private final List<Entry> entries;
    private final List<Challenges.Challenge> challenges;
    private final List<Replies.Reply> replies;
    private final Names names;
    private final boolean curates;
    private final Div page;
    private final Locale locale;

    /// @param entries whose claims stand on the page
    /// @param curates whether the viewer may record replies
    Voices(EntryPage.Parts parts, List<Entry> entries, boolean curates, Div page, Locale locale) {
        this.entries = entries;
        this.challenges =
                entries.stream()
                        .flatMap(entry -> parts.challenges().shown(entry.id()).stream())
                        .toList();
        this.replies =
                entries.stream()
                        .flatMap(entry -> parts.replies().shown(entry.id()).stream())
                        .toList();
        this.names = parts.names();
        this.curates = curates;
        this.page = page;
        this.locale = locale;
    }

    /// What stands below a claim. The same wording in two entries is two claims; that of the first
    /// entry is meant.
    Component under(Entry.Claim claim) {
        Optional<Entry> owner =
                entries.stream().filter(entry -> entry.claims().contains(claim)).findFirst();
        Div voices = new Div();
        voices.addClassName("voices");
        owner.ifPresent(entry -> {
            say(voices, entry.id(), claim.text());
            voices.add(ways(entry, claim));
        });
        return voices;
    }

    /// What was said to wordings that an entry no longer has; empty when there is none.
    Optional<Component> earlier(Entry entry) {
        Set<String> earlier = new LinkedHashSet<>();
        replies.stream()
                .filter(reply -> reply.entry().equals(entry.id()))
                .forEach(reply -> earlier.add(reply.claim()));
        challenges.stream()
                .filter(challenge -> challenge.entry().equals(entry.id()))
                .forEach(challenge -> earlier.add(challenge.claim()));
        entry.claims().forEach(claim -> earlier.remove(claim.text()));
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Div all = new Div();
        for (String claim : earlier) {
            Paragraph wording = new Paragraph(said("voices.earlier.wording") + " ");
            wording.addClassName("meta");
            Paragraph text = Written.inEnglish(typed(claim));
            Div voices = new Div(wording, text);
            voices.addClassName("voices");
            say(voices, entry.id(), claim);
            all.add(voices);
        }
        return Optional.of(
                EntryPage.section(said("voices.earlier"), said("voices.earlier.what"), all));
    }

    private void say(Div voices, String entry, String claim) {
        replies.stream()
                .filter(reply -> reply.entry().equals(entry) && reply.claim().equals(claim))
                .forEach(reply -> voices.add(reply(reply)));
        List<Challenges.Challenge> doubts =
                challenges.stream()
                        .filter(one -> one.entry().equals(entry) && one.claim().equals(claim))
                        .toList();
        doubts.forEach(doubt ->
                Optional.ofNullable(doubt.decision())
                        .ifPresent(decision -> voices.add(answered(doubt, decision))));
        List<Challenges.Challenge> open =
                doubts.stream().filter(doubt -> doubt.decision() == null).toList();
        if (!open.isEmpty()) {
            Paragraph line =
                    new Paragraph(said("voices.open", open.size(), day(open.getLast().at())));
            line.addClassName("meta");
            voices.add(line);
        }
    }

    private Component reply(Replies.Reply reply) {
        Paragraph who = new Paragraph();
        who.addClassName("meta");
        HtmlContainer word = new HtmlContainer("b");
        word.setText(said("voices.reply"));
        who.add(word, new Text(EntryPage.DOT));
        String organisation = reply.organisation();
        if (organisation == null) {
            who.add(new Text(reply.institution()));
        } else {
            who.add(
                    Link.to(
                            Entry.Type.ORGANISATION.plural() + '/' + organisation,
                            reply.institution()));
        }
        who.add(new Text(EntryPage.DOT + names.date(reply.said(), locale)));
        return voice(who, typed(reply.text()));
    }

    private Component answered(Challenges.Challenge doubt, Challenges.Decision decision) {
        Paragraph who = new Paragraph();
        who.addClassName("meta");
        HtmlContainer word = new HtmlContainer("b");
        word.setText(said("voices.challenge"));
        who.add(word, new Text(EntryPage.DOT + day(doubt.at())));
        String name = doubt.name();
        if (name != null) {
            who.add(new Text(EntryPage.DOT + name));
        }
        Paragraph then = new Paragraph();
        then.addClassName("meta");
        HtmlContainer answer = new HtmlContainer("b");
        answer.setText(said("voices.answer"));
        then.add(answer, new Text(EntryPage.DOT + day(decision.at())));
        return voice(who, typed(doubt.text()), then, typed(decision.answer()));
    }

    private static Component voice(Component... parts) {
        Div voice = new Div(parts);
        voice.addClassName("voice");
        return voice;
    }

    // Plain text, whatever it looks like.
    private static Paragraph typed(String text) {
        Paragraph typed = new Paragraph(text);
        typed.addClassName("typed");
        typed.getElement().setAttribute("dir", "auto");
        return typed;
    }

    private Component ways(Entry entry, Entry.Claim claim) {
        String which = "?entry=" + entry.id() + "&claim=" + entry.claims().indexOf(claim);
        Div ways = new Div(way("challenge" + which, "voices.challenge.this", claim));
        ways.addClassNames("link-row", "ways");
        if (curates) {
            ways.add(way("reply" + which, "voices.reply.record", claim));
        }
        return ways;
    }

    private Anchor way(String address, String label, Entry.Claim claim) {
        Anchor way = Link.to(address, said(label));
        way.setAriaLabel(said("voices.way", said(label), claim.text()));
        return way;
    }

    private String day(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return names.date(day, locale);
    }

    private String said(String key, Object... values) {
        return page.getTranslation(key, values);
    }
}
