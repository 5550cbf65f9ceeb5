package org.compendium.search.answer;

/// What an answer must have in it. Where nothing can be said, anything may answer.
public enum Asks {
    /// A person or a body: somebody's name, or what they are.
    WHO,
    /// A year, a month, a day.
    WHEN,
    /// A number.
    HOW_MANY,
    /// A place.
    WHERE,
    ANYTHING
}
