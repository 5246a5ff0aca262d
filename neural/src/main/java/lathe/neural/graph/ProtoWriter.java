package lathe.neural.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Turns fields into the bytes of a message. */
final class ProtoWriter {

    private ProtoWriter() {}

    static byte[] write(ProtoFields message) {
        long size = message.size();
        if (size > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("message of " + size + " bytes; protobuf ends at 2 GB");
        }
        ByteBuffer out = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        write(out, message);
        return out.array();
    }

    private static void write(ByteBuffer out, ProtoFields message) {
        for (ProtoFields.Field field : message.fields()) {
            write(out, field);
        }
    }

    /** Bytes that the fields of a message take. */
    static long sizeOf(List<ProtoFields.Field> fields) {
        long size = 0;
        for (ProtoFields.Field field : fields) {
            size += sizeOf(field);
        }
        return size;
    }

    private static long sizeOf(ProtoFields.Field field) {
        int tag = sizeOf((long) field.number() << 3);
        return tag
                + switch (field.wireType()) {
                    case ProtoReader.VARINT -> sizeOf(field.scalar());
                    case ProtoReader.FIXED32 -> Integer.BYTES;
                    case ProtoReader.FIXED64 -> Long.BYTES;
                    default -> sizeOf(field.payloadBytes()) + field.payloadBytes();
                };
    }

    /** Bytes of a number as varint. */
    private static int sizeOf(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    private static void write(ByteBuffer out, ProtoFields.Field field) {
        varint(out, ((long) field.number() << 3) | field.wireType());
        switch (field.wireType()) {
            case ProtoReader.VARINT -> varint(out, field.scalar());
            case ProtoReader.FIXED32 -> out.putInt((int) field.scalar());
            case ProtoReader.FIXED64 -> out.putLong(field.scalar());
            default -> {
                varint(out, field.payloadBytes());
                if (field.message() == null) {
                    field.value().copyTo(out);
                } else {
                    write(out, field.message());
                }
            }
        }
    }

    private static void varint(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
