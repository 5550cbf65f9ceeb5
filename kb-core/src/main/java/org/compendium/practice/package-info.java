/// What works, for whom, and which paragraph says so: practices and cases, each made of claims that
/// stand on cited passages, and recommendations. Start at [org.compendium.practice.Practices];
/// [org.compendium.practice.Rechecks] finds what its source no longer says.
@NullMarked
package org.compendium.practice;

import org.jspecify.annotations.NullMarked;
