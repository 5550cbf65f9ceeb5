/// Compendium in the browser: the frame around every view, the composites that all of them use, who
/// may open what, and how answers leave. Start at [org.compendium.web.MainLayout]; each view has a
/// package of its own.
@NullMarked
package org.compendium.web;

import org.jspecify.annotations.NullMarked;
