package org.compendium.search;

/// What counts for how much in the order of results. The figures come from the evaluation that is
/// told in `docs/decisions/0019`.
///
/// @param document the weight of the whole document's words
/// @param passage the weight of the words of its best passage
/// @param title how often a word in the title counts
/// @param headings how often a word in the headings above a passage counts
/// @param beside how often two words count once more that stand near each other as they do in what
///   was typed
/// @param meaning the weight of what its best passage means
/// @param near how many passages are looked at for what they mean
/// @param enough how many of the words a document must have, as Elasticsearch writes it
/// @param close the likeness, as a cosine, from which the nearest passage has the full weight
/// @param alike the least likeness, as a cosine, with which a passage is found by its meaning alone
/// @param words the weight of the words of a passage among the passages of its document
/// @param expanded how often a word counts that was not typed and means the same
/// @param verbatim the weight of what a passage says of a typed sentence word for word: it decides
///   alone
/// @param recalled how much of the sentence, from 0 to 1, a passage must say for that
record Relevance(
        double document,
        double passage,
        double title,
        double headings,
        double beside,
        double meaning,
        int near,
        String enough,
        double alike,
        double close,
        double expanded,
        double words,
        double verbatim,
        double recalled) {

    /// The most that all of these give together.
    double most() {
        return document + passage + meaning;
    }

    static final Relevance MEASURED =
            new Relevance(
                    1.0, 0.3, 0.5, 0.3, 0.6, 2.15, 200, "2<75%", 0.3, 0.5, 0.7, 1.0, 100, 0.7);
}
