/// What we hold: works, their expressions (what the interface calls documents), the files they came
/// in, and the passages that can be cited. Start at [org.compendium.document.Documents].
///
/// The words are those of the Functional Requirements for Bibliographic Records (FRBR), which Akoma
/// Ntoso for the United Nations uses too.
@NullMarked
package org.compendium.document;

import org.jspecify.annotations.NullMarked;
