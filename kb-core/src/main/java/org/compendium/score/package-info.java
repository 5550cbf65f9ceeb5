/// What raters think of programmes on the agreed indicators, each score on the passages it cites.
/// Start at [org.compendium.score.Scores]; [org.compendium.score.Rated] says what several raters'
/// scores come to, and [org.compendium.score.Weighting] what they come to for one reader.
@NullMarked
package org.compendium.score;

import org.jspecify.annotations.NullMarked;
