package lathe.neural.graph;

/**
 * Walks the fields of one protobuf message (protobuf.dev, "Encoding"). Nothing is taken from a length but a view of bytes that
 * are there.
 */
final class ProtoReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final ByteSlice bytes;
    private int at;
    private int number;
    private int wireType;
    private long scalar;
    private ByteSlice payload = ByteSlice.EMPTY;

    ProtoReader(ByteSlice bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length();
    }

    /** Reads one field: its number, its type, and its value. */
    void next() throws MalformedException {
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw new MalformedException("has a field without a valid number at byte " + at);
        }
        number = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        scalar = 0;
        payload = ByteSlice.EMPTY;
        switch (wireType) {
            case VARINT -> scalar = varint();
            case FIXED64 -> scalar = fixed(Long.BYTES);
            case FIXED32 -> scalar = fixed(Integer.BYTES);
            case BYTES -> payload = take(varint());
            default -> throw new MalformedException("has a field of unknown kind " + wireType);
        }
    }

    int number() {
        return number;
    }

    int wireType() {
        return wireType;
    }

    /** Value of a field of any kind but {@link #BYTES}. */
    long scalar() {
        return scalar;
    }

    /** Value of a field of kind {@link #BYTES}. */
    ByteSlice payload() {
        return payload;
    }

    long varint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length()) {
                throw new MalformedException("ends in the middle of a number");
            }
            byte part = bytes.at(at++);
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new MalformedException("has a number of more than ten bytes");
    }

    long fixed(int size) throws MalformedException {
        ByteSlice part = take(size);
        return size == Long.BYTES
                ? part.buffer().getLong()
                : Integer.toUnsignedLong(part.buffer().getInt());
    }

    private ByteSlice take(long length) throws MalformedException {
        int left = bytes.length() - at;
        if (length < 0 || length > left) {
            throw new MalformedException(
                    "claims " + Long.toUnsignedString(length) + " bytes where " + left + " are left");
        }
        ByteSlice part = bytes.slice(at, (int) length);
        at += (int) length;
        return part;
    }
}
