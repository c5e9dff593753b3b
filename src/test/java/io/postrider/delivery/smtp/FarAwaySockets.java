package io.postrider.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** Stands in for the name service: whatever server on whatever host is meant, the one on the loopback answers. */
final class FarAwaySockets extends NoDelaySockets {

    /** What the operating system had been told when the connection was closed. */
    boolean noDelayAtClose;

    @Override
    public Socket createSocket() throws IOException {
        return noDelay(new Socket() {
            @Override
            public void connect(SocketAddress there, int timeout) throws IOException {
                int port = ((InetSocketAddress) there).getPort();
                super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
            }

            @Override
            public void close() throws IOException {
                if (!isClosed()) {
                    noDelayAtClose = getTcpNoDelay();
                }
                super.close();
            }
        });
    }
}
