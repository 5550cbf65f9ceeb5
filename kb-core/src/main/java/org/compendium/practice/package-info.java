/// What works, for whom, and which paragraph says so: practices and cases, each made of claims that
/// stand on cited passages. Start at [org.compendium.practice.Practices].
@NullMarked
package org.compendium.practice;

import org.jspecify.annotations.NullMarked;
