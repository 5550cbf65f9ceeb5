package org.compendium.web.api;

import java.util.ArrayList;
import java.util.List;
import org.compendium.ingest.Intake;
import org.compendium.ingest.Receipt;

/// A receipt for a person's own files: plain text that needs no program of ours.
final class ReceiptText {

    private ReceiptText() {}

    static String of(Receipt receipt, List<Intake.Attempt> before, String base) {
        List<String> lines = new ArrayList<>();
        lines.add("Compendium: receipt " + receipt.id());
        lines.add("");
        lines.add("File       " + receipt.fileName());
        lines.add("Size       " + receipt.size() + " bytes");
        lines.add("SHA-256    " + receipt.sha256());
        lines.add("Sent by    " + receipt.owner());
        lines.add("Received   " + receipt.received());
        for (Intake.Attempt attempt : before) {
            lines.add(
                    "Before     "
                            + attempt.outcome()
                            + " on "
                            + attempt.finished()
                            + (attempt.reason() == null ? "" : ": " + attempt.reason()));
        }
        lines.add("State      " + receipt.state());
        if (receipt.outcome() != null) {
            lines.add("Outcome    " + receipt.outcome() + " on " + receipt.finishedAt());
        }
        if (receipt.reason() != null) {
            lines.add("Reason     " + receipt.reason());
        }
        if (receipt.document() != null) {
            lines.add("Document   " + base + "/read/" + receipt.document().value());
        }
        lines.add("Address    " + base + "/receipts/" + receipt.id());
        return String.join("\r\n", lines) + "\r\n";
    }
}
