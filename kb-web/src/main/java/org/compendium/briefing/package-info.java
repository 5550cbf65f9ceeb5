/// Quotations as a text document with footnotes. Start at [org.compendium.briefing.Briefing];
/// nobody else imports the library that writes it.
@NullMarked
package org.compendium.briefing;

import org.jspecify.annotations.NullMarked;
