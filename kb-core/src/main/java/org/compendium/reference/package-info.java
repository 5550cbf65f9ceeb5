/// What a text cites: symbols, resolutions and paragraph numbers in the six languages of the United
/// Nations. Pure: values in, values out. Start at [org.compendium.reference.Mentions].
@NullMarked
package org.compendium.reference;

import org.jspecify.annotations.NullMarked;
