package lathe.vocoder.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads dictionaries, lists, texts, numbers and NumPy arrays out of a Python pickle of protocol 2 to 5. A pickle is a
 * program; this runs none of it: the few names that NumPy's arrays need stand for their data, and any other name or
 * instruction is refused. Source: Python's {@code pickletools}.
 */
final class PickledData {

    /** An array: NumPy's type without byte order ({@code u2}, {@code f4}, ...), its shape, its bytes or its objects. */
    static final class Array {
        String type = "";
        boolean fortranOrder;
        List<Long> shape = List.of();
        ByteBuffer bytes = ByteBuffer.allocate(0);
        List<Object> objects = List.of();
    }

    /** NumPy's description of one element, which its own state completes with a byte order. */
    private static final class ElementKind {
        final String type;
        boolean littleEndian = true;

        ElementKind(String type) {
            this.type = type;
        }
    }

    /** The names of Python's that stand for data here. */
    private enum Name {
        RECONSTRUCT("numpy.core.multiarray", "_reconstruct"),
        SCALAR("numpy.core.multiarray", "scalar"),
        DTYPE("numpy", "dtype"),
        NDARRAY("numpy", "ndarray"),
        ENCODE("_codecs", "encode");

        private final String module;
        private final String function;

        Name(String module, String function) {
            this.module = module;
            this.function = function;
        }

        /** NumPy 2 moved its inner modules. */
        static Name of(String module, String function) throws Unreadable {
            String known = module.replaceFirst("^numpy\\._core\\.", "numpy.core.");
            for (Name name : values()) {
                if (name.module.equals(known) && name.function.equals(function)) {
                    return name;
                }
            }
            throw new Unreadable("asks for " + shown(module + "." + function) + ", which is not run here");
        }
    }

    private static final Object MARK = new Object();
    private static final Object NONE = new Object();

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private PickledData(ByteBuffer in) {
        this.in = in;
    }

    /** What a pickle cannot be read for. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * The object of a pickle: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double}, {@code Boolean},
     * {@code byte[]}, {@link Array}, or null.
     *
     * @throws Unreadable if it is damaged, or holds anything else
     */
    static @Nullable Object read(ByteBuffer bytes) throws Unreadable {
        PickledData pickle = new PickledData(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        try {
            return plain(pickle.run());
        } catch (BufferUnderflowException e) {
            throw new Unreadable("ends early");
        } catch (ClassCastException | IndexOutOfBoundsException | NoSuchElementException e) {
            throw new Unreadable("is damaged at byte " + pickle.in.position());
        }
    }

    private static @Nullable Object plain(Object value) {
        return value == NONE ? null : value;
    }

    private Object run() throws Unreadable {
        while (true) {
            int code = Byte.toUnsignedInt(in.get());
            if (code == '.') {
                return pop();
            }
            if (!number(code) && !text(code) && !memory(code) && !container(code)) {
                object(code);
            }
        }
    }

    private boolean number(int code) throws Unreadable {
        switch (code) {
            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.getInt());
            case 'K' -> push((long) Byte.toUnsignedInt(in.get()));
            case 'M' -> push((long) Short.toUnsignedInt(in.getShort()));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 0x8a -> push(wholeNumber(take(Byte.toUnsignedInt(in.get()))));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Two's complement, lowest byte first. */
    private static long wholeNumber(byte[] bytes) throws Unreadable {
        if (bytes.length > Long.BYTES) {
            throw new Unreadable("has a whole number of " + bytes.length + " bytes");
        }
        long value = bytes.length == 0 || bytes[bytes.length - 1] >= 0 ? 0 : -1;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
        }
        return value;
    }

    private boolean text(int code) throws Unreadable {
        switch (code) {
            case 'X' -> push(new String(take(in.getInt()), StandardCharsets.UTF_8));
            case 0x8c -> push(new String(take(Byte.toUnsignedInt(in.get())), StandardCharsets.UTF_8));
            case 0x8d -> push(new String(take(size(in.getLong())), StandardCharsets.UTF_8));
            case 'B' -> push(take(in.getInt()));
            case 'C' -> push(take(Byte.toUnsignedInt(in.get())));
            case 0x8e -> push(take(size(in.getLong())));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int size(long claimed) throws Unreadable {
        if (claimed < 0 || claimed > Integer.MAX_VALUE) {
            throw new Unreadable("ends early");
        }
        return (int) claimed;
    }

    private byte[] take(int count) throws Unreadable {
        if (count < 0 || count > in.remaining()) {
            throw new Unreadable("ends early");
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private boolean memory(int code) throws Unreadable {
        switch (code) {
            case 0x80 -> protocol(in.get());
            case 0x95 -> in.getLong();
            case 0x94 -> memo.put(memo.size(), top());
            case 'q' -> memo.put(Byte.toUnsignedInt(in.get()), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> push(remembered(Byte.toUnsignedInt(in.get())));
            case 'j' -> push(remembered(in.getInt()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void protocol(int version) throws Unreadable {
        if (version < 2 || version > 5) {
            throw new Unreadable("is of protocol " + version);
        }
    }

    private Object remembered(int key) throws Unreadable {
        Object value = memo.get(key);
        if (value == null) {
            throw new Unreadable("refers to what is not there");
        }
        return value;
    }

    private boolean container(int code) throws Unreadable {
        switch (code) {
            case '(' -> push(MARK);
            case '}' -> push(new LinkedHashMap<String, Object>());
            case ']', ')' -> push(new ArrayList<Object>());
            case 't' -> push(sinceMark());
            case 0x85 -> push(last(1));
            case 0x86 -> push(last(2));
            case 0x87 -> push(last(3));
            case 'a' -> {
                Object value = pop();
                list(top()).add(value);
            }
            case 'e' -> {
                List<Object> values = sinceMark();
                list(top()).addAll(values);
            }
            case 's' -> putAll(last(2));
            case 'u' -> putAll(sinceMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void putAll(List<Object> pairs) throws Unreadable {
        if (pairs.size() % 2 != 0) {
            throw new Unreadable("has a key without a value");
        }
        Map<String, Object> map = map(top());
        for (int i = 0; i < pairs.size(); i += 2) {
            map.put((String) pairs.get(i), pairs.get(i + 1));
        }
    }

    private void object(int code) throws Unreadable {
        switch (code) {
            case 'c' -> push(Name.of(line(), line()));
            case 0x93 -> {
                String name = (String) pop();
                push(Name.of((String) pop(), name));
            }
            case 'R' -> {
                List<Object> arguments = list(pop());
                push(made((Name) pop(), arguments));
            }
            case 'b' -> {
                List<Object> state = list(pop());
                complete(top(), state);
            }
            default ->
                throw new Unreadable("has an instruction 0x" + Integer.toHexString(code) + ", which data has not");
        }
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
            line.append(c);
        }
        return line.toString();
    }

    private static Object made(Name name, List<Object> arguments) throws Unreadable {
        return switch (name) {
            case RECONSTRUCT -> new Array();
            case DTYPE -> new ElementKind((String) arguments.getFirst());
            case ENCODE -> ((String) arguments.getFirst()).getBytes(StandardCharsets.ISO_8859_1);
            case SCALAR -> {
                Array single = new Array();
                fill(single, List.of(1L), arguments.get(0), arguments.get(1));
                yield single;
            }
            case NDARRAY -> throw new Unreadable("makes an array in an unknown way");
        };
    }

    private static void complete(Object target, List<Object> state) throws Unreadable {
        if (target instanceof ElementKind kind) {
            kind.littleEndian = !">".equals(state.get(1));
        } else if (target instanceof Array array) {
            List<Long> shape = new ArrayList<>();
            for (Object axis : list(state.get(1))) {
                shape.add((Long) axis);
            }
            array.fortranOrder = Boolean.TRUE.equals(state.get(3));
            fill(array, shape, state.get(2), state.get(4));
        } else {
            throw new Unreadable("gives a state to what has none");
        }
    }

    private static void fill(Array array, List<Long> shape, Object kind, Object data) {
        ElementKind element = (ElementKind) kind;
        array.type = element.type;
        array.shape = List.copyOf(shape);
        if (data instanceof List<?>) {
            array.objects = list(data);
        } else {
            array.bytes = ByteBuffer.wrap((byte[]) data)
                    .order(element.littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private List<Object> sinceMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> values = new ArrayList<>(stack.subList(mark + 1, stack.size()));
        stack.subList(mark, stack.size()).clear();
        return values;
    }

    private List<Object> last(int count) {
        List<Object> tail = stack.subList(stack.size() - count, stack.size());
        List<Object> values = new ArrayList<>(tail);
        tail.clear();
        return values;
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.removeLast();
    }

    private Object top() {
        return stack.getLast();
    }
}
