package lathe.plugin.host.vst3;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.vst3.ComInterface;
import lathe.plugin.vst3.ComObject;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Result;

/** An {@code IMessage}: an id and a list of attributes. */
@SuppressWarnings("unused") // called by name
final class Message extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.MESSAGE,
            ComInterface.value("getMessageID"),
            ComInterface.result("setMessageID"),
            ComInterface.value("getAttributes"));

    private final Attributes attributes = new Attributes();
    private long id;

    Message() {
        super(TABLE);
    }

    @Override
    protected void destroyed() {
        attributes.release();
        if (id != 0) {
            NativeMemory.give(id);
        }
    }

    private static Message self(long self) {
        return (Message) ComObject.at(self);
    }

    private static long getMessageID(long self, long b, long c, long d, long e) {
        return self(self).id;
    }

    private static long setMessageID(long self, long text, long c, long d, long e) {
        Message message = self(self);
        if (message.id != 0) {
            NativeMemory.give(message.id);
        }
        String name = NativeText.read(text);
        int bytes = name.getBytes(StandardCharsets.UTF_8).length + 1;
        message.id = NativeMemory.take(bytes);
        NativeText.write(message.id, name, bytes);
        return Result.OK;
    }

    private static long getAttributes(long self, long b, long c, long d, long e) {
        return self(self).attributes.address(Ids.ATTRIBUTE_LIST);
    }
}
