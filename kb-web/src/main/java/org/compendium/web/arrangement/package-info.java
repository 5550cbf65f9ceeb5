/// The register of partnership arrangements: what is reported, and where curators bring it in.
/// Start at [org.compendium.web.arrangement.ArrangementsView].
@NullMarked
package org.compendium.web.arrangement;

import org.jspecify.annotations.NullMarked;
