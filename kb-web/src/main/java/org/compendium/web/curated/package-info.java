/// Entries and cases with the claims they stand on, and recommendations. Start at [PracticesView].
@NullMarked
package org.compendium.web.curated;

import org.jspecify.annotations.NullMarked;
