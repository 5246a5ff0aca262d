/** Editors of old plugins, and the widgets they were given. */
@NullMarked
package jvst.wrapper.gui;

import org.jspecify.annotations.NullMarked;
