"""A cable between one device and the site, which keeps every byte that comes over it."""

import contextlib
import socket
import threading


class Kabel:
    """Passes everything on in both directions; `origin` is where the device finds the site."""

    def __init__(self, port: int) -> None:
        self._site = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._received: list[bytearray] = []
        self._open: set[socket.socket] = set()
        self._threads = [self._run(self._accept)]

    def __enter__(self) -> "Kabel":
        return self

    def __exit__(self, *_) -> None:
        """Pull it out."""
        hang_up(self._listener)
        for end in list(self._open):
            hang_up(end)
        for thread in self._threads:
            thread.join()
        self._listener.close()

    @property
    def received(self) -> bytes:
        """All that came from the site, a line between connections."""
        return b"\n".join(bytes(one) for one in self._received)

    def _run(self, do, *arguments) -> threading.Thread:
        thread = threading.Thread(target=do, args=arguments, daemon=True)
        thread.start()
        return thread

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._threads.append(self._run(self._carry, near))

    def _carry(self, near: socket.socket) -> None:
        kept = bytearray()
        self._received.append(kept)
        with near, contextlib.suppress(OSError), socket.create_connection(self._site) as far:
            self._open |= {near, far}
            back = self._run(pump, far, near, kept)
            pump(near, far, bytearray())
            back.join()
            self._open -= {near, far}


def pump(source: socket.socket, target: socket.socket, kept: bytearray) -> None:
    """Pass on what comes, until one of the two hangs up; then the other is told."""
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            kept += data
            target.sendall(data)
    hang_up(target)


def hang_up(end: socket.socket) -> None:
    """End a connection; its thread then closes it."""
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
