/// Searches that people keep, and how they hear of what is new: by mail and by feed. Start at
/// [org.compendium.alert.SavedSearches]; [org.compendium.alert.Alerts] sends what is due.
@NullMarked
package org.compendium.alert;

import org.jspecify.annotations.NullMarked;
