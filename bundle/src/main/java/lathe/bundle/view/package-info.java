/** What the editors share: panels, knobs in rows, spectra, curves. */
@NullMarked
package lathe.bundle.view;

import org.jspecify.annotations.NullMarked;
