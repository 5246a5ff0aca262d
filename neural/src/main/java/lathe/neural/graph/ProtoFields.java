package lathe.neural.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One protobuf message as a list of its fields. What the reader does not know stays in it, and is written back as it was.
 * Immutable but for {@link Builder}.
 */
final class ProtoFields {

    static final ProtoFields NONE = new ProtoFields(List.of());

    /** One field; {@code scalar} for numbers, {@code bytes} for the rest, unless it is a message that was put together here. */
    record Field(
            int number,
            int wireType,
            long scalar,
            ByteSlice value,
            @Nullable ProtoFields message) {

        ByteSlice bytes() {
            return message == null ? value : ByteSlice.of(ProtoWriter.write(message));
        }

        long payloadBytes() {
            return message == null ? value.length() : message.size();
        }
    }

    private final List<Field> fields;
    private final long size;

    private ProtoFields(List<Field> fields) {
        this.fields = fields;
        size = ProtoWriter.sizeOf(fields);
    }

    /** Bytes of the message when written. */
    long size() {
        return size;
    }

    static ProtoFields parse(ByteSlice bytes, ReadLimits limits) throws MalformedException {
        List<Field> fields = new ArrayList<>();
        ProtoReader reader = new ProtoReader(bytes);
        while (reader.hasMore()) {
            reader.next();
            limits.countField();
            fields.add(new Field(reader.number(), reader.wireType(), reader.scalar(), reader.payload(), null));
        }
        return new ProtoFields(List.copyOf(fields));
    }

    List<Field> fields() {
        return fields;
    }

    boolean has(int number) {
        return last(number) != null;
    }

    /** The last one counts where a field that may come once comes twice. */
    private @Nullable Field last(int number) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).number() == number) {
                return fields.get(i);
            }
        }
        return null;
    }

    long scalar(int number, long absent) {
        Field field = last(number);
        return field == null ? absent : field.scalar();
    }

    String text(int number) {
        ByteSlice bytes = bytes(number);
        return bytes == null ? "" : bytes.text();
    }

    @Nullable
    ByteSlice bytes(int number) {
        Field field = last(number);
        return field == null ? null : field.bytes();
    }

    List<ByteSlice> all(int number) {
        List<ByteSlice> found = new ArrayList<>();
        for (Field field : fields) {
            if (field.number() == number) {
                found.add(field.bytes());
            }
        }
        return found;
    }

    List<String> texts(int number) {
        return all(number).stream().map(ByteSlice::text).toList();
    }

    /** How many values a repeated field holds, packed or not. */
    long count(int number) throws MalformedException {
        long count = 0;
        for (Field field : fields) {
            if (field.number() == number) {
                count += field.wireType() == ProtoReader.BYTES ? varintsIn(field.bytes()) : 1;
            }
        }
        return count;
    }

    /** Values of a repeated integer field, packed or not. */
    long[] integers(int number) throws MalformedException {
        long[] values = new long[Math.toIntExact(count(number))];
        int at = 0;
        for (Field field : fields) {
            if (field.number() != number) {
                continue;
            }
            if (field.wireType() != ProtoReader.BYTES) {
                values[at++] = field.scalar();
                continue;
            }
            ProtoReader packed = new ProtoReader(field.bytes());
            while (packed.hasMore()) {
                values[at++] = packed.varint();
            }
        }
        return values;
    }

    /** Values of a repeated float field, packed or not. */
    float[] floats(int number) throws MalformedException {
        float[] values = new float[Math.toIntExact(floatCount(number))];
        int at = 0;
        for (Field field : fields) {
            if (field.number() != number) {
                continue;
            }
            if (field.wireType() != ProtoReader.BYTES) {
                values[at++] = Float.intBitsToFloat((int) field.scalar());
                continue;
            }
            ProtoReader packed = new ProtoReader(field.bytes());
            while (packed.hasMore()) {
                values[at++] = Float.intBitsToFloat((int) packed.fixed(Integer.BYTES));
            }
        }
        return values;
    }

    private long floatCount(int number) {
        long bytes = 0;
        for (Field field : fields) {
            if (field.number() == number) {
                bytes += field.wireType() == ProtoReader.BYTES ? field.payloadBytes() : Float.BYTES;
            }
        }
        return bytes / Float.BYTES;
    }

    private static long varintsIn(ByteSlice bytes) {
        long count = 0;
        for (int i = 0; i < bytes.length(); i++) {
            count += bytes.at(i) >= 0 ? 1 : 0;
        }
        return count;
    }

    /** The fields whose numbers are not taken out. */
    ProtoFields without(IntPredicate taken) {
        return new ProtoFields(
                fields.stream().filter(field -> !taken.test(field.number())).toList());
    }

    /** Fields for a message that is put together; {@link #build} sorts them by number, as protobuf's own writers do. */
    static final class Builder {

        private final List<Field> fields = new ArrayList<>();

        Builder integer(int number, long value) {
            fields.add(new Field(number, ProtoReader.VARINT, value, ByteSlice.EMPTY, null));
            return this;
        }

        Builder integers(int number, long[] values) {
            for (long value : values) {
                integer(number, value);
            }
            return this;
        }

        Builder real(int number, float value) {
            long bits = Integer.toUnsignedLong(Float.floatToRawIntBits(value));
            fields.add(new Field(number, ProtoReader.FIXED32, bits, ByteSlice.EMPTY, null));
            return this;
        }

        Builder bytes(int number, ByteSlice value) {
            fields.add(new Field(number, ProtoReader.BYTES, 0, value, null));
            return this;
        }

        Builder text(int number, String value) {
            return bytes(number, ByteSlice.of(value));
        }

        /** Leaves the field out if there is nothing in it. */
        Builder textIfAny(int number, String value) {
            return value.isEmpty() ? this : text(number, value);
        }

        Builder texts(int number, Iterable<String> values) {
            values.forEach(value -> text(number, value));
            return this;
        }

        Builder message(int number, ProtoFields value) {
            fields.add(new Field(number, ProtoReader.BYTES, 0, ByteSlice.EMPTY, value));
            return this;
        }

        Builder addAll(ProtoFields others) {
            fields.addAll(others.fields);
            return this;
        }

        ProtoFields build() {
            List<Field> sorted = new ArrayList<>(fields);
            sorted.sort((a, b) -> Integer.compare(a.number(), b.number()));
            return new ProtoFields(List.copyOf(sorted));
        }
    }
}
