/// The readiness checks and the partners' survey: questions, answers, what they come to. Start at
/// [org.compendium.web.readiness.CheckView].
@NullMarked
package org.compendium.web.readiness;

import org.jspecify.annotations.NullMarked;
