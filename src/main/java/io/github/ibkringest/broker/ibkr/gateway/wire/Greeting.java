package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.util.List;

/**
 * What a gateway says first.
 *
 * @param version the version that both sides speak from here on
 * @param connectionTime the gateway's clock with its own name for its zone, as delivered; may be empty
 */
public record Greeting(ServerVersion version, String connectionTime) {

    private static final int LONGEST_NUMBER = 6;

    /**
     * Reads the first frame of a connection.
     *
     * @throws BrokenFrameException when it is no greeting, or names a version that this program does not speak
     */
    public static Greeting of(Frame frame) {
        List<String> fields = frame.fields();
        if (fields.size() != 2 || !isNumber(fields.get(0))) {
            throw new BrokenFrameException(
                    "the response to the greeting is invalid; the server at this address is not a gateway");
        }
        int number = Integer.parseInt(fields.get(0));
        if (number < ServerVersion.OLDEST) {
            throw new BrokenFrameException("the gateway uses version " + number + " of the protocol, and "
                    + ServerVersion.OLDEST + " is the oldest that can be read; install a current IB Gateway or TWS");
        }
        if (number > ServerVersion.NEWEST) {
            throw new BrokenFrameException("the gateway insists on version " + number + " of the protocol, and "
                    + ServerVersion.NEWEST + " is the newest that can be read");
        }
        return new Greeting(new ServerVersion(number), fields.get(1));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
