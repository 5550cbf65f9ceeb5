package org.compendium.web;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;

/// Answers 404 for a page that will say so. Vaadin sends the same first page for every address and
/// finds out later what stands there, which is too late for the status that crawlers and link
/// checkers read.
@Component
class HeldAddresses implements VaadinServiceInitListener {

    private final List<HeldAddress> views;

    HeldAddresses(List<HeldAddress> views) {
        this.views = views;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        RouteRegistry routes = event.getSource().getRouter().getRegistry();
        event.addIndexHtmlRequestListener(response -> answer(response, routes));
    }

    private void answer(IndexHtmlResponse response, RouteRegistry routes) {
        String path = response.getVaadinRequest().getPathInfo();
        String address = path == null ? "" : new Location(path.replaceFirst("^/", "")).getPath();
        boolean held =
                routes.getNavigationTarget(address).isPresent()
                        && views.stream().allMatch(view -> view.holds(address));
        if (!held) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
