/// The thesaurus as a tree that can be walked, what is held on each theme, and where curators edit
/// it. Start at [ThemesView].
@NullMarked
package org.compendium.web.theme;

import org.jspecify.annotations.NullMarked;
