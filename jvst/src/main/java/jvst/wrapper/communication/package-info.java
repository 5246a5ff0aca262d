/** Both sides of the conversation between host and plugin, version by version of VST 2. */
@NullMarked
package jvst.wrapper.communication;

import org.jspecify.annotations.NullMarked;
