package dev.tuppence.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where a request comes from, as coarsely as is of use.
 *
 * @param network IPv4 /24 or IPv6 /48, e.g. {@code 203.0.113.0/24}
 * @param device what the browser says of itself
 */
public record Visit(String network, String device) {

    private static final int LONGEST_DEVICE = 512;

    public static Visit of(HttpServletRequest request) {
        String device = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new Visit(
                networkOf(request.getRemoteAddr()), device.substring(0, Math.min(LONGEST_DEVICE, device.length())));
    }

    static String networkOf(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: nothing is looked up
            int prefix = bytes.length == 4 ? 24 : 48;
            Arrays.fill(bytes, prefix / 8, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + prefix;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    byte[] networkHash() {
        return sha256(network);
    }

    byte[] deviceHash() {
        return sha256(device);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
