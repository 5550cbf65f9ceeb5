package org.compendium.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.PassageRef;
import org.springframework.web.util.UriUtils;

/// The lasting address of a passage, without the leading slash.
public final class Permalink {

    private Permalink() {}

    /// For example `cite/TD/B/COM.3/19/para/28`.
    public static String of(Document document, Passage passage) {
        String label = passage.label();
        return of(document.citeKey(), passage.eId(), label == null ? "" : label);
    }

    public static String of(PassageRef passage) {
        return of(passage.symbol().value(), passage.eId(), passage.label());
    }

    private static String of(String work, String eId, String label) {
        String address =
                "cite/"
                        + Arrays.stream(work.split("/"))
                                .map(Permalink::segment)
                                .collect(Collectors.joining("/"));
        return eId.equals("para_" + label)
                ? address + "/para/" + segment(label)
                : address + '/' + segment(eId);
    }

    private static String segment(String text) {
        return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
    }
}
