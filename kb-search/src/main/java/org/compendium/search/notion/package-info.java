/// What a question is about, whatever the language it is asked in.
@NullMarked
package org.compendium.search.notion;

import org.jspecify.annotations.NullMarked;
