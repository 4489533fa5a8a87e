// Usage: node behavior.mjs URL. Exits with 0 when the server at URL sends a message of one client to every
// connected client, the sender included, even if another client has just vanished. Speaks Socket.IO to
// an http: URL and plain WebSocket to a ws: URL.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";

// The clients are tools of the tests, not of one sample, so they live in .ci.
const require = createRequire(new URL("../../../.ci/package.json", import.meta.url));
const { io } = require("socket.io-client");
const WebSocket = require("ws");

async function socketIO(url) {
  const socket = io(url, { forceNew: true, reconnection: false }); // Without forceNew all share a connection.
  await once(socket, "connect");
  return {
    send: (message) => socket.emit("chat message", message),
    received: async () => (await once(socket, "chat message"))[0],
    vanish: () => socket.io.engine.close(),
    close: () => socket.close(),
  };
}

async function webSocket(url) {
  const socket = new WebSocket(url, { origin: new URL(url).origin.replace("ws:", "http:") }); // as a browser does
  await once(socket, "open");
  return {
    send: (message) => socket.send(message),
    received: async () => {
      const [data, isBinary] = await once(socket, "message");
      assert.equal(isBinary, false, "text");
      return data.toString();
    },
    vanish: () => socket.terminate(), // without saying goodbye
    close: () => socket.close(),
  };
}

const url = process.argv[2];
const deadline = setTimeout(() => {
  console.error("after 10 s a client is not connected or has not received the message");
  process.exit(1);
}, 10_000);

const connect = url.startsWith("ws:") ? webSocket : socketIO;
const clients = await Promise.all([connect(url), connect(url), connect(url)]);
clients.pop().vanish();
for (const sender of clients) {
  const received = Promise.all(clients.map((client) => client.received()));
  const message = `Grüße at ${performance.now()}`;
  sender.send(message);
  assert.deepEqual(await received, [message, message]);
}

clearTimeout(deadline);
clients.forEach((client) => client.close());
