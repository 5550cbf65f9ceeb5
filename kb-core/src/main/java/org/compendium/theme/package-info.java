/// What documents are about: the thesaurus, a tree of concepts with labels in the six languages of
/// the United Nations, and the care that curators take of it. Start at
/// [org.compendium.theme.Themes].
@NullMarked
package org.compendium.theme;

import org.jspecify.annotations.NullMarked;
