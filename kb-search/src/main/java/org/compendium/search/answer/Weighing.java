package org.compendium.search.answer;

/// How sure one may be that a passage answers a question, from how much it bears on it: a logistic
/// regression on questions whose answers are known. `docs/decisions/0020` tells which.
///
/// @param constant what speaks against any passage
/// @param covered the weight of the share of the words that it has
/// @param together the weight of the share that two sentences on end have
/// @param likeness the weight of what it means
/// @param least the score from which a passage is quoted
record Weighing(double constant, double covered, double together, double likeness, double least) {

    /// With what passages mean.
    static final Weighing WITH_MEANING = new Weighing(-5.4, 2.2, 3.7, 5.0, 0.7);

    /// By words alone, and so more careful.
    static final Weighing BY_WORDS = new Weighing(-3.4, 2.5, 4.1, 0, 0.75);

    /// @return 0 to 1
    double score(Bearing bearing) {
        double sum =
                constant
                        + covered * bearing.covered()
                        + together * bearing.together()
                        + likeness * bearing.likeness().orElse(0);
        return 1 / (1 + Math.exp(-sum));
    }
}
