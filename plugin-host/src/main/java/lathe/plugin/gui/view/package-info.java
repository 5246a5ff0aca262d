/** What sound looks like: levels, spectra, histories, the stereo image, loudness in digits. */
@NullMarked
package lathe.plugin.gui.view;

import org.jspecify.annotations.NullMarked;
