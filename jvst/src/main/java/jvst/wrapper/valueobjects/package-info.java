/** What hosts and plugins hand each other. */
@NullMarked
package jvst.wrapper.valueobjects;

import org.jspecify.annotations.NullMarked;
