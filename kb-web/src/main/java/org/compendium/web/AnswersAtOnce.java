package org.compendium.web;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/// Hands most answers to the network in one piece. The web server does so after every 8 KB unless
/// told otherwise, which for a page of search results is a handful of calls of the system, and as
/// many for whoever reads them.
@Component
class AnswersAtOnce implements TomcatConnectorCustomizer {

    /// In bytes, for each connection.
    private static final int AT_ONCE = 64 * 1024;

    @Override
    public void customize(Connector connector) {
        connector.setProperty("socket.appWriteBufSize", String.valueOf(AT_ONCE));
    }
}
