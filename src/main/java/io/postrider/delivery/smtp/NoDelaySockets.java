package io.postrider.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once; the mail library leaves Nagle's algorithm on, and a mail of 30 kB then waits 40 ms for the
 * receiver's delayed acknowledgement: 22 mails a second instead of thousands.
 */
class NoDelaySockets extends SocketFactory {

    private volatile Socket last;

    /** Sets how long the newest socket waits for an answer; also under TLS, which is layered on it. */
    void patience(int millis) throws IOException {
        if (last != null) {
            last.setSoTimeout(millis);
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return noDelay(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return noDelay(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return noDelay(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return noDelay(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return noDelay(new Socket(host, port, local, localPort));
    }

    final Socket noDelay(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        last = socket;
        return socket;
    }
}
