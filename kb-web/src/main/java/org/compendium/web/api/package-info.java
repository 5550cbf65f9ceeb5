/// The interface for programs: documents, search, curated records and permanent addresses, as
/// promised to those who rely on them. Start at [org.compendium.web.api.DocumentsApi].
@NullMarked
package org.compendium.web.api;

import org.jspecify.annotations.NullMarked;
