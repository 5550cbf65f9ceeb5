/// The thesaurus as a tree that can be walked. Start at [ThemesView].
@NullMarked
package org.compendium.web.theme;

import org.jspecify.annotations.NullMarked;
