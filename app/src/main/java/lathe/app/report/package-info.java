/** What a mastering job did, to look at: figures gathered as the sound streams by, and one page that needs no network. */
@NullMarked
package lathe.app.report;

import org.jspecify.annotations.NullMarked;
