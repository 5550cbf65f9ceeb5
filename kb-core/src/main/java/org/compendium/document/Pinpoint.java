package org.compendium.document;

/// Where a cited passage stands in its work, in words.
///
/// @param section the heading of the section in which numbers begin afresh, as it is printed; empty
///   where the number is the work's own
/// @param within what tells that section from the others whose numbers begin afresh: "Governments"
///   of "Recommendations addressed to Governments"; empty where there is no section
public record Pinpoint(PassageRef passage, String section, String within) {

    /// Within the work: "para. 28", "Recommendations addressed to Governments, para. 3(c)(ii)".
    /// Empty for a passage without a number.
    public String place() {
        if (passage.label().isEmpty()) {
            return "";
        }
        // A no-break space keeps the number on the line of its word.
        String number = "para.\u00a0" + passage.label();
        return section.isEmpty() ? number : section + ", " + number;
    }

    /// The citation: "TD/B/COM.3/19, para. 28".
    ///
    /// Source: United Nations Editorial Manual, footnotes and other references.
    public String words() {
        return place().isEmpty()
                ? passage.symbol().value()
                : passage.symbol().value() + ", " + place();
    }

    /// As short as it can be said where the work is known: "28", "Governments 3(c)(ii)". Empty for
    /// a passage without a number.
    public String number() {
        return within.isEmpty() || passage.label().isEmpty()
                ? passage.label()
                : within + ' ' + passage.label();
    }
}
