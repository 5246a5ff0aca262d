package lathe.jvst;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An old plugin that cannot be taken as it is; the message says which, what is wrong and what to do. */
public final class JvstException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    JvstException(String where, String what, String remedy) {
        this(where, what, remedy, null);
    }

    JvstException(String where, String what, String remedy, @Nullable Throwable cause) {
        super(where + ": " + what + "; " + remedy, cause);
    }
}
