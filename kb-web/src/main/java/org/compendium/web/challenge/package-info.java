/// What readers doubt and institutions answer: raising a challenge, answering it, recording a
/// reply. Start at [ChallengeView].
@NullMarked
package org.compendium.web.challenge;

import org.jspecify.annotations.NullMarked;
