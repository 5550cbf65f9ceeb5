package org.compendium.web.intake;

import org.compendium.account.Viewer;
import org.compendium.ingest.Ingestion;
import org.compendium.web.CurrentViewer;
import org.compendium.web.HeldAddress;
import org.springframework.stereotype.Component;

@Component
class HeldReceipts implements HeldAddress {

    private final Ingestion ingestion;
    private final CurrentViewer current;

    HeldReceipts(Ingestion ingestion, CurrentViewer current) {
        this.ingestion = ingestion;
        this.current = current;
    }

    @Override
    public boolean holds(String address) {
        String[] segments = address.split("/");
        if (segments.length < 2 || !segments[0].equals("receipts")) {
            return true;
        }
        Viewer viewer = current.viewer();
        return ingestion
                .find(segments[1])
                .filter(receipt -> viewer.curates() || receipt.owner().equals(viewer.name()))
                .isPresent();
    }
}
