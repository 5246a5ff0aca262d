package jvst.wrapper.system;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Exceptions as text. */
public class ExceptionUtililities {

    /** Nothing to hold. */
    public ExceptionUtililities() {}

    /** What was thrown and from where. */
    public static String getStackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
