package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Makes frames of the bytes of a connection, however they are cut or joined on their way.
 *
 * <p>A frame is four bytes that say its length, highest first, and then that many. Memory is taken for bytes that have
 * come, never for bytes that are announced. Not thread-safe.
 */
public final class FrameAssembler {

    /** The longest frame; the longest that was ever seen had some thousand bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int LENGTH_BYTES = 4;
    private static final int FIRST_ROOM = 512;

    private final Deque<Frame> whole = new ArrayDeque<>();
    private byte[] room = new byte[FIRST_ROOM];
    private int filled;
    private BrokenFrameException broken;

    /** Takes bytes in. What follows a length that cannot be one is dropped, for nobody knows where a frame begins there. */
    public void accept(byte[] bytes, int offset, int count) {
        try {
            take(bytes, offset, offset + count);
        } catch (BrokenFrameException e) {
            broken = e;
        }
    }

    private void take(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && broken == null) {
            int wanted = wanted();
            int taken = Math.min(wanted - filled, end - at);
            ensureRoom(filled + taken, wanted);
            System.arraycopy(bytes, at, room, filled, taken);
            filled += taken;
            at += taken;
            if (filled >= LENGTH_BYTES && filled == wanted()) {
                finish();
            }
        }
    }

    /**
     * The next whole frame, or null when there is none.
     *
     * @throws BrokenFrameException when there is none and never will be, because a length cannot be one
     */
    public Frame poll() {
        if (whole.isEmpty() && broken != null) {
            throw broken;
        }
        return whole.poll();
    }

    /** Whether bytes of a frame have come whose end has not. */
    public boolean isWithinFrame() {
        return filled > 0;
    }

    private int wanted() {
        return filled < LENGTH_BYTES ? LENGTH_BYTES : LENGTH_BYTES + length();
    }

    private int length() {
        int length = (room[0] & 0xFF) << 24 | (room[1] & 0xFF) << 16 | (room[2] & 0xFF) << 8 | room[3] & 0xFF;
        if (length <= 0 || length > MOST_BYTES) {
            throw new BrokenFrameException("a frame has the stated length of " + Integer.toUnsignedString(length)
                    + " bytes; the server uses another protocol, or the connection is damaged");
        }
        return length;
    }

    private void ensureRoom(int needed, int wanted) {
        if (needed > room.length) {
            room = Arrays.copyOf(room, Math.min(wanted, Math.max(needed, 2 * room.length)));
        }
    }

    private void finish() {
        whole.add(Frame.of(Arrays.copyOfRange(room, LENGTH_BYTES, filled)));
        filled = 0;
        if (room.length > FIRST_ROOM * LENGTH_BYTES) {
            room = new byte[FIRST_ROOM];
        }
    }
}
