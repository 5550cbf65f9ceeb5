package org.compendium.web;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.search.Facet;
import org.compendium.search.Newest;
import org.compendium.search.SearchAddress;
import org.springframework.stereotype.Component;

/// What is new: documents by the day on which they could first be read, which hangs where a number
/// would.
public final class News extends Composite<OrderedList> {

    /// Finds what is new.
    @Component
    public static class Source {

        private final Newest newest;
        private final Names names;

        Source(Newest newest, Names names) {
            this.newest = newest;
            this.names = names;
        }

        /// @param most at most this many
        /// @return empty when the index does not answer; a list without items when nothing is held
        public Optional<News> of(SearchAddress search, int most, Viewer viewer) {
            try {
                return Optional.of(
                        new News(
                                newest.find(search, Instant.EPOCH, Set.of(), most, viewer), names));
            } catch (UncheckedIOException e) {
                // A page is of use without its news.
                return Optional.empty();
            }
        }

        /// Documents about a theme, or about one narrower.
        public Optional<News> about(String theme, int most, Viewer viewer) {
            return of(new SearchAddress("", Map.of(Facet.THEME, Set.of(theme))), most, viewer);
        }
    }

    private final int size;

    private News(List<Newest.Arrival> arrivals, Names names) {
        size = arrivals.size();
        getContent().addClassName("news");
        arrivals.forEach(arrival -> getContent().add(item(arrival, names)));
    }

    /// Whether there is nothing to read.
    public boolean isEmpty() {
        return size == 0;
    }

    private ListItem item(Newest.Arrival arrival, Names names) {
        LocalDate since = arrival.since().atZone(ZoneOffset.UTC).toLocalDate();
        HtmlContainer day = new HtmlContainer("time");
        day.setText(names.shortDate(since, getLocale()));
        day.getElement().setAttribute("datetime", since.toString());
        Anchor title = Link.to(Names.address(arrival.document()), arrival.document().title());
        title.addClassName("t");
        title.getElement().setAttribute("lang", arrival.document().language());
        title.getElement().setAttribute("dir", "auto");
        return new ListItem(
                day, new Div(new Paragraph(title), Byline.whole(arrival.document(), names)));
    }
}
