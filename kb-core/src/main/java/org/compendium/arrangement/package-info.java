/// The register of partnership arrangements: who looks for a partner, who cooperates with whom, for
/// what, and how far it has come. Start at [org.compendium.arrangement.Arrangements];
/// [org.compendium.arrangement.ArrangementImport] takes in what curators send as CSV.
@NullMarked
package org.compendium.arrangement;

import org.jspecify.annotations.NullMarked;
