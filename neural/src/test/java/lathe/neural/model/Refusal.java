package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import lathe.neural.session.ModelException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused model is told: always a {@link ModelException} of one line. */
final class Refusal {

    private Refusal() {}

    static String of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(ModelException.class);
        String message = String.valueOf(thrown.getMessage());
        assertThat(message.lines()).as(message).hasSize(1);
        return message;
    }
}
