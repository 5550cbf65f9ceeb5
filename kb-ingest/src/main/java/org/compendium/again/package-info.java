/// Makes stored documents again from their files, in the background. Start at
/// [org.compendium.again.Reprocessing]; `Items` is the share of work in the database.
@NullMarked
package org.compendium.again;

import org.jspecify.annotations.NullMarked;
