package org.compendium.document;

import java.util.List;
import java.util.Set;

/// How well a file shows the structure of its text: the better one leads.
///
/// @param numbered how many numbered paragraphs and items were found in it
/// @param styled whether its format says what is a heading and a list; print only looks like it
public record Rank(long numbered, boolean styled) {

    /// A few numbers more or fewer are the luck of one line.
    private static final double ABOUT = 0.02;

    private static final Set<String> PRINTED =
            Set.of("application/pdf", "text/plain", "application/rtf");

    /// @param mediaType as recognised from the bytes
    public static Rank of(String mediaType, List<Passage> passages) {
        String type = mediaType.replaceFirst(";.*", "").strip();
        return new Rank(
                passages.stream().filter(passage -> passage.label() != null).count(),
                !PRINTED.contains(type) && !type.startsWith("image/"));
    }

    /// Strictly better, so that of two alike the one that leads goes on leading.
    public boolean above(Rank other) {
        double difference = numbered - other.numbered;
        if (Math.abs(difference) > ABOUT * Math.max(numbered, other.numbered)) {
            return difference > 0;
        }
        return styled && !other.styled;
    }
}
