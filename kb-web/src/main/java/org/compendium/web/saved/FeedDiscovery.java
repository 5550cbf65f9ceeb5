package org.compendium.web.saved;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.compendium.alert.Match;
import org.compendium.search.SearchAddress;
import org.compendium.web.ReaderLanguage;
import org.compendium.wording.Wording;
import org.springframework.stereotype.Component;

/// Lets a feed reader find the feed of a search by the address of its page.
@Component
class FeedDiscovery implements VaadinServiceInitListener {

    private final Match match;
    private final ReaderLanguage languages;

    FeedDiscovery(Match match, ReaderLanguage languages) {
        this.match = match;
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::announce);
    }

    private void announce(IndexHtmlResponse response) {
        if ("/search".equals(response.getVaadinRequest().getPathInfo())
                && response.getVaadinRequest() instanceof VaadinServletRequest request) {
            String question = request.getHttpServletRequest().getQueryString();
            SearchAddress search;
            try {
                search = SearchAddress.parse(question == null ? "" : question);
            } catch (IllegalArgumentException e) {
                return; // No address that could be followed.
            }
            Wording words = Wording.in(languages.of(request));
            response.getDocument()
                    .head()
                    .appendElement("link")
                    .attr("rel", "alternate")
                    .attr("type", "application/atom+xml")
                    .attr("title", words.of("feed.title", match.described(search, words)))
                    .attr("href", "api/v1/search.atom?" + search);
        }
    }
}
